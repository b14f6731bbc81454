"""The fiscal years of a plan: what they are called, and the most that may be spent in them."""

from virage.core.funding.values import Cents
from virage.documents.roadmap.dossier import Dossier


def year_in_words(year: int, dossier: Dossier) -> str:
    """A fiscal year, from 0; one in which only costs that go on are left is said to be after."""
    _, drawn = dossier.say, dossier.drawn
    last = drawn.problem.budget.year(drawn.within.quarters - 1)
    head = _("Year %(year)s") if year <= last else _("After the plan")
    return head % {"year": year + 1}


def most_of(year: int, dossier: Dossier) -> Cents | None:
    """The most that may be spent in a fiscal year; None when it was not stated."""
    stated = dossier.drawn.within.years
    return stated[year] if year < len(stated) else None
