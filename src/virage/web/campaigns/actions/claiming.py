"""Taking a sheet begun without an account into an organisation: nothing of it is lost."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from virage.core.access import Actor
from virage.core.portrait import Edition
from virage.web.accounts.models import User
from virage.web.campaigns.models import Campaign, Participation
from virage.web.campaigns.roles import respondent_role
from virage.web.diagnostics import bridge as sheets
from virage.web.diagnostics.actions.doors import require, touch
from virage.web.diagnostics.models import GivenAnswer, Key, Sheet
from virage.web.journal.actions import record
from virage.web.organisations.models import Fact, Organisation
from virage.web.refusals import RefusedError


def claim_sheet(
    *,
    actor: Actor,
    account: User,
    sheet: Sheet,
    organisation: Organisation,
) -> Campaign:
    """Make an anonymous sheet the person's part in the diagnosis of an organisation of theirs.

    The organisation's open diagnosis takes it when both answer the same version; without an open
    one, it begins the next. Facts that the organisation does not have yet come from the sheet.
    RefusedError when the sheet is another organisation's, or when the person answers already.
    """
    require("diagnosis.claim", actor, sheet)
    seat = actor.seat_in(str(organisation.id))
    if seat is None:
        raise RefusedError("is of elsewhere")
    with transaction.atomic():
        touch(sheet)
        if sheet.organisation_id is not None:
            raise RefusedError("the sheet is in an organisation already")
        campaign = _campaign_for(actor, sheet, organisation)
        if Participation.objects.filter(campaign=campaign, account=account).exists():
            raise RefusedError("answers already")
        _take_in(sheet, organisation, account)
        Participation.objects.create(
            organisation=organisation,
            campaign=campaign,
            role=respondent_role(sheets.questionnaire_of(sheet), seat.role),
            sheet=sheet,
            account=account,
            language=account.language,
        )
        record(verb="diagnosis.claim", actor=actor, organisation=organisation.id, thing=sheet.id)
    return campaign


def _campaign_for(actor: Actor, sheet: Sheet, organisation: Organisation) -> Campaign:
    """The diagnosis that the sheet becomes a part of."""
    Organisation.objects.select_for_update().get(id=organisation.id)
    campaigns = Campaign.objects.filter(organisation=organisation)
    current = campaigns.select_for_update().filter(closed_at=None).first()
    seat = actor.seat_in(str(organisation.id))
    if current is None and not (seat and seat.holder):
        raise RefusedError("only who holds the account")
    pinned = (sheet.questionnaire, sheet.version, sheet.content_hash)
    if current is not None:
        if (current.questionnaire, current.version, current.content_hash) != pinned:
            raise RefusedError("another version is being answered")
        return current
    last = campaigns.aggregate(last=Max("number"))["last"]
    return Campaign.objects.create(
        organisation=organisation,
        number=0 if last is None else last + 1,
        questionnaire=sheet.questionnaire,
        version=sheet.version,
        content_hash=sheet.content_hash,
        started_at=timezone.now(),
        started_by_id=actor.account,
    )


def _take_in(sheet: Sheet, organisation: Organisation, account: User) -> None:
    """Give the sheet its organisation and its respondent, and the organisation its facts."""
    sheet.organisation, sheet.respondent = organisation, account
    sheet.edition = Edition.FULL.value
    sheet.save(update_fields=["organisation", "respondent", "edition"])
    Key.objects.filter(sheet=sheet).delete()  # from now on the account alone opens it
    profile = [question.id for question in sheets.questionnaire_of(sheet).profile]
    given = GivenAnswer.objects.filter(sheet=sheet, question__in=profile, value__isnull=False)
    now = timezone.now()
    Fact.objects.bulk_create(
        (
            Fact(
                organisation=organisation,
                question=answer.question,
                value=answer.value,
                said_by=account,
                said_at=now,
            )
            for answer in given
        ),
        ignore_conflicts=True,
    )
