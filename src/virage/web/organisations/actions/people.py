"""Who takes part, and who holds the account: at least one person always does."""

from uuid import UUID

from django.db import transaction

from virage.core.access import Actor, Role
from virage.web.journal.actions import record
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Organisation, SeatRow
from virage.web.refusals import RefusedError, require


class LastHolderError(RefusedError):
    """Nobody would hold the account any more."""


def change_seat(*, actor: Actor, seat: SeatRow, role: Role, holder: bool) -> None:
    """Change somebody's role, and whether they hold the account."""
    require("organisation.people", actor, thing_of(seat.organisation))
    with transaction.atomic():
        if not holder:
            _keep_a_holder(seat)
        SeatRow.objects.filter(id=seat.id).update(role=role.value, holder=holder)
        _record("organisation.seat", actor, seat, what=f"{role.value} {holder}")


def remove_seat(*, actor: Actor, seat: SeatRow) -> None:
    """Close an organisation to somebody."""
    require("organisation.people", actor, thing_of(seat.organisation))
    with transaction.atomic():
        _keep_a_holder(seat)
        SeatRow.objects.filter(id=seat.id).delete()
        _record("organisation.remove", actor, seat)


def leave(*, actor: Actor, organisation: Organisation) -> None:
    """Leave an organisation; the last person who holds its account hands it over first."""
    require("organisation.leave", actor, thing_of(organisation))
    with transaction.atomic():
        seat = SeatRow.objects.filter(
            organisation=organisation, account=UUID(str(actor.account))
        ).first()
        if seat is None:
            return
        _keep_a_holder(seat)
        seat_id = seat.id
        SeatRow.objects.filter(id=seat_id).delete()
        _record("organisation.leave", actor, seat)


def _keep_a_holder(seat: SeatRow) -> None:
    """Refuse what would leave the account to nobody; the organisation's row makes it take turns."""
    Organisation.objects.select_for_update().get(id=seat.organisation_id)
    others = SeatRow.objects.filter(organisation=seat.organisation_id, holder=True)
    if not others.exclude(id=seat.id).exists():
        raise LastHolderError("last holder")


def _record(verb: str, actor: Actor, seat: SeatRow, *, what: str = "") -> None:
    thing = UUID(str(seat.id))
    fields = {"seat": what} if what else {}
    organisation = seat.organisation_id
    record(verb=verb, actor=actor, organisation=organisation, thing=thing, fields=fields)
