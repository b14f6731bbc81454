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
from virage.library.reading import Entry, gettext_noop

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
                gettext_noop(
                    "unknown question '%(name)s' (conditions read what is asked before them)"
                ),
                name=entry.name,
            )
        return question

    def choice(self, question: Question, entry: Entry) -> str:
        """The choice of the question that an entry names."""
        if entry.name not in question.choice_ids:
            raise entry.error(
                gettext_noop("'%(name)s' is no choice of %(question)s (%(choices)s)"),
                name=entry.name,
                question=question.id,
                choices=", ".join(question.choice_ids),
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
                raise entry.error(
                    gettext_noop("'%(word)s' needs at least one condition"), word=word
                )
            return group(parts)
    if "not" in table:
        return Not(read_condition(entry.only("not")["not"], known))
    if "score" in table:
        return _score(entry.only("score", "between"), known)
    if "answer" in table:
        return _answer(entry.only("answer", "row", *OPERATORS), known)
    raise entry.error(gettext_noop("expected a condition: answer, score, all, any or not"))


def _score(entry: Entry, known: Known) -> ScoreBetween:
    target = entry["score"].name
    if not known.scores:
        sentence = gettext_noop("unknown score '%(target)s' (no score can be read here)")
        raise entry.error(sentence, target=target)
    if target not in known.scores:
        raise entry.error(
            gettext_noop("unknown score '%(target)s' (%(allowed)s)"),
            target=target,
            allowed=", ".join(sorted(known.scores)),
        )
    low, high = _bounds(entry["between"])
    return ScoreBetween(target, low, high)


def _answer(entry: Entry, known: Known) -> Condition:
    question = known.question(entry["answer"])
    used = [operator for operator in OPERATORS if operator in entry.table]
    if len(used) != 1:
        raise entry.error(
            gettext_noop("expected exactly one of %(operators)s"), operators=", ".join(OPERATORS)
        )
    if used == ["ticked"]:
        return _ticked(entry, question, known)
    if question.kind is Kind.NUMBER:
        return _number(entry, question, used[0])
    row = read_row(entry, question)
    if question.kind in (Kind.TICKS, Kind.TEXT):
        raise entry.error(
            gettext_noop("%(question)s is not a question that '%(operator)s' can read"),
            question=question.id,
            operator=used[0],
        )
    return PickedIn(question.id, _choices(entry, question, known, operator=used[0]), row)


def _ticked(entry: Entry, question: Question, known: Known) -> BoxTicked:
    if question.kind is not Kind.TICKS:
        raise entry.error(gettext_noop("%(question)s has no boxes to tick"), question=question.id)
    return BoxTicked(question.id, known.choice(question, entry["ticked"]))


def _number(entry: Entry, question: Question, operator: str) -> NumberBetween:
    if operator == "is":
        value = entry["is"].number
        return NumberBetween(question.id, value, value)
    if operator == "between":
        return NumberBetween(question.id, *_bounds(entry["between"]))
    raise entry.error(
        gettext_noop("%(question)s is a number: use 'is' or 'between'"), question=question.id
    )


def _bounds(entry: Entry) -> tuple[float | None, float | None]:
    low, high = (None if end.value is None else end.number for end in entry.ends)
    if low is not None and high is not None and low > high:
        raise entry.error(gettext_noop("the bounds are the wrong way round"))
    return low, high


def read_row(entry: Entry, question: Question) -> str | None:
    """The row of a grid; None for another question, which has none to name."""
    rows = [row.id for row in question.rows]
    if question.kind is not Kind.GRID:
        if entry.has("row"):
            raise entry.error(gettext_noop("%(question)s has no rows"), question=question.id)
        return None
    row = entry["row"].name
    if row not in rows:
        raise entry.error(
            gettext_noop("'%(row)s' is not a row of %(question)s (%(rows)s)"),
            row=row,
            question=question.id,
            rows=", ".join(rows),
        )
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
        raise entry.error(gettext_noop("the stages are the wrong way round"))
    return frozenset(ids[low : high + 1])
