"""Opening a case with a programme, following it, closing it, taking it away and back."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from virage.core.access import Actor
from virage.core.funding import Programme
from virage.web.accounts.models import User
from virage.web.funding.models import Case, State
from virage.web.journal.actions import record
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Organisation
from virage.web.refusals import require


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the people of an organisation write in a case; money in whole cents."""

    step: str = ""
    cost: int | None = None
    state: str = State.POSSIBLE.value
    applied_on: date | None = None
    answered_on: date | None = None
    received_on: date | None = None
    amount: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """Who opens a case with which programme, for which organisation and which step of its plan."""

    organisation: Organisation
    programme: Programme
    account: User
    initiative: str = ""


def open_case(*, actor: Actor, opening: Opening, wanted: Wanted) -> Case:
    """Open a case, which keeps the terms of today."""
    require("funding.edit", actor, thing_of(opening.organisation))
    programme = opening.programme
    with transaction.atomic():
        case = Case.objects.create(
            organisation=opening.organisation,
            programme=programme.id,
            content_hash=programme.content_hash,
            opened_on=timezone.localdate(),
            opened_by=opening.account,
            initiative=opening.initiative,
            **asdict(wanted),
        )
        _record("funding.open", actor, case, programme=programme.id)
    return case


def change_case(*, actor: Actor, case: Case, base: int, wanted: Wanted) -> bool:
    """Change a case; False, and nothing changed, when somebody changed it since `base`."""
    require("funding.edit", actor, thing_of(case.organisation))
    with transaction.atomic():
        rows = Case.objects.filter(id=case.id, version=base)
        if not rows.update(**asdict(wanted), version=base + 1):
            return False
        _record("funding.change", actor, case, state=wanted.state)
    return True


def turn_case(*, actor: Actor, case: Case, turn: str) -> None:
    """Close a case, reopen it, delete it or bring it back; KeyError for any other `turn`.

    Doing it a second time changes nothing.
    """
    require("funding.edit", actor, thing_of(case.organisation))
    column, begins = TURNS[turn]
    with transaction.atomic():
        rows = Case.objects.filter(id=case.id, **{f"{column}__isnull": begins})
        now = timezone.now() if begins else None
        if rows.update(**{column: now}, version=F("version") + 1):
            _record(f"funding.{turn}", actor, case)


TURNS = {
    "close": ("closed_at", True),
    "reopen": ("closed_at", False),
    "delete": ("deleted_at", True),
    "restore": ("deleted_at", False),
}


def _record(verb: str, actor: Actor, case: Case, **fields: str) -> None:
    organisation = case.organisation_id
    record(verb=verb, actor=actor, organisation=organisation, thing=case.id, fields=fields)
