"""Reading the needs of one version of a questionnaire."""

from virage.core.needs import Clue, Lift, Need, NeedsCatalogue
from virage.core.questionnaire import Kind, Questionnaire
from virage.library.conditions import Known, read_condition, read_row
from virage.library.questions import new_id
from virage.library.reading import Entry, gettext_noop

NEED_KEYS = tuple(
    "id title summary not_this gate gate_reason evidence lifts require in_house facets".split()
)


def read_needs(entry: Entry, questionnaire: Questionnaire) -> NeedsCatalogue:
    """Read one file of needs; every question, stage and score that it names must exist."""
    entry.only("propose_at", "most", "needs")
    known = Known(dict(questionnaire.by_id), score_ids(questionnaire))
    needs = tuple(_need(each, known) for each in entry["needs"].items)
    seen: set[str] = set()
    for each, need in zip(entry["needs"].items, needs, strict=True):
        if need.id in seen:
            raise each["id"].error(gettext_noop("need %(need)s: this id is taken"), need=need.id)
        seen.add(need.id)
    for flag in questionnaire.flags:
        for name in flag.needs:
            if name not in seen:
                raise entry["needs"].error(
                    gettext_noop("the flag %(flag)s names a need '%(name)s', not here"),
                    flag=flag.id,
                    name=name,
                )
    return NeedsCatalogue(questionnaire.id, entry["propose_at"].whole, entry["most"].whole, needs)


def score_ids(questionnaire: Questionnaire) -> frozenset[str]:
    """What `score:` may name."""
    dimensions = (dimension.id for dimension in questionnaire.dimensions)
    return frozenset({"total", *dimensions, *(f"lens.{lens.id}" for lens in questionnaire.lenses)})


def _need(entry: Entry, known: Known) -> Need:
    entry.only(*NEED_KEYS)
    identity = new_id(entry["id"])
    evidence = tuple(_clue(each, known) for each in entry["evidence"].items)
    if not evidence:
        raise entry["evidence"].error(
            gettext_noop("need %(need)s: at least one piece of evidence is expected"), need=identity
        )
    return Need(
        id=identity,
        title=entry["title"].text,
        summary=entry["summary"].text,
        not_this=entry["not_this"].text,
        gate=read_condition(entry["gate"], known),
        gate_reason=entry["gate_reason"].text,
        evidence=evidence,
        lifts=tuple(read_lift(each, known) for each in entry.each("lifts")),
        require=tuple(each.text for each in entry["require"].items),
        in_house=entry["in_house"].text,
        facets=entry.optional("facets", lambda each: each.names, ()),
    )


def _clue(entry: Entry, known: Known) -> Clue:
    entry.only("when", "weight")
    weight = entry.optional("weight", lambda each: each.weight, 1)
    return Clue(read_condition(entry["when"], known), weight)


def read_lift(entry: Entry, known: Known) -> Lift:
    """A question and the stage or box, perhaps of one row, that becomes reachable; all exist."""
    entry.only("question", "to", "row")
    question = known.question(entry["question"])
    if question.kind not in (Kind.STAGE, Kind.TICKS, Kind.GRID, Kind.YES_PARTLY_NO):
        raise entry["question"].error(
            gettext_noop("%(question)s has no stage to reach"), question=question.id
        )
    row = read_row(entry, question) if entry.has("row") else None
    return Lift(question.id, known.choice(question, entry["to"]), row)
