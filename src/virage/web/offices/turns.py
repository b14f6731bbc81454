"""What comes next in a case, in words: the action, its day, and since when it waits."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from virage.core.casework import Kind, Move
from virage.core.workdays import working_days_between
from virage.documents.language import day_in_words
from virage.web.offices.bridge.casework import Turn
from virage.web.offices.holidays import holidays_around
from virage.web.offices.models import Accompaniment
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class TurnLine:
    """What comes next: `said` is the advisor's own words when they wrote it."""

    said: str
    own: bool
    stage: str
    on: str
    overdue: bool
    waits: str


def stages() -> dict[str, str]:
    """Where a case may stand, in the order in which they come."""
    return {
        Kind.ANSWER.value: _("Waits for an advisor"),
        Kind.CONFIRM.value: _("To be confirmed by the organisation"),
        Kind.DIAGNOSE.value: _("The diagnosis is to begin"),
        Kind.GATHER.value: _("People are answering the diagnosis"),
        Kind.SHARE.value: _("The portrait is not shared with its advisor"),
        Kind.READ.value: _("The portrait is to be read together"),
        Kind.BEGIN.value: _("The plan is to begin"),
        Kind.FINISH.value: _("The plan is being made"),
        Kind.BOARD.value: _("The plan is before the board"),
        Kind.FOLLOW.value: _("The plan is followed"),
        Kind.NOTHING.value: _("Ended"),
    }


def _actions() -> dict[Kind, str]:
    return {
        Kind.ANSWER: _("Answer the request"),
        Kind.CONFIRM: _("Fill in the sheet with the person, and have it confirmed"),
        Kind.DIAGNOSE: _("Help begin the diagnosis"),
        Kind.GATHER: _("Help people answer, then close the diagnosis"),
        Kind.SHARE: _("Ask the organisation to share its portrait with you"),
        Kind.READ: _("Read the portrait together"),
        Kind.BEGIN: _("Begin the plan together"),
        Kind.FINISH: _("Help put the plan before the board"),
        Kind.BOARD: _("Ask what the board decided"),
        Kind.FOLLOW: _("See how far the plan is, and propose a new diagnosis"),
        Kind.NOTHING: "",
    }


def turn_line(case: Accompaniment, turn: Turn, today: date) -> TurnLine:
    """What comes next in a case."""
    move = turn.move
    own = move.kind is Kind.OWN and bool(case.next_action)
    return TurnLine(
        said=case.next_action if own else _actions()[turn.stage.kind],
        own=own,
        stage=stages()[turn.stage.kind.value],
        on=day_in_words(move.due, language()) if move.due else "",
        overdue=move.overdue(today),
        waits=_waits(turn.stage, today),
    )


def _waits(move: Move, today: date) -> str:
    """Since how many working days its stage lasts."""
    if move.kind is Kind.NOTHING:
        return ""
    days = holidays_around(move.since.year) | holidays_around(today.year)
    count = working_days_between(move.since, today, days)
    if not count:
        return _("since today")
    words = ngettext("for %(count)s working day", "for %(count)s working days", count)
    return words % {"count": count}
