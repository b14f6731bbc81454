"""The road through a sheet: its sections, the way from one to the next, how far one has come."""

from dataclasses import dataclass
from typing import Literal

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from virage.core.branching import Branched
from virage.core.course import EXPRESS, Section, progress, sections, unanswered
from virage.core.portrait import Edition
from virage.web.diagnostics import bridge
from virage.web.diagnostics.forms.questions import decided_on
from virage.web.diagnostics.forms.start import time_in_words
from virage.web.diagnostics.models import Sheet
from virage.web.ui.page import language
from virage.web.ui.parts import Step


def sections_of(sheet: Sheet) -> tuple[Section, ...]:
    """The sections of a sheet, in order."""
    return sections(bridge.questionnaire_of(sheet), Edition(sheet.edition))


def section_or_404(sheet: Sheet, section_id: str) -> Section:
    """A section by its id."""
    for section in sections_of(sheet):
        if section.id == section_id:
            return section
    raise Http404


def title_of(section: Section) -> str:
    """The section's heading."""
    if section.dimension is None:
        return _("The express self-diagnosis")
    return section.dimension.title.in_(language())


def url_of(sheet: Sheet, section: Section) -> str:
    """The address of a section."""
    return reverse("diagnostics:section", args=[sheet.id, section.id])


def neighbours(sheet: Sheet, section: Section) -> tuple[str, str]:
    """The addresses before and after a section: overview … sections … tools."""
    ids = [each.id for each in sections_of(sheet)]
    place = ids.index(section.id)
    before, after = "diagnostics:overview", "diagnostics:tools"
    if section.id == EXPRESS:
        after = end_of(sheet)
    previous = reverse(before, args=[sheet.id])
    forward = reverse(after, args=[sheet.id])
    if place > 0:
        previous = reverse("diagnostics:section", args=[sheet.id, ids[place - 1]])
    if place + 1 < len(ids):
        forward = reverse("diagnostics:section", args=[sheet.id, ids[place + 1]])
    return previous, forward


def where_next(data: QueryDict, sheet: Sheet, section: Section) -> str:
    """Where a page sent whole leads: onwards, or back to the question whose button was pressed."""
    previous, forward = neighbours(sheet, section)
    stay = decided_on(data)
    if stay in {question.id for question in section.questions}:
        return f"{url_of(sheet, section)}#q-{stay}"
    return previous if data.get("go") == "back" else forward


def where_left(sheet: Sheet, branched: Branched) -> str:
    """Where one goes on: at the first question left of the first part left; else the portrait."""
    for section in sections_of(sheet):
        left = unanswered(section.questions, branched)
        if left:
            begun = progress(section.questions, branched).done > 0
            return url_of(sheet, section) + (f"#q-{left[0].id}" if begun else "")
    return reverse(end_of(sheet), args=[sheet.id])


def end_of(sheet: Sheet) -> str:
    """Where a sheet ends: on its portrait, or handed in to the organisation that asked."""
    return "campaigns:hand_in" if sheet.organisation_id else "diagnostics:portrait"


@dataclass(frozen=True, slots=True)
class Bar:
    """How far the sheet has come."""

    done: int
    total: int
    left: str


def bar_of(sheet: Sheet, branched: Branched) -> Bar:
    """How far the whole sheet has come, with an estimate of the time left."""
    questions = [question for section in sections_of(sheet) for question in section.questions]
    so_far = progress(questions, branched)
    left = ""
    if not so_far.finished:
        time = time_in_words(unanswered(questions, branched), language())
        left = _("%(time)s left") % {"time": time}
    return Bar(so_far.done, so_far.total, left)


def steps_of(sheet: Sheet, branched: Branched, here: str) -> tuple[Step, ...]:
    """The sections as stops on the road."""
    return tuple(_step(sheet, section, branched, here=here) for section in sections_of(sheet))


def _step(sheet: Sheet, section: Section, branched: Branched, *, here: str) -> Step:
    so_far = progress(section.questions, branched)
    detail = _("%(done)s of %(total)s") % {"done": so_far.done, "total": so_far.total}
    state: Literal["todo", "started", "done"] = "started" if so_far.done else "todo"
    if so_far.finished:
        state = "done"
    url = url_of(sheet, section)
    if sheet.locked_at is not None:  # only to read
        url = f"{reverse('diagnostics:answers', args=[sheet.id])}#{section.id}"
    return Step(title_of(section), url, state, detail, section.id == here)
