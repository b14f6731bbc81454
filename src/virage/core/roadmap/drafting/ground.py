"""Where a co-op stands, as places on ladders: the stages of its questions, and boxes one by one."""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from virage.core.answers import Blank, Picked, Rated, Ticked
from virage.core.conditions import BoxTicked, PickedIn, grounds
from virage.core.initiatives import Reached
from virage.core.ladders import ladder
from virage.core.needs import Lift
from virage.core.portrait import Portrait, RaisedFlag
from virage.core.questionnaire import Kind, Question
from virage.core.roadmap.measuring import gauges, scale_of, yardsticks
from virage.core.roadmap.problem import Gauge, RedFlag, Rung, Yardstick


@dataclass(frozen=True)
class Ground:
    """A portrait, asked what is reached and how far a lift goes.

    Each box of a question that applies is a ladder of its own, `QUESTION.BOX`: empty, then ticked.
    """

    portrait: Portrait

    @cached_property
    def gauges(self) -> tuple[Gauge, ...]:
        """The gauges of the questions that apply, then those of their boxes."""
        card, exact = self.portrait.scorecard, self.portrait.sheet.exact
        whole = scale_of(card, exact)
        boxes = (
            self._box(question, box.id, int(whole * _part(question, box.id)))
            for question in self._ticked
            for box in question.choices
        )
        return (*gauges(card, exact), *boxes)

    @cached_property
    def yardsticks(self) -> tuple[Yardstick, ...]:
        """The scores; a question whose boxes add up is counted by its boxes."""
        by_boxes = {each.id: each for each in self._ticked if _adds_up(each)}
        made = yardsticks(self.portrait.scorecard, self.portrait.sheet.exact)
        return tuple(
            replace(
                each,
                shares=tuple(
                    (name, share)
                    for question, share in each.shares
                    for name in _counted(question, by_boxes)
                ),
            )
            for each in made
        )

    def applies(self, question: str) -> bool:
        """Whether a question is put to this co-op."""
        return self.portrait.scorecard.standing(question).applicable

    def known(self, question: str) -> bool:
        """Whether a question is answered."""
        return isinstance(self.portrait.scorecard.answer(question), Picked | Ticked | Rated)

    def reached(self, place: Lift | Reached) -> bool:
        """Whether a stage or a box is held today, or its question does not apply.

        What is not known is not reached; of a grid, every row that is meant and applies must be.
        """
        if not self.applies(place.question):
            return True
        wanted = place.to if isinstance(place, Lift) else place.stage
        steps = ladder(self.portrait.questionnaire.by_id[place.question])
        match self.portrait.scorecard.answer(place.question):
            case Picked(choice):
                return steps[choice] >= steps[wanted]
            case Ticked(boxes):
                return wanted in boxes
            case Rated() as rated:
                grades = (rated.row(each) for each in self._rows(place))
                return all(
                    each is Blank.NOT_APPLICABLE
                    or (isinstance(each, str) and steps[each] >= steps[wanted])
                    for each in grades
                )
            case _:
                return False

    def _rows(self, place: Lift | Reached) -> tuple[str, ...]:
        """The rows of a grid that a place is about: the one that a lift names, or all."""
        if isinstance(place, Lift) and place.row is not None:
            return (place.row,)
        question = self.portrait.questionnaire.by_id[place.question]
        return tuple(each.id for each in question.rows)

    def rung(self, question: str, to: str) -> Rung:
        """The place of a stage or a box on its ladder."""
        asked = self.portrait.questionnaire.by_id[question]
        if asked.kind is Kind.TICKS:
            return Rung(_named(asked, to), 1)
        return Rung(question, ladder(asked)[to] - 1)

    def lifts(self, lifts: tuple[Lift, ...]) -> tuple[Rung, ...]:
        """Where lifts lead; a grid is left out, because its score is the mean of its rows."""
        by_id = self.portrait.questionnaire.by_id
        return tuple(
            self.rung(each.question, each.to)
            for each in lifts
            if self.applies(each.question) and by_id[each.question].kind is not Kind.GRID
        )

    @cached_property
    def flags(self) -> tuple[RedFlag, ...]:
        """The red flags that are up and that some place on a ladder clears."""
        made = (RedFlag(each.flag.id, self._way_out(each)) for each in self.portrait.flags)
        return tuple(each for each in made if each.clears)

    def _way_out(self, raised: RaisedFlag) -> tuple[Rung, ...]:
        """What ends every reason of a red flag; nothing when one of them has no end here."""
        found: list[Rung] = []
        tops = {each.question: len(each.units) for each in self.gauges}
        for ground in grounds(raised.flag.when, self.portrait.scorecard):
            match ground.leaf, ground.truth:
                case PickedIn(question, choices, row=None), True:
                    steps = ladder(self.portrait.questionnaire.by_id[question])
                    found.append(Rung(question, max(steps[each] for each in choices)))
                case BoxTicked(question, box), False:
                    found.append(self.rung(question, box))
                case _:
                    return ()
        return (
            tuple(found) if all(each.stage < tops.get(each.question, 0) for each in found) else ()
        )

    @property
    def _ticked(self) -> tuple[Question, ...]:
        return tuple(
            each
            for each in self.portrait.questionnaire.questions()
            if each.kind is Kind.TICKS and self.applies(each.id)
        )

    def _box(self, question: Question, box: str, worth: int) -> Gauge:
        answer = self.portrait.scorecard.answer(question.id)
        stage = int(box in answer.boxes) if isinstance(answer, Ticked) else None
        return Gauge(_named(question, box), (0, worth), worth if stage else 0, stage)


def _named(question: Question, box: str) -> str:
    return f"{question.id}.{box}"


def _part(question: Question, box: str) -> Fraction:
    return (question.choice(box).points or Fraction(0)) / question.maximum


def _adds_up(question: Question) -> bool:
    """Whether all boxes together never pass the most that the question counts."""
    return sum(_part(question, box.id) for box in question.choices) <= 1


def _counted(question: str, by_boxes: dict[str, Question]) -> tuple[str, ...]:
    if question not in by_boxes:
        return (question,)
    return tuple(_named(by_boxes[question], box.id) for box in by_boxes[question].choices)
