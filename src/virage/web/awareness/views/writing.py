"""Writing a text: both languages side by side, what is to correct, what may come next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from virage.core.access import Actor, decide
from virage.core.editing import Standing, State, Step, standing, steps_of
from virage.web.awareness import actions, queries
from virage.web.awareness.actions import MovedError, Wanted
from virage.web.awareness.bridge.contents import (
    blank,
    key_of,
    shipped_content,
    thing_of,
    version_of,
    whole,
)
from virage.web.awareness.bridge.rules import problems_of
from virage.web.awareness.forms.editing import EditingForm, StepForm
from virage.web.awareness.models import Edition
from virage.web.awareness.views.changes import FieldChange, changes_between
from virage.web.awareness.views.desk import is_mended
from virage.web.awareness.views.words import KINDS, STANDINGS
from virage.web.organisations.views.doors import signed_in
from virage.web.refusals import in_words
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell
from virage.web.ui.parts import Problem

FORMS = ["GET", "HEAD", "POST"]
CONFLICT = 409


@dataclass(frozen=True, slots=True)
class Sought:
    """The text of an address: its kind and name, and its versions, the last written first."""

    kind: str
    name: str
    editions: tuple[Edition, ...] = ()

    @property
    def last(self) -> Edition | None:
        """The last version written."""
        return self.editions[0] if self.editions else None

    @property
    def wanted(self) -> Wanted:
        """What the form begins with: the last version, or the shipped text."""
        shipped, last = shipped_content(self.kind, self.name), self.last
        if last is None or (last.state == State.WITHDRAWN.value and shipped):
            return Wanted(shipped or blank(self.kind))
        return Wanted(whole(self.kind, last.content), last.french_only)


@dataclass(frozen=True, slots=True)
class WritingPage:
    """The form of a text; `theirs` is what a colleague wrote meanwhile, against what was typed."""

    key: str
    kind: str
    title: str
    form: EditingForm
    step_form: StepForm
    base: int
    last: Edition | None
    standing: Standing
    said: str
    steps: frozenset[str]
    may_publish: bool
    problems: tuple[Problem, ...]
    mended: bool
    shipped: bool
    moved: bool = False
    theirs: tuple[FieldChange, ...] = ()


def sought(actor: Actor, text_key: str) -> Sought:
    """The text that an address names; 404 when nothing has this name."""
    kind, name = text_key.split(".", 1)
    text = queries.text_for(actor, kind, name)
    if text is None and shipped_content(kind, name) is None:
        raise Http404
    return Sought(kind, name, queries.editions_of(text) if text else ())


@signed_in("content.edit")
@require_http_methods(FORMS)
def add(request: HttpRequest, actor: Actor, *, content_kind: str) -> HttpResponse:
    """Begin a text."""
    form = EditingForm(content_kind, wanted=Wanted(blank(content_kind)), data=posted(request))
    if form.is_valid():
        edition = actions.begin(actor=actor, kind=content_kind, wanted=form.wanted)
        return _saved(request, edition)
    page = {"form": form, "kind": content_kind, "kind_name": KINDS[content_kind]}
    status = 422 if form.is_bound else 200
    return render(request, "awareness/editing/add.html", page, status=status)


@signed_in("content.edit")
@require_http_methods(FORMS)
def edit(request: HttpRequest, actor: Actor, *, text_key: str) -> HttpResponse:
    """Write a text; what a colleague wrote meanwhile is shown, and nothing typed is lost."""
    text = sought(actor, text_key)
    form = EditingForm(text.kind, wanted=text.wanted, data=posted(request))
    if not form.is_valid():
        return shown(request, actor, text, form=form)
    base = number(request.POST.get("base", ""))
    given: dict[str, Any] = {"kind": text.kind, "name": text.name, "wanted": form.wanted}
    try:
        return _saved(request, actions.save(actor=actor, base=base, **given))
    except MovedError as moved:
        theirs = changes_between(text.kind, moved.last.content, form.wanted.content)
        return shown(request, actor, sought(actor, text_key), form=form, theirs=theirs, moved=True)


def _saved(request: HttpRequest, edition: Edition) -> HttpResponse:
    if "preview" in request.POST:
        return redirect("awareness:preview", key_of(edition.text), edition.number)
    tell(request, _("Saved as version %(number)s.") % {"number": edition.number})
    return redirect("awareness:edit", key_of(edition.text))


def shown(
    request: HttpRequest,
    actor: Actor,
    text: Sought,
    *,
    form: EditingForm | None = None,
    theirs: tuple[FieldChange, ...] = (),
    moved: bool = False,
) -> HttpResponse:
    """The page of a text: as it is, refused, or overtaken by a colleague."""
    form = form or EditingForm(text.kind, wanted=text.wanted)
    page = _page(actor, text, form, theirs=theirs, moved=moved)
    refused = 422 if form.is_bound else 200
    status = CONFLICT if moved else refused
    return render(request, "awareness/editing/edit.html", {"page": page}, status=status)


def _page(
    actor: Actor, text: Sought, form: EditingForm, *, theirs: tuple[FieldChange, ...], moved: bool
) -> WritingPage:
    last, today = text.last, timezone.localdate()
    where = standing(version_of(last) if last else None, today)
    wanted = text.wanted
    problems = (
        ()
        if form.is_bound
        else form.warn(
            problems_of(text.kind, text.name, wanted.content, french_only=wanted.french_only)
        )
    )
    return WritingPage(
        key=f"{text.kind}.{text.name}",
        kind=str(KINDS[text.kind]),
        title=title_of(wanted.content) or text.name,
        form=form,
        step_form=StepForm(initial={"on": today}),
        base=last.number if last else 0,
        last=last,
        standing=where,
        said=str(STANDINGS[where]),
        steps=frozenset() if form.is_bound else _steps(text),
        may_publish=bool(last and decide("content.publish", actor, thing_of(last))),
        problems=problems,
        mended=bool(last and is_mended(last)),
        shipped=shipped_content(text.kind, text.name) is not None,
        moved=moved,
        theirs=theirs,
    )


def _steps(text: Sought) -> frozenset[str]:
    steps = steps_of((version_of(each) for each in text.editions), timezone.localdate())
    return frozenset(step.value for step in steps)


def title_of(content: Mapping[str, Any]) -> str:
    """The title of a text in the language of the page, or the French one; may be empty."""
    title: dict[str, str] = content["title"]
    return title[language()] or title["fr"]


def number(text: str) -> int:
    """A number of a version that a form says; 0 for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0  # noqa: PLR2004


