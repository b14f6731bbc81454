"""What a plan is measured by: questions and their stages, scores, needs, red flags."""

from virage.core.roadmap.naming import Family
from virage.core.roadmap.problem import Gauge, Need, RedFlag, Rung, Yardstick
from virage.library.funding.values import whole
from virage.library.planning.known import Known
from virage.library.reading import Entry, gettext_noop

QUESTION_KEYS = ("id", "name", "stages", "today")
SCORE_KEYS = ("id", "name", "shares")
NEED_KEYS = ("id", "name", "strength")
FLAG_KEYS = ("id", "name", "cleared_by")


def need(entry: Entry, known: Known) -> Need:
    """A need and how strong it is."""
    entry.only(*NEED_KEYS)
    return Need(known.declared(entry, Family.NEED), whole(entry["strength"]))


def question(entry: Entry, known: Known) -> Gauge:
    """A question: what each stage is worth, and where it stands today, if that is known."""
    entry.only(*QUESTION_KEYS)
    units = tuple(whole(each) for each in entry["stages"].items)
    if list(units) != sorted(units) or not units:
        raise entry["stages"].error(
            gettext_noop("expected what each stage is worth, never less for a higher one")
        )
    name = known.declared(entry, Family.QUESTION, len(units))
    today = entry.optional("today", lambda each: known.stage(each, name), None)
    return Gauge(name, units, 0 if today is None else units[today], today)


def score(entry: Entry, known: Known, gauges: dict[str, Gauge]) -> Yardstick:
    """A score: how much each question counts; it is whole once all are at their last stage."""
    entry.only(*SCORE_KEYS)
    shares = tuple(
        (known.one(Entry(name, each.file, each.line), Family.QUESTION), whole(each))
        for name, each in entry["shares"].table.items()
    )
    most = sum(share * gauges[name].units[-1] for name, share in shares)
    if not most:
        raise entry["shares"].error(gettext_noop("no question that is worth something counts here"))
    return Yardstick(known.declared(entry, Family.SCORE), shares, most)


def red_flag(entry: Entry, known: Known) -> RedFlag:
    """A red flag that is up, and the stages that clear it."""
    entry.only(*FLAG_KEYS)
    clears = rungs(entry["cleared_by"], known)
    if not clears:
        raise entry["cleared_by"].error(gettext_noop("expected at least one question"))
    return RedFlag(known.declared(entry, Family.FLAG), clears)


def rungs(entry: Entry, known: Known) -> tuple[Rung, ...]:
    """Stages of questions: `QUESTION: STAGE`."""
    found = []
    for name, each in entry.table.items():
        asked = known.one(Entry(name, each.file, each.line), Family.QUESTION)
        found.append(Rung(asked, known.stage(each, asked)))
    return tuple(found)
