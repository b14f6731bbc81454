"""The copy of an organisation: what those who hold its account may see, and nothing more.

What people answered one by one is theirs, and is in the copy of each.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from virage.core.portrait import Portrait
from virage.core.text import Language
from virage.documents.answers import answer_in_words
from virage.documents.archive import data, table
from virage.documents.data import portrait_data
from virage.web.campaigns import bridge
from virage.web.campaigns.models import Campaign
from virage.web.campaigns.queries import portraits, running
from virage.web.funding.models import Case
from virage.web.funding.queries import cases_of
from virage.web.mandates.queries.mandates import mandates_of
from virage.web.offices.models import Accompaniment
from virage.web.offices.queries.cases import cases_of as accompaniments_of
from virage.web.offices.queries.groups import memberships_of
from virage.web.offices.queries.independence import rulings_in
from virage.web.offices.queries.notes import private_count, shared_notes_of
from virage.web.organisations import queries as organisations
from virage.web.organisations.models import Consent, Fact, Organisation, SeatRow
from virage.web.plans.models import Plan
from virage.web.plans.queries import plans_of, versions_of
from virage.web.privacy import queries
from virage.web.privacy.copies import following
from virage.web.privacy.copies.mandates import mandate_data, mandate_files
from virage.web.privacy.copies.plans import said_in
from virage.web.privacy.copies.webinars import registration_data
from virage.web.webinars.queries import registrations_by

FORMAT = "virage-copy/1"
CASE = (
    "programme opened_on step cost state applied_on answered_on received_on amount notes"
    " closed_at deleted_at"
).split()
PLAN = "id begun_at changed_at version change content proof before".split()
VERSION = "plan_id number standing proposed_at resolution adopted_on present digest frozen".split()
IDENTITY = ("id", "name", "neq", "language", "made_at")
MEMBER = "answer text_version answered_at left_at".split()
NOTE = "words shared_at made_at changed_at".split()
ACCOMPANIMENT = (
    "words language region sector kind employees online asked_at taken_at ended_at ending"
    " next_action next_on read_on"
).split()


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of an organisation, read once for the files of its copy."""

    organisation: Organisation
    facts: tuple[Fact, ...]
    seats: tuple[SeatRow, ...]
    consents: tuple[Consent, ...]
    cases: tuple[Case, ...]
    plans: tuple[Plan, ...]
    accompaniments: tuple[Accompaniment, ...]
    campaigns: tuple[Campaign, ...]


def held_of(organisation: Organisation) -> Held:
    """Read what is held of an organisation that the actor may see."""
    return Held(
        organisation=organisation,
        facts=tuple(organisations.facts_of(organisation).values()),
        seats=organisations.people_of(organisation),
        consents=organisations.consents_of(organisation),
        cases=cases_of(organisation),
        plans=plans_of(organisation),
        accompaniments=accompaniments_of(organisation),
        campaigns=running.campaigns_of(organisation)[::-1],
    )


def files_of(organisation: Organisation, language: Language, now: datetime) -> dict[str, bytes]:
    """The files, by name: what to read first, the data, the tables, the documents."""
    held = held_of(organisation)
    files = {
        "README.txt": _read_me(held, now).encode(),
        "organisation.json": data(_data(held, now)),
        "facts.csv": table(
            ["question", "value", "said_by", "said_at"],
            [(each.question, str(each.value), _who(each), each.said_at) for each in held.facts],
        ),
        "people.csv": table(
            ["email", "role", "holder", "since"],
            [(each.account.email, each.role, each.holder, each.made_at) for each in held.seats],
        ),
        "consents.csv": table(
            ["purpose", "diagnosis", "text_version", "given_at", "withdrawn_at"],
            [
                (each.purpose, each.campaign, each.text_version, each.given_at, each.withdrawn_at)
                for each in held.consents
            ],
        ),
    }
    for campaign in queries.closed_campaigns_of(organisation):
        files |= dict(_of_campaign(campaign, language))
    for number, mandate in enumerate(reversed(mandates_of(organisation)), start=1):
        files |= dict(mandate_files(mandate, f"mandate-{number}"))
    return files | dict(following.files_of(organisation))


def _who(fact: Fact) -> str:
    return fact.said_by.email if fact.said_by else ""


def _of_campaign(campaign: Campaign, language: Language) -> Iterator[tuple[str, bytes]]:
    """The portrait of a closed diagnosis: data, the answers that make it, the documents."""
    name = f"T{campaign.number}"
    picture = bridge.picture_of(campaign, portraits.material_of(campaign))
    day = timezone.localdate(campaign.closed_at)
    whole = portrait_data(picture.portrait, day, bridge.name_of(campaign), heard=picture.heard)
    yield f"{name}/portrait.json", data(whole)
    yield f"{name}/answers.csv", _answers(picture.portrait, language)
    for report in portraits.reports_of(campaign):
        yield f"{name}/{report.kind}-{report.language}.pdf", bytes(report.pdf)


