"""What the pages of a plan in force show: where it stands, what is late and what that does."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from virage.core.roadmap.plan import timetable
from virage.core.roadmap.slipping import Slip, Waiting, expected, slips
from virage.documents.funding.labels import in_dollars
from virage.documents.language import day_in_words, number
from virage.web.organisations.models import Organisation
from virage.web.plans.bridge import drafted
from virage.web.plans.courses import InForce, Planned
from virage.web.plans.forms.following import COURSES
from virage.web.plans.models import Checkpoint, Course, Version
from virage.web.plans.models.following import Said
from virage.web.plans.queries import following as records
from virage.web.plans.views.words import quarter_of
from virage.web.ui.page import language

BADGES = {Course.DONE: "badge-success", Course.STOPPED: "badge-danger"}


@dataclass(frozen=True, slots=True)
class Line:
    """A step in the list: where it stands, and what it has really cost beside what was planned."""

    id: str
    name: str
    when: str
    course: str
    badge: str
    on: date | None
    late: bool
    proofs: int
    planned: str
    real: str


@dataclass(frozen=True, slots=True)
class Money:
    """Real cost against planned, of the steps whose real cost is known; how many are not."""

    planned: str
    real: str
    known: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Late:
    """A late step and what its slip does, in words."""

    id: str
    name: str
    said: str
    waiting: tuple[str, ...]
    without: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a plan stands, in few words."""

    version: Version
    done: int
    whole: int
    next: str
    late: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """The page of a plan in force."""

    standing: Standing
    lines: tuple[Line, ...]
    money: Money
    late: tuple[Late, ...]
    expected: str
    checkpoints: tuple[Checkpoint, ...]


def force_of(organisation: Organisation, today: date) -> InForce | None:
    """The version in force with what became of it."""
    version = records.in_force(organisation)
    if version is None:
        return None
    return InForce(version, records.progress_of(version.plan_id), today)


def standing_of(force: InForce) -> Standing:
    """Where a plan stands."""
    here, step = language(), force.next
    return Standing(
        version=force.version,
        done=len(force.done),
        whole=len(force.steps),
        next=f"{force.name(step.id, here)} ({_when(force, step.start)})" if step else "",
        late=tuple(force.name(each.id, here) for each in force.late),
    )


def track_of(force: InForce) -> Track:
    """All that the page says."""
    plan = force.version.plan
    whole, past = drafted(plan, force.content), force.past().counted_from(force.first)
    table = timetable(whole.problem, whole.plan)
    whole_score = _score(expected(table, past))
    return Track(
        standing=standing_of(force),
        lines=tuple(_line(force, each) for each in force.steps),
        money=_money(force),
        late=tuple(_late(force, each, whole_score) for each in slips(table, past)),
        expected=whole_score,
        checkpoints=records.checkpoints_of(plan),
    )


def course_in_words(course: str) -> str:
    """Where a step stands."""
    return str(dict(COURSES)[course])


def cents_in_words(cents: int | None) -> str:
    """An amount, or that it is not known."""
    return _("not known") if cents is None else in_dollars(cents, language())


def _when(force: InForce, quarter: int) -> str:
    return quarter_of(force.content.means, quarter)


def _line(force: InForce, step: Planned) -> Line:
    told, course = force.progress.get(step.id), force.course(step.id)
    return Line(
        id=step.id,
        name=force.name(step.id, language()),
        when=_when(force, step.start),
        course=course_in_words(course),
        badge=BADGES.get(course, ""),
        on=told.on if told else None,
        late=force.is_late(step),
        proofs=getattr(told, "proofs", 0),
        planned=cents_in_words(step.cost),
        real=cents_in_words(told.cost if told else None),
    )


def _money(force: InForce) -> Money:
    """Only what is known on both sides is compared."""
    known, unknown = [], 0
    for each in force.steps:
        told = force.progress.get(each.id)
        if told is not None and told.cost is not None and each.cost is not None:
            known.append((each.cost, told.cost))
        elif force.course(each.id) in {Course.UNDER_WAY, Course.DONE, Course.STOPPED}:
            unknown += 1
    return Money(
        planned=cents_in_words(sum(planned for planned, _real in known)),
        real=cents_in_words(sum(real for _planned, real in known)),
        known=len(known),
        unknown=unknown,
    )


def _late(force: InForce, slip: Slip, whole_score: str) -> Late:
    """A slip in words; a portrait that is hardly less without the step is not told."""
    said = (
        _("It was to be over by %(planned)s; it can be over by %(earliest)s at the earliest.")
        if slip.begun
        else _("It was to begin in %(planned)s; it can begin in %(earliest)s at the earliest.")
    )
    quarters = {"planned": _when(force, slip.planned), "earliest": _when(force, slip.earliest)}
    return Late(
        id=slip.initiative,
        name=force.name(slip.initiative, language()),
        said=said % quarters,
        waiting=tuple(_waiting(force, each) for each in slip.waiting),
        without="" if _score(slip.without) == whole_score else _score(slip.without),
    )


def _waiting(force: InForce, waiting: Waiting) -> str:
    name = force.name(waiting.initiative, language())
    planned = _when(force, waiting.planned)
    if waiting.earliest is None:
        return _("%(step)s can no longer begin (planned: %(planned)s)") % {
            "step": name,
            "planned": planned,
        }
    if waiting.earliest <= waiting.planned:
        return _("%(step)s still has the time to begin as planned, in %(planned)s") % {
            "step": name,
            "planned": planned,
        }
    return _("%(step)s: %(before)s → %(after)s at the earliest") % {
        "step": name,
        "before": planned,
        "after": _when(force, waiting.earliest),
    }


def _score(score: Fraction | None) -> str:
    return "" if score is None else number(float(score), language())


def told_in_words(told: Said) -> list[tuple[str, str]]:
    """What was told of a step: labels and values, nothing that is not known."""
    day = day_in_words(told.on, language()) if told.on else ""
    rows = (
        (_("Where the step stands"), course_in_words(told.course)),
        (_("Until") if told.course == Course.POSTPONED else _("Since"), day),
        (_("Real cost"), "" if told.cost is None else cents_in_words(told.cost)),
        (_("Real days"), "" if told.days is None else str(told.days)),
        (_("Indicator, before"), told.baseline),
        (_("Indicator, today"), told.value),
        (_("Note"), told.note),
    )
    return [(label, said) for label, said in rows if said]
