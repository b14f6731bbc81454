"""Taking a mandate from one stage to the next, once; called inside the action's transaction."""

from typing import Any

from django.db.models import F

from virage.core.access import Actor
from virage.core.mandates import Stage, may_follow
from virage.web.journal.actions import record
from virage.web.mandates.models import Mandate
from virage.web.mandates.queries.mandates import with_people
from virage.web.refusals import RefusedError


class ChangedMeanwhileError(RefusedError):
    """The mandate is at another stage by now."""


class WithTheGroupError(RefusedError):
    """This is decided for a group at once, in the mandate of the group."""


def require_whole(mandate: Mandate) -> None:
    """WithTheGroupError for the part of an organisation in the mandate of a group."""
    if mandate.whole_id:
        raise WithTheGroupError("decided with the group")


def held(mandate: Mandate) -> Mandate:
    """The mandate as it is now, held until the transaction ends."""
    if mandate.whole_id:
        held(mandate.ledger)  # before its parts, so that two never wait for each other
    rows = Mandate.objects.select_for_update(of=("self",)).filter(id=mandate.id)
    return with_people(rows).get()


def move(mandate: Mandate, then: Stage, **columns: Any) -> None:
    """Take a mandate to another stage; ChangedMeanwhileError when it may not go there any more."""
    if not may_follow(mandate.at, then):
        raise ChangedMeanwhileError("changed meanwhile")
    rows = Mandate.objects.filter(id=mandate.id, stage=mandate.stage)
    if not rows.update(stage=then.value, version=F("version") + 1, **columns):
        raise ChangedMeanwhileError("changed meanwhile")
    mandate.refresh_from_db(fields=["stage", "version", *columns])


def note(verb: str, actor: Actor, mandate: Mandate, **fields: str) -> None:
    """Journal what was done with a mandate."""
    place = mandate.organisation_id
    record(verb=verb, actor=actor, organisation=place, thing=mandate.id, fields=fields)
