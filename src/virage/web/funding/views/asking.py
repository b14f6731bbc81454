"""The facts that matter most, each with the field where it is told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.forms import BoundField
from django.http import QueryDict

from virage.core.answers import Answer, Blank
from virage.core.funding.facts import FactName
from virage.core.funding.told import DATE_OF, PREFIX
from virage.core.questionnaire import Question
from virage.documents.funding import FundingPage
from virage.documents.funding.shapes import Ask
from virage.web.funding import bridge
from virage.web.funding.forms.facts import TellForm
from virage.web.organisations.forms.profile import LISTED, as_shown
from virage.web.organisations.models import Fact
from virage.web.ui.page import language

FIRST = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A field, what the page shows of its fact, and what telling it would settle.

    `base` is the version of the fact, `was` its value on the page. `unsure` tells that the
    organisation said that it does not know; `may_be_unsure` that the field itself cannot say so.
    """

    question: str
    field: BoundField
    unit: str
    settles: str
    programmes: tuple[str, ...]
    base: int
    was: str
    unsure: bool
    may_be_unsure: bool


@dataclass(frozen=True, slots=True)
class Wanting:
    """A question, and what it would settle: nothing where it was told already."""

    question: Question
    settles: str = ""
    programmes: tuple[str, ...] = ()


def first(page: FundingPage, told: Mapping[str, Fact]) -> tuple[Line, ...]:
    """The few facts on which most depends, but for those that nobody there knows."""
    wanted = [each for each in missing(page, told) if not _unsure(told.get(each.question.id))]
    return lines(wanted[:FIRST], told)


def everything(page: FundingPage, told: Mapping[str, Fact]) -> tuple[Wanting, ...]:
    """Every fact that is missing, then those that were told for funding, which may be changed."""
    wanted = missing(page, told)
    asked = {each.question.id for each in wanted}
    known = (q for q in bridge.questions().values() if q.id in told and q.id.startswith(PREFIX))
    return (*wanted, *(Wanting(each) for each in known if each.id not in asked))


def missing(page: FundingPage, told: Mapping[str, Fact]) -> tuple[Wanting, ...]:
    """The questions that the missing facts ask, each once, the most useful first."""
    answers = bridge.answers_of(told.values())
    found: dict[str, Wanting] = {}
    for ask in page.asks.cards:
        for question in _asked(ask, answers):
            found.setdefault(question.id, Wanting(question, ask.settles, ask.programmes))
    return tuple(found.values())


def _asked(ask: Ask, answers: Mapping[str, Answer]) -> Iterator[Question]:
    """The profile's question while it has no answer, else those that funding adds."""
    known = bridge.questions()
    if ask.profile in known and (
        ask.profile not in answers or isinstance(answers[ask.profile], Blank)
    ):
        yield known[ask.profile]
        return
    start = PREFIX + ask.fact
    ids = [start, start + DATE_OF]
    if ask.fact == FactName.REVENUE.value:
        ids = [f"{start}.1", f"{start}.2"]
    yield from (known[each] for each in ids if each in known)


def form_of(
    wanted: Iterable[Wanting], told: Mapping[str, Fact], data: QueryDict | None = None
) -> TellForm:
    """The form of some questions, filled with what was told."""
    asked = [each.question for each in wanted]
    known = {each.id: fact.value for each in asked if (fact := told.get(each.id))}
    return TellForm(asked, language(), data=data, known=known)


def lines(
    wanted: Iterable[Wanting], told: Mapping[str, Fact], form: TellForm | None = None
) -> tuple[Line, ...]:
    """Each field with what stands beside it."""
    asked = tuple(wanted)
    filled = form or form_of(asked, told)
    return tuple(_line(each, told.get(each.question.id), filled) for each in asked)


def _line(wanting: Wanting, fact: Fact | None, form: TellForm) -> Line:
    question = wanting.question
    unit = question.numeric.unit
    return Line(
        question=question.id,
        field=form[question.id],
        unit="" if unit is None else unit.in_(language()),
        settles=wanting.settles,
        programmes=wanting.programmes,
        base=fact.version if fact else 0,
        was=str(as_shown(question, fact.value if fact else None)),
        unsure=_unsure(fact) and question.kind not in LISTED,
        may_be_unsure=question.kind not in LISTED,
    )


def _unsure(fact: Fact | None) -> bool:
    return fact is not None and fact.value == Blank.DONT_KNOW.value
