"""Reading typed conditions, and refusing those that could never be asked."""

from virage.core.conditions import (
    All,
    Any,
    BoxTicked,
    Condition,
    Not,
    NumberBetween,
    PickedIn,
    ScoreBetween,
)
from virage.core.questionnaire import Kind, Question
from virage.library.reading import Entry

OPERATORS = ("is", "in", "between", "ticked")


class Known:
    """What conditions may speak of at one place: the questions asked before it, and the scores."""

    def __init__(
        self, questions: dict[str, Question], scores: frozenset[str] = frozenset()
    ) -> None:
        """`scores` holds the ids that `score:` may name; none where scores do not exist yet."""
        self.questions, self.scores = questions, scores

    def question(self, entry: Entry) -> Question:
        """The question that an entry names."""
        question = self.questions.get(entry.name)
        if question is None:
            raise entry.error(
                f"unknown question '{entry.name}' (conditions read what is asked before them)"
            )
        return question

    def choice(self, question: Question, entry: Entry) -> str:
        """The choice of the question that an entry names."""
        if entry.name not in question.choice_ids:
            raise entry.error(
                f"'{entry.name}' is no choice of {question.id} ({', '.join(question.choice_ids)})"
            )
        return entry.name


def read_condition(entry: Entry, known: Known) -> Condition:
    """Read one condition; CatalogueError when it names what does not exist."""
    table = entry.table
    for word, group in (("all", All), ("any", Any)):
        if word in table:
            entry.only(word)
            parts = tuple(read_condition(part, known) for part in entry[word].items)
            if not parts:
                raise entry.error(f"'{word}' needs at least one condition")
            return group(parts)
    if "not" in table:
        return Not(read_condition(entry.only("not")["not"], known))
    if "score" in table:
        return _score(entry.only("score", "between"), known)
    if "answer" in table:
        return _answer(entry.only("answer", "row", *OPERATORS), known)
    raise entry.error("expected a condition: answer, score, all, any or not")


def _score(entry: Entry, known: Known) -> ScoreBetween:
    target = entry["score"].name
    if target not in known.scores:
        allowed = ", ".join(sorted(known.scores)) or "no score can be read here"
        raise entry.error(f"unknown score '{target}' ({allowed})")
    low, high = _bounds(entry["between"])
    return ScoreBetween(target, low, high)


def _answer(entry: Entry, known: Known) -> Condition:
    question = known.question(entry["answer"])
    used = [operator for operator in OPERATORS if operator in entry.table]
    if len(used) != 1:
        raise entry.error(f"expected exactly one of {', '.join(OPERATORS)}")
    if used == ["ticked"]:
        return _ticked(entry, question, known)
    if question.kind is Kind.NUMBER:
        return _number(entry, question, used[0])
    row = _row(entry, question)
    if question.kind in (Kind.TICKS, Kind.TEXT):
        raise entry.error(f"{question.id} is not a question that '{used[0]}' can read")
    return PickedIn(question.id, _choices(entry, question, known, operator=used[0]), row)


def _ticked(entry: Entry, question: Question, known: Known) -> BoxTicked:
    if question.kind is not Kind.TICKS:
        raise entry.error(f"{question.id} has no boxes to tick")
    return BoxTicked(question.id, known.choice(question, entry["ticked"]))


def _number(entry: Entry, question: Question, operator: str) -> NumberBetween:
    if operator == "is":
        value = entry["is"].number
        return NumberBetween(question.id, value, value)
    if operator == "between":
        return NumberBetween(question.id, *_bounds(entry["between"]))
    raise entry.error(f"{question.id} is a number: use 'is' or 'between'")


def _bounds(entry: Entry) -> tuple[float | None, float | None]:
    low, high = (None if end.value is None else end.number for end in entry.ends)
    if low is not None and high is not None and low > high:
        raise entry.error("the bounds are the wrong way round")
    return low, high


def _row(entry: Entry, question: Question) -> str | None:
    rows = [row.id for row in question.rows]
    if question.kind is not Kind.GRID:
        if entry.has("row"):
            raise entry.error(f"{question.id} has no rows")
        return None
    row = entry["row"].name
    if row not in rows:
        raise entry.error(f"'{row}' is not a row of {question.id} ({', '.join(rows)})")
    return row


def _choices(entry: Entry, question: Question, known: Known, *, operator: str) -> frozenset[str]:
    if operator == "is":
        return frozenset({known.choice(question, entry["is"])})
    if operator == "in":
        return frozenset(known.choice(question, each) for each in entry["in"].items)
    low_end, high_end = entry["between"].ends
    ids = question.choice_ids
    low = 0 if low_end.value is None else ids.index(known.choice(question, low_end))
    high = len(ids) - 1
    if high_end.value is not None:
        high = ids.index(known.choice(question, high_end))
    if low > high:
        raise entry.error("the stages are the wrong way round")
    return frozenset(ids[low : high + 1])
