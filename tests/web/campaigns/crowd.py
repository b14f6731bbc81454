"""A co-operative with its people, and a diagnosis that many of them answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from uuid import UUID

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.documents.crowds import respondents
from tests.documents.portraits import coop, example
from virage.core.access import Actor, Role, Seat
from virage.core.answers import as_json
from virage.core.consensus import Respondent
from virage.web.accounts.models import User
from virage.web.campaigns.models import Campaign, Participation
from virage.web.diagnostics.bridge import tool_fields
from virage.web.diagnostics.models import GivenAnswer, Sheet, ToolRow
from virage.web.organisations.models import Fact, Organisation, SeatRow
from virage.web.organisations.queries import seats_of

TWELVE = {"board": 4, "staff": 4, "management": 2, "members": 2}
HIDDEN = {"board": 5, "staff": 4, "members": 3, "management": 2}
_numbers = count()


@dataclass
class Coop:
    """A co-operative: its organisation, its open diagnosis, its people by what they are."""

    organisation: Organisation
    campaign: Campaign
    people: dict[str, User] = field(default_factory=dict)
    sheets: list[Sheet] = field(default_factory=list)


def found(people: Mapping[str, int] = TWELVE, *, name: str = "Le Panier du Rang") -> Coop:
    """A food store whose diagnosis so many people of each role answered, without any account.

    It has a holder, who is its manager, and a person of the board, of staff and of the members.
    """
    now, questionnaire = timezone.now(), coop()
    organisation = Organisation.objects.create(name=name, made_at=now)
    campaign = Campaign.objects.create(
        organisation=organisation, number=0, questionnaire=questionnaire.id,
        version=questionnaire.version, content_hash=questionnaire.content_hash, started_at=now,
    )  # fmt: skip
    made = Coop(organisation, campaign)
    seat(made, "holder", Role.MANAGER, holder=True)
    for name_, role in (
        ("board", Role.BOARD), ("staff", Role.STAFF), ("member", Role.MEMBER),
        ("manager", Role.MANAGER),
    ):  # fmt: skip
        seat(made, name_, role)
    for respondent in respondents(people):
        answer(made, respondent)
    _facts(made)
    return made


def seat(made: Coop, name: str, role: Role, *, holder: bool = False) -> User:
    """Give somebody a place."""
    user = User.objects.create_user(f"{name}{next(_numbers)}@example.coop", language="fr")
    SeatRow.objects.create(
        organisation=made.organisation, account=user, role=role.value, holder=holder,
        made_at=timezone.now(),
    )  # fmt: skip
    made.people[name] = user
    return user


def answer(made: Coop, respondent: Respondent) -> Participation:
    """One person's whole sheet, in the diagnosis."""
    now, campaign = timezone.now(), made.campaign
    sheet = Sheet.objects.create(
        questionnaire=campaign.questionnaire, version=campaign.version,
        content_hash=campaign.content_hash, edition="full", started_at=now, touched_at=now,
        organisation=made.organisation,
    )  # fmt: skip
    GivenAnswer.objects.bulk_create(
        GivenAnswer(sheet=sheet, question=question, value=as_json(given))
        for question, given in respondent.answers.given.items()
    )
    made.sheets.append(sheet)
    return Participation.objects.create(
        organisation=made.organisation, campaign=campaign, role=respondent.role, sheet=sheet,
        handed_in_at=now, consents=respondent.consents,
    )  # fmt: skip


def describe_tools(sheet: Sheet, *names: str) -> None:
    """Tools of an inventory, by these names."""
    for name, tool in zip(names, example().tools, strict=False):
        ToolRow.objects.create(sheet=sheet, **tool_fields(replace(tool, name=name)))


def _facts(made: Coop) -> None:
    answers = respondents({"board": 1})[0].answers
    for question in coop().profile:
        given = answers[question.id]
        if given is not None:
            Fact.objects.create(
                organisation=made.organisation, question=question.id, value=as_json(given),
                said_at=timezone.now(),
            )  # fmt: skip


def actor_for(user: User) -> Actor:
    """Who somebody is for the policy."""
    return Actor(account=str(user.pk), seats=seats_of(str(user.pk)))


def stranger() -> Actor:
    """Who holds the account of another organisation."""
    return Actor(
        account=str(UUID(int=7)), seats=frozenset({Seat(str(UUID(int=8)), Role.MANAGER, True)})
    )


def window(user: User) -> Client:
    """A browser where somebody is signed in."""
    client = Client()
    client.force_login(user)
    return client


def page(name: str, made: Coop, language: str = "fr") -> str:
    """The address of a page of the diagnosis."""
    with override(language):
        return reverse(f"campaigns:{name}", args=[made.campaign.id])
