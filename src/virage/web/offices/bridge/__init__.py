"""Between the rows of the offices and the values of the core; what the profile calls things."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from virage.core import routing
from virage.core.access import Thing
from virage.core.text import Language
from virage.web.offices.models import Accompaniment, Advisor, Office, Post
from virage.web.offices.queries.cases import advisors_with_load
from virage.web.offices.queries.offices import open_offices
from virage.web.organisations.bridge import current_questionnaire
from virage.web.organisations.models import Fact

REGION, SECTOR, KIND, EMPLOYEES = "region", "sector", "kind", "employees"


def choices_of(question: str, language: Language) -> Mapping[str, str]:
    """What may be answered to a question of the profile, by id; empty when it is not asked."""
    asked = current_questionnaire().by_id.get(question)
    return {each.id: each.text.in_(language) for each in asked.choices} if asked else {}


def office_from(row: Office, regions: Iterable[str]) -> routing.Office:
    """An office as routing knows it."""
    return routing.Office(str(row.id), frozenset(regions), row.online)


def advisor_from(row: Advisor, posts: Iterable[Post], load: int) -> routing.Advisor:
    """An advisor as routing knows them, with how many cases they have."""
    away = row.absent_from
    return routing.Advisor(
        id=str(row.id),
        offices=frozenset(str(post.office_id) for post in posts),
        languages=frozenset(row.languages),
        regions=frozenset(row.regions),
        sectors=frozenset(row.sectors),
        kinds=frozenset(row.kinds),
        load=load,
        limit=row.load_limit,
        absence=routing.Absence(away, row.absent_to) if away else None,
    )


def request_from(row: Accompaniment) -> routing.Request:
    """What a request asks for, as routing knows it."""
    return routing.Request(
        region=row.region,
        language=row.language,
        sector=row.sector,
        kind=row.kind,
        online=row.online,
        before=frozenset(row.left),
    )


def thing_of(row: Accompaniment) -> Thing:
    """A case as the policy sees it; its advisor is known with it."""
    return Thing(
        id=str(row.id),
        organisation=str(row.organisation_id),
        office=str(row.office_id) if row.office_id else None,
        advisor=str(row.advisor.account_id) if row.advisor else None,
        settled=row.ended_at is not None,
    )


def routed(request: routing.Request, on: date) -> routing.Route:
    """Where a request goes today, among the open offices and everybody who advises."""
    rows = open_offices()
    offices = [office_from(row, (each.region for each in row.regions.all())) for row in rows]
    people = [advisor_from(row, row.posts.all(), load) for row, load in advisors_with_load()]
    return routing.route(request, offices, people, on=on)


def considered(
    case: Accompaniment, office: Office, on: date
) -> tuple[tuple[Advisor, routing.Match], ...]:
    """The advisors of an office before a request, the best placed first."""
    request = request_from(case)
    place = office_from(office, (each.region for each in office.regions.all()))
    pairs = [
        (row, routing.consider(request, place, advisor_from(row, row.posts.all(), load), on=on))
        for row, load in advisors_with_load(office)
    ]
    return tuple(sorted(pairs, key=lambda pair: pair[1].rank))


def weighed(
    cases: Iterable[Accompaniment], advisor: Advisor, load: int, *, on: date
) -> dict[UUID, routing.Match]:
    """An advisor before each of these requests, whose offices come with their regions."""
    known = advisor_from(advisor, (), load)
    return {
        case.id: routing.consider(
            request_from(case),
            office_from(case.office, (each.region for each in case.office.regions.all())),
            known,
            on=on,
        )
        for case in cases
        if case.office
    }


def told(facts: Mapping[str, Fact], question: str) -> str:
    """What a fact says, when it is one of the choices of its question; else nothing."""
    fact = facts.get(question)
    value = str(fact.value) if fact else ""
    return value if value in choices_of(question, "fr") else ""


def told_number(facts: Mapping[str, Fact], question: str) -> int | None:
    """A whole number that a fact says; None when it is not known."""
    fact = facts.get(question)
    value = fact.value if fact else None
    return int(value) if isinstance(value, int | float) and value >= 0 else None
