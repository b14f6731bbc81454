"""The profile: the facts that choose the questions, corrected at any time."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from virage.core.access import Actor
from virage.documents.answers import answer_in_words
from virage.web.diagnostics import actions, bridge, queries
from virage.web.diagnostics.forms.questions import (
    WAS,
    Posted,
    QuestionField,
    Shown,
    question_field,
    read_posted,
    shown_value,
)
from virage.web.diagnostics.forms.start import ProfileForm
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.views.doors import on_sheet
from virage.web.diagnostics.views.screens import Fact
from virage.web.ui.forms import posted
from virage.web.ui.page import language

NAME_WAS = f"{WAS}name"


@dataclass(frozen=True, slots=True)
class Ground:
    """What the form stands on: the name and the facts as they were when it was shown."""

    name: str
    facts: Mapping[str, Shown]


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """The profile form with what it stands on, and the facts changed elsewhere meanwhile."""

    sheet_id: str
    name_was: str
    fields: tuple[QuestionField, ...]
    clashes: tuple[Fact, ...]


@on_sheet("diagnosis.answer")
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """Correct the facts of the start; questions open and close, no answer is lost."""
    if sheet.organisation_id:  # its facts are the organisation's
        return redirect("diagnostics:overview", sheet.id)
    stored = _stored(sheet)
    form = _form(request, sheet, stored)
    if not form.is_bound:
        return _show(request, form, _page(sheet, form, stored))
    page = _sent(actor, sheet, form, data=request.POST)
    return _show(request, form, page) if page else redirect("diagnostics:overview", sheet.id)


def _sent(actor: Actor, sheet: Sheet, form: ProfileForm, *, data: QueryDict) -> ProfilePage | None:
    """Correct the facts; the page to show again when something prevents it."""
    sent = read_posted(form.questions, data)
    ground = Ground(data.get(NAME_WAS, ""), sent.sent)
    if not form.is_valid():
        return _page(sheet, form, ground)
    clashes = _correct(actor, sheet, form, sent=sent, name_was=ground.name)
    return _page(sheet, form, _stored(sheet), clashes=clashes) if clashes else None


def _stored(sheet: Sheet) -> Ground:
    questionnaire, rows = bridge.questionnaire_of(sheet), queries.answers_of(sheet)
    answers = bridge.answers_from(questionnaire, rows)
    facts = {}
    for question in questionnaire.profile:
        stored, row = shown_value(answers, question), rows.get(question.id)
        facts[question.id] = Shown(stored, row.version if row else 0, stored)
    return Ground(sheet.name, facts)


def _form(request: HttpRequest, sheet: Sheet, stored: Ground) -> ProfileForm:
    known = {name: fact.raw for name, fact in stored.facts.items()} | {"name": stored.name}
    questionnaire = bridge.questionnaire_of(sheet)
    return ProfileForm(questionnaire, language(), data=posted(request), known=known)


def _correct(
    actor: Actor, sheet: Sheet, form: ProfileForm, *, sent: Posted, name_was: str
) -> tuple[Fact, ...]:
    """Save the facts and the name; return those that somebody else changed meanwhile."""
    saved = actions.save_answers(actor=actor, sheet=sheet, saves=sent.saves, client="")
    name = form.cleaned_data["name"]
    renamed = actions.rename_sheet(actor=actor, sheet=sheet, name=name, was=name_was)
    by_id = bridge.questionnaire_of(sheet).by_id
    clashes = tuple(
        Fact(
            by_id[each.question].title.in_(language()),
            answer_in_words(by_id[each.question], each.theirs, language()),
        )
        for each in saved.conflicts
    )
    if renamed:
        return clashes
    return (Fact(str(form["name"].label), sheet.name or _("No answer")), *clashes)


def _page(
    sheet: Sheet, form: ProfileForm, ground: Ground, *, clashes: tuple[Fact, ...] = ()
) -> ProfilePage:
    fields = tuple(
        question_field(question, ground.facts.get(question.id, Shown()), language())
        for question in form.questions
    )
    return ProfilePage(str(sheet.id), ground.name, fields, clashes)


def _show(request: HttpRequest, form: ProfileForm, page: ProfilePage) -> HttpResponse:
    """Show the form: 409 with facts changed elsewhere, 422 with facts refused."""
    refused = form.is_bound and not form.is_valid()
    status = 409 if page.clashes else 422 if refused else 200
    context = {"page": page, "form": form}
    return render(request, "diagnostics/profile.html", context, status=status)
