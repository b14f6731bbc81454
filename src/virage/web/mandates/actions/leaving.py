"""What an organisation that is erased leaves in the envelope of its office: what was worked."""

from uuid import UUID

from django.db.models import F

from virage.core.access import Actor
from virage.web.mandates.actions.envelopes import give_back
from virage.web.mandates.actions.stages import held, note
from virage.web.mandates.models import Mandate


def let_go(*, actor: Actor, organisation: UUID) -> None:
    """Give back what its mandates hold for hours that were not worked; in a transaction.

    What was worked stays counted, and claimed where it was, without a name.
    """
    for mandate in Mandate.objects.filter(organisation=organisation, reserved__gt=0):
        row = held(mandate)
        kept = row.worked.subsidy
        if row.reserved > kept:
            give_back(row, kept)
            Mandate.objects.filter(id=row.id).update(reserved=kept, version=F("version") + 1)
            note("mandate.let_go", actor, row)
