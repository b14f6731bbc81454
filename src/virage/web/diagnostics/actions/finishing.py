"""Counting what was begun and what came to its end, each sheet once, without saying whose."""

from collections.abc import Mapping

from django.utils import timezone

from virage.core.access import Actor
from virage.core.answers import BLANKS, Answer, Picked
from virage.core.branching import branch
from virage.core.course import progress, sections
from virage.core.portrait import Edition
from virage.core.reach import UNKNOWN, Kind
from virage.web.diagnostics import bridge
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.queries import Kept
from virage.web.reach.actions import count

REGION = "region"


def count_begun(actor: Actor, profile: Mapping[str, Answer]) -> None:
    """Count a sheet that begins, in the region that its profile tells."""
    told = profile.get(REGION)
    region = told.choice if isinstance(told, Picked) else UNKNOWN
    count(actor=actor, kind=Kind.BEGUN, region=region)


def region_of(rows: Mapping[str, Kept]) -> str:
    """The region that a sheet tells; empty when it does not."""
    told = rows[REGION].value if REGION in rows else None
    return told if isinstance(told, str) and told not in BLANKS else UNKNOWN


def is_whole(sheet: Sheet, rows: Mapping[str, Kept]) -> bool:
    """Whether no question of the sheet is left without an answer."""
    questionnaire = bridge.questionnaire_of(sheet)
    branched = branch(questionnaire, bridge.answers_from(questionnaire, rows))
    parts = sections(questionnaire, Edition(sheet.edition))
    return all(progress(part.questions, branched).finished for part in parts)


def finish(*, actor: Actor, sheet: Sheet, region: str) -> None:
    """Say that a sheet came to its end; only the first time counts. In a transaction."""
    rows = Sheet.objects.filter(id=sheet.id, finished_at=None)
    if rows.update(finished_at=timezone.now()):
        count(actor=actor, kind=Kind.FINISHED, region=region)