@signed_in("content.edit")
@require_POST
def step(request: HttpRequest, actor: Actor, *, text_key: str) -> HttpResponse:
    """Hand a text on, give it back, publish it or take it back."""
    text, wanted = sought(actor, text_key), _stepping(request)
    if text.last is None or wanted is None:
        return shown(request, actor, text, moved=True)
    try:
        with in_words():
            actions.take_step(actor=actor, text=text.last.text, wanted=wanted)
    except MovedError:
        return shown(request, actor, sought(actor, text_key), moved=True)
    tell(request, str(DONE[wanted.step]))
    return redirect("awareness:edit", text_key)


def _stepping(request: HttpRequest) -> actions.Stepping | None:
    """The step that a form asks for; None when it says none."""
    form, base = StepForm(data=request.POST), number(request.POST.get("base", ""))
    step = next((each for each in Step if each.value == request.POST.get("step")), None)
    if step is None or not form.is_valid():
        return None
    return actions.Stepping(step, base, form.cleaned_data["on"], form.cleaned_data["note"])


DONE = {
    Step.SUBMIT: gettext_lazy("Sent to a second reader, who gets a mail."),
    Step.GIVE_BACK: gettext_lazy("Given back to who wrote it."),
    Step.PUBLISH: gettext_lazy("Published, from the day that you chose."),
    Step.WITHDRAW: gettext_lazy("Taken back: the public does not read it any more."),
}
