"""My organisations, a new one, what it is called, its facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from virage.core.access import Actor, Role
from virage.core.answers import Json
from virage.core.questionnaire import Question
from virage.documents.answers import answer_in_words
from virage.web.accounts.models import User
from virage.web.limits import TooOftenError, hold
from virage.web.organisations import actions, bridge, queries
from virage.web.organisations.actions.founding import Said
from virage.web.organisations.actions.inviting import secret_of
from virage.web.organisations.forms.organisation import FoundForm, IdentityForm
from virage.web.organisations.forms.profile import FactsForm, as_shown
from virage.web.organisations.models import Fact, Organisation
from virage.web.organisations.views.doors import on_organisation, signed_in
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell

FORMS = ["GET", "HEAD", "POST"]
CONFLICT = 409


@signed_in("account.manage")
@require_safe
def mine(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The organisations in which one takes part, and the seats that one is offered."""
    email = cast(User, request.user).email
    context = {
        "organisations": tuple(queries.organisations_visible_to(actor)),
        "invitations": _offers(email),
    }
    return render(request, "organisations/mine.html", context)


def _offers(email: str) -> tuple[tuple[str, str], ...]:
    """The seats offered to an address: which organisation, and where the offer is taken."""
    offers = queries.invitations_to(email, timezone.now())
    return tuple(
        (each.organisation.name, reverse("organisations:invitation", args=[secret_of(each)]))
        for each in offers
    )


@signed_in("organisation.found")
@require_http_methods(FORMS)
def found(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Make an organisation."""
    form, wait = FoundForm(posted(request), initial={"language": language()}), 0
    try:
        if form.is_valid():
            return redirect("organisations:facts", _found(request, actor, form).id)
    except TooOftenError as refusal:
        form.add_error(None, refusal.words)
        wait = refusal.wait
    status = 422 if form.is_bound else 200
    return hold(render(request, "organisations/found.html", {"form": form}, status=status), wait)


def _found(request: HttpRequest, actor: Actor, form: FoundForm) -> Organisation:
    given = form.cleaned_data | {"role": Role(form.cleaned_data["role"])}
    return actions.found_organisation(actor=actor, account=cast(User, request.user), **given)


@on_organisation("organisation.change")
@require_http_methods(FORMS)
def identity(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Change what the organisation is called; what a colleague changed meanwhile is shown."""
    known = {key: getattr(organisation, key) for key in ("name", "neq", "language")}
    form = IdentityForm(posted(request), initial=known)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        base = _number(request.POST.get("base", ""))
        if actions.change_identity(
            actor=actor, organisation=organisation, base=base, **form.cleaned_data
        ):
            tell(request, _("The name, the NEQ and the language are saved."))
            return redirect("campaigns:home", organisation.id)
        status = CONFLICT
    context = {"form": form, "organisation": organisation, "conflict": status == CONFLICT}
    return render(request, "organisations/identity.html", context, status=status)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact beside its field: who said it, when, and the version that the page shows."""

    question: str
    base: int
    was: str
    said_by: str
    said_at: datetime | None


@on_organisation("organisation.change")
@require_http_methods(FORMS)
def facts(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Say the facts of the organisation, once for every diagnosis and every programme."""
    known = queries.facts_of(organisation)
    form = FactsForm(_profile(), language(), data=posted(request), known=_values(known))
    status = 422 if form.is_bound else 200
    if form.is_valid():
        conflicts = _save(request, actor, organisation, form=form)
        if not conflicts:
            tell(request, _("The facts are saved."))
            return redirect("campaigns:home", organisation.id)
        status, known = CONFLICT, queries.facts_of(organisation)
        _tell(form, conflicts, known)
    context = {"form": form, "lines": _lines(form, known, status), "organisation": organisation}
    return render(request, "organisations/facts.html", context, status=status)


def _profile() -> tuple[Question, ...]:
    """The facts to ask for; the NEQ belongs to the identity."""
    return tuple(each for each in bridge.current_questionnaire().profile if each.id != "neq")


def _lines(
    form: FactsForm, known: dict[str, Fact], status: int
) -> tuple[tuple[BoundField, FactLine], ...]:
    """Each field with what stands beside it; after a conflict, the newest version."""
    conflict = status == CONFLICT
    sent = {} if conflict or not form.is_bound else form.data
    return tuple((form[each.id], _line(each, known, sent)) for each in form.questions)


def _values(known: dict[str, Fact]) -> dict[str, Json | None]:
    return {name: fact.value for name, fact in known.items()}


def _save(
    request: HttpRequest, actor: Actor, organisation: Organisation, *, form: FactsForm
) -> tuple[str, ...]:
    said = [
        Said(
            question=each.id,
            answer=form.answers.get(each.id),
            base=_number(request.POST.get(f"base.{each.id}", "")),
            was=request.POST.get(f"was.{each.id}", ""),
        )
        for each in form.questions
    ]
    account = cast(User, request.user)
    return actions.save_facts(actor=actor, account=account, organisation=organisation, facts=said)


def _tell(form: FactsForm, conflicts: tuple[str, ...], known: dict[str, Fact]) -> None:
    """Say beside a field what a colleague put there meanwhile."""
    questionnaire = bridge.current_questionnaire()
    answers = bridge.answers_of(questionnaire, known.values())
    for name in conflicts:
        words = answer_in_words(questionnaire.by_id[name], answers.get(name), language())
        text = _("A colleague changed this meanwhile to: %(answer)s. Send again to keep yours.")
        form.add_error(name, text % {"answer": words})


def _line(question: Question, known: dict[str, Fact], sent: Mapping[str, Any]) -> FactLine:
    """What stands beside a field: what the page showed when it was sent, else what is kept."""
    fact = known.get(question.id)
    base, was = fact.version if fact else 0, str(as_shown(question, fact.value if fact else None))
    if sent:
        base, was = _number(sent.get(f"base.{question.id}", "")), sent.get(f"was.{question.id}", "")
    said_by = fact.said_by.email if fact and fact.said_by else ""
    return FactLine(question.id, base, was, said_by, fact.said_at if fact else None)
