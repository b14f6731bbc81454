"""Between the rows of the offices and the values of the core; what the profile calls things."""

from collections.abc import Iterable, Mapping

from virage.core import routing
from virage.core.text import Language
from virage.web.offices.models import Advisor, Office, Post
from virage.web.organisations.bridge import current_questionnaire

REGION, SECTOR, KIND = "region", "sector", "kind"


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
