"""Beginning a sheet, naming it, going on, starting over, erasing it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from virage.core.access import Actor
from virage.core.answers import Answer, as_json
from virage.core.portrait import Edition
from virage.core.questionnaire import Questionnaire
from virage.web.diagnostics import bridge
from virage.web.diagnostics.actions.doors import require, touch
from virage.web.diagnostics.actions.finishing import count_begun
from virage.web.diagnostics.actions.keys import new_key
from virage.web.diagnostics.models import GivenAnswer, Purpose, Sheet, ToolRow
from virage.web.erasures import fold_journal, note_erased
from virage.web.organisations.models import Organisation

AT_ONCE = 500  # a database takes only so many ids in one statement


def start_sheet(
    *, actor: Actor, name: str, edition: Edition, profile: Mapping[str, Answer]
) -> tuple[Sheet, str]:
    """Begin a sheet on the newest questionnaire; return it with the secret of this browser."""
    require("diagnosis.start", actor)
    with transaction.atomic():
        sheet = _begin(bridge.current_questionnaire(), edition, profile, name=name)
        count_begun(actor, profile)
        return sheet, new_key(sheet, Purpose.BROWSER, sheet.started_at)


def start_part(
    *,
    actor: Actor,
    organisation: Organisation,
    questionnaire: Questionnaire,
    profile: Mapping[str, Answer],
) -> Sheet:
    """Begin one person's sheet of an organisation's diagnosis, its facts filled in already.

    The sheet is the account's when the person is signed in; a browser still needs a key to it.
    """
    require("campaign.enter", actor)
    with transaction.atomic():
        sheet = _begin(questionnaire, Edition.FULL, profile, name=organisation.name)
        sheet.organisation, sheet.respondent_id = organisation, actor.account
        sheet.save(update_fields=["organisation", "respondent"])
        count_begun(actor, profile)
    return sheet


def _begin(
    questionnaire: Questionnaire, edition: Edition, profile: Mapping[str, Answer], *, name: str
) -> Sheet:
    now = timezone.now()
    sheet = Sheet.objects.create(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        content_hash=questionnaire.content_hash,
        edition=edition.value,
        name=name,
        started_at=now,
        touched_at=now,
    )
    GivenAnswer.objects.bulk_create(
        GivenAnswer(sheet=sheet, question=question, value=as_json(answer))
        for question, answer in profile.items()
    )
    return sheet


def rename_sheet(*, actor: Actor, sheet: Sheet, name: str, was: str) -> bool:
    """Put a name on the portrait; False when somebody else gave another one than `was` meanwhile.

    A name that says what it said when the page was shown is left alone.
    """
    require("diagnosis.answer", actor, sheet)
    if name == was:
        return True
    with transaction.atomic():
        touch(sheet)
        return bool(Sheet.objects.filter(id=sheet.id, name__in=[was, name]).update(name=name))


def switch_to_full(*, actor: Actor, sheet: Sheet) -> None:
    """Go on from the express questions to the whole questionnaire; every answer stays."""
    require("diagnosis.answer", actor, sheet)
    with transaction.atomic():
        touch(sheet)
        sheet.edition = Edition.FULL.value
        sheet.save(update_fields=["edition"])


def start_over(*, actor: Actor, sheet: Sheet) -> None:
    """Clear the answers and the inventory of a sheet; the profile and the keys stay."""
    require("diagnosis.erase", actor, sheet)
    profile = [question.id for question in bridge.questionnaire_of(sheet).profile]
    with transaction.atomic():
        touch(sheet)
        answers = GivenAnswer.objects.filter(sheet=sheet).exclude(question__in=profile)
        answers.update(value=None, version=F("version") + 1, client="")
        ToolRow.objects.filter(sheet=sheet).delete()


def erase_sheet(*, actor: Actor, sheet: Sheet) -> None:
    """Erase a sheet and everything that hangs on it, down to the journal of SQLite."""
    require("diagnosis.erase", actor, sheet)
    with transaction.atomic():
        touch(sheet)
        note_erased(kind="sheet", id=sheet.id)
        sheet.delete()
        transaction.on_commit(fold_journal)


def erase_again(*, ids: Sequence[UUID]) -> int:
    """Erase the sheets among these that a restore brought back; return how many did come back."""
    gone = 0
    with transaction.atomic():
        for first in range(0, len(ids), AT_ONCE):
            some = Sheet.objects.filter(id__in=ids[first : first + AT_ONCE])
            _rows, by_table = some.delete()
            gone += by_table.get("diagnostics.Sheet", 0)
    return gone