def _answers(portrait: Portrait, language: Language) -> bytes:
    sheet = portrait.sheet.answers
    asked = portrait.questionnaire.by_id
    rows = [
        (name, asked[name].text.in_(language), answer_in_words(asked[name], sheet[name], language))
        for name in sheet
        if name in asked
    ]
    return table(["question", "text", "answer"], rows)


def _data(held: Held, now: datetime) -> dict[str, Any]:
    organisation = held.organisation
    return {
        "format": FORMAT,
        "made_at": now,
        "organisation": {name: getattr(organisation, name) for name in IDENTITY},
        "facts": {each.question: each.value for each in held.facts},
        "people": [
            {"email": each.account.email, "role": each.role, "holder": each.holder}
            for each in held.seats
        ],
        "invitations": [
            {"email": each.email, "role": each.role, "until": each.expires_at}
            for each in organisations.invitations_of(organisation)
        ],
        "consents": [
            {
                "purpose": each.purpose,
                "diagnosis": each.campaign,
                "text_version": each.text_version,
                "given_at": each.given_at,
                "withdrawn_at": each.withdrawn_at,
            }
            for each in held.consents
        ],
        "cases": [_case(each) for each in held.cases],
        "plans": [_plan(each) for each in held.plans],
        "plan_versions": [
            {name: getattr(each, name) for name in VERSION} for each in versions_of(organisation)
        ],
        **following.data_of(organisation),
        **said_in(organisation),
        **_accompanied(organisation, held.accompaniments),
        "accesses": _accesses(held.organisation),
        "mandates": [mandate_data(each) for each in mandates_of(organisation)],
        "webinars": [registration_data(each) for each in registrations_by(held.organisation.id)],
        "diagnoses": [_diagnosis(each) for each in held.campaigns],
    }


def _accompanied(
    organisation: Organisation, accompaniments: tuple[Accompaniment, ...]
) -> dict[str, Any]:
    """The requests and cases, what was decided and written in them, and the groups."""
    return {
        "accompaniments": [_accompaniment(each) for each in accompaniments],
        "rulings": [
            {"advisor": each.advisor.name if each.advisor else ""}
            | {name: getattr(each, name) for name in ("allowed", "words", "decided_at")}
            for each in rulings_in(organisation)
        ],
        "notes": [
            {name: getattr(each, name) for name in NOTE} for each in shared_notes_of(organisation)
        ],
        "private_notes": private_count(organisation),
        "groups": [
            {"title": each.group.title if each.group else ""}
            | {name: getattr(each, name) for name in MEMBER}
            for each in memberships_of(organisation)
        ],
    }


def _case(case: Case) -> dict[str, Any]:
    return {name: getattr(case, name) for name in CASE}


def _plan(plan: Plan) -> dict[str, Any]:
    return {"diagnosis": plan.campaign_id, **{name: getattr(plan, name) for name in PLAN}}


def _accesses(organisation: Organisation) -> list[dict[str, Any]]:
    return [
        {
            "email": each.account.email if each.account else "",
            "began_at": each.began_at,
            "ended_at": each.ended_at,
        }
        for each in organisations.accesses_of(organisation)
    ]


def _accompaniment(case: Accompaniment) -> dict[str, Any]:
    return {name: getattr(case, name) for name in ACCOMPANIMENT} | {
        "office": case.office.name if case.office else "",
        "advisor": case.advisor.name if case.advisor else "",
    }


def _diagnosis(campaign: Campaign) -> dict[str, Any]:
    return {
        "id": campaign.id,
        "number": campaign.number,
        "questionnaire": campaign.questionnaire,
        "version": campaign.version,
        "started_at": campaign.started_at,
        "due_on": campaign.due_on,
        "closed_at": campaign.closed_at,
        "turnout": [
            {"role": each.role, "asked": each.asked, "handed_in": each.handed_in}
            for each in portraits.turnout_of(campaign)
        ],
        "asked_by_mail": [
            {
                "email": each.email,
                "role": each.role,
                "asked_at": each.invited_at,
                "handed_in": each.handed_in_at is not None,
            }
            for each in running.participations_of(campaign)
            if each.email
        ],
    }


def _read_me(held: Held, now: datetime) -> str:
    lines = (
        _("Copy of what is held of %(name)s, made on %(day)s.")
        % {"name": held.organisation.name, "day": timezone.localdate(now).isoformat()},
        _(
            "organisation.json: everything, for a program; also who was asked by mail to answer, "
            "and whether they have handed in, never what they answered."
        ),
        _(
            "private_notes: how many notes an advisor wrote for themselves. They are not here; "
            "whoever wants what such a note says of them writes to the person in charge of the "
            "protection of personal information, who decides."
        ),
        _("facts.csv, people.csv, consents.csv: the same as tables, for a spreadsheet."),
        _("T0, T1 …: each closed diagnosis, with its portrait as data, answers and documents."),
        _("plan: the adopted plans as PDF, and the files that prove what was done."),
        _("What each person answered alone is theirs: it is in the copy that each may take."),
    )
    return "\r\n".join(lines) + "\r\n"
