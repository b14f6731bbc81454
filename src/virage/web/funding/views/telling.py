"""Telling the facts on which money depends: once, for every programme and every diagnosis."""

from collections.abc import Mapping
from typing import cast

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from virage.core.access import Actor
from virage.core.answers import Blank
from virage.documents.answers import answer_in_words
from virage.web.accounts.models import User
from virage.web.funding import bridge
from virage.web.funding.forms.facts import TellForm
from virage.web.funding.views import asking, cards
from virage.web.funding.views.asking import Wanting
from virage.web.organisations import actions
from virage.web.organisations.actions.founding import Said
from virage.web.organisations.models import Fact, Organisation
from virage.web.organisations.queries import facts_of
from virage.web.organisations.views.doors import on_organisation
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell

CONFLICT = 409
MOST_DIGITS = 8


@on_organisation("funding.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Tell what is missing, change what was told; only the fields that were sent are read."""
    told, data = facts_of(organisation), _data(request)
    wanted = _wanted(organisation, told, data)
    form = asking.form_of(wanted, told, data)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        conflicts = _save(actor, cast(User, request.user), organisation, form=form)
        if not conflicts:
            return _told(request, organisation)
        status, told = CONFLICT, facts_of(organisation)
        _tell(form, conflicts, told)
    lines = asking.lines(wanted, told, form)
    context = {"form": form, "organisation": organisation, "lines": lines}
    return render(request, "funding/facts.html", context, status=status)


def _told(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    tell(request, _("The facts are saved."))
    return redirect("funding:organisation", organisation.id)


def _data(request: HttpRequest) -> QueryDict | None:
    """What was sent; the button of what one does not know fills its field."""
    sent = posted(request)
    if sent is None or "unknown" not in sent:
        return sent
    data = sent.copy()
    data[str(data["unknown"])] = Blank.DONT_KNOW.value
    return data


def _wanted(
    organisation: Organisation, told: Mapping[str, Fact], data: QueryDict | None
) -> tuple[Wanting, ...]:
    """What the page asks; of what was sent, only the questions that exist."""
    if data is None:
        return asking.everything(cards.screen_of(organisation, told, {}).page, told)
    known = bridge.questions().values()
    return tuple(Wanting(each) for each in known if f"base.{each.id}" in data)


def _save(
    actor: Actor, account: User, organisation: Organisation, *, form: TellForm
) -> tuple[str, ...]:
    data = form.data
    said = [
        Said(
            question=each.id,
            answer=form.answers.get(each.id),
            base=_number(data.get(f"base.{each.id}", "")),
            was=data.get(f"was.{each.id}", ""),
        )
        for each in form.questions
    ]
    return actions.save_facts(actor=actor, account=account, organisation=organisation, facts=said)


def _number(text: str) -> int:
    usable = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if usable else 0


def _tell(form: TellForm, conflicts: tuple[str, ...], told: Mapping[str, Fact]) -> None:
    """Say beside a field what a colleague put there meanwhile."""
    answers, asked = bridge.answers_of(told.values()), bridge.questions()
    for name in conflicts:
        words = answer_in_words(asked[name], answers.get(name), language())
        text = _("A colleague changed this meanwhile to: %(answer)s. Send again to keep yours.")
        form.add_error(name, text % {"answer": words})
