"""Whether a plan is good enough for a board: what it lacks, each with its place and its weight."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from virage.core.roadmap.faults import Fault
from virage.core.roadmap.purpose import Purpose, recommending


class Weight(Enum):
    """How much a finding weighs before a board."""

    BLOCKS = "blocks"  # the plan is not put before the board
    OWNED = "owned"  # it is, once the co-op says that it knows
    ADVICE = "advice"


class Lack(Enum):
    """What a plan lacks."""

    PORTRAIT = "portrait"
    VISION = "vision"
    GOAL = "goal"
    STEP = "step"
    BUDGET = "budget"
    DAYS = "days"
    INDICATOR = "indicator"
    ANSWERS_FOR = "answers_for"
    VENDOR = "vendor"
    VENDOR_ALLOWED = "vendor_allowed"
    FAULT = "fault"
    UNCOUNTED = "uncounted"
    FLAG = "flag"
    LAW = "law"
    DOER = "doer"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a plan lacks, how much it weighs, and the part that it is about.

    `part` is "plan", "vision", "goal", "step", "budget" or "flag", and `id` says which one; `name`
    is the vendor that is named, `why` the reason of who allowed it, `fault` what the checker found.
    """

    lack: Lack
    weight: Weight
    part: str
    id: str = ""
    name: str = ""
    why: str = ""
    fault: Fault | None = None


@dataclass(frozen=True)
class Examined:
    """A plan to examine: its words, and what the rest of it comes to.

    `texts` are other words of the co-op's own: the part, its id, the text. `named_in` gives the
    first vendor that a text names, "" for none; `allowed` are the names that a lead let pass, in
    small letters, with the reason.
    """

    purpose: Purpose
    steps: tuple[str, ...]
    named_in: Callable[[str], str]
    portrait: bool = True
    budget: bool = True
    days: int = 1
    texts: tuple[tuple[str, str, str], ...] = ()
    allowed: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    uncounted: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()


def examine(examined: Examined) -> tuple[Finding, ...]:
    """All that a plan lacks, what blocks it first; none, and it is ready for the board."""
    found = (
        *_least(examined),
        *_goals(examined.purpose),
        *_vendors(examined),
        *_rest(examined),
    )
    order = list(Weight)
    return tuple(sorted(found, key=lambda each: order.index(each.weight)))


def blocking(findings: tuple[Finding, ...]) -> bool:
    """Whether one of them keeps the plan from the board."""
    return any(each.weight is Weight.BLOCKS for each in findings)


def to_own(findings: tuple[Finding, ...]) -> bool:
    """Whether the co-op must say that it knows of one of them."""
    return any(each.weight is Weight.OWNED for each in findings)


def _least(examined: Examined) -> Iterator[Finding]:
    """The least that a plan says."""
    purpose = examined.purpose
    said = (
        (Lack.PORTRAIT, "plan", examined.portrait),
        (Lack.VISION, "vision", bool(purpose.vision.strip())),
        (Lack.GOAL, "vision", bool(purpose.goals)),
        (Lack.STEP, "plan", bool(examined.steps)),
        (Lack.BUDGET, "budget", examined.budget or purpose.budget_unknown),
        (Lack.DAYS, "budget", examined.days > 0),
    )
    yield from (Finding(lack, Weight.BLOCKS, part) for lack, part, there in said if not there)


def _goals(purpose: Purpose) -> Iterator[Finding]:
    """Each objective is measured, and somebody answers for it."""
    for goal in purpose.goals:
        if not goal.indicator.strip():
            yield Finding(Lack.INDICATOR, Weight.BLOCKS, "goal", goal.id)
        if not goal.who.strip():
            yield Finding(Lack.ANSWERS_FOR, Weight.BLOCKS, "goal", goal.id)


def _vendors(examined: Examined) -> Iterator[Finding]:
    """The vendors that the plan's words name, each once a part."""
    for part, where, text in (*recommending(examined.purpose), *examined.texts):
        for name in _named(text, examined.named_in):
            why = examined.allowed.get(name.casefold())
            if why is None:
                yield Finding(Lack.VENDOR, Weight.BLOCKS, part, where, name)
            else:
                yield Finding(Lack.VENDOR_ALLOWED, Weight.ADVICE, part, where, name, why)


def _named(text: str, named_in: Callable[[str], str]) -> Iterator[str]:
    """Every name in a text: the first, then the first of what is left without it."""
    name = named_in(text)
    while name:
        yield name
        text = text.replace(name, " ")
        name = named_in(text)


def _rest(examined: Examined) -> Iterator[Finding]:
    """What the co-op may put before its board knowingly, and what it had better say."""
    for fault in examined.faults:
        step = next((each for each in fault.about if each in examined.steps), "")
        part = "step" if step else "budget"
        yield Finding(Lack.FAULT, Weight.OWNED, part, step, fault=fault)
    for step in examined.uncounted:
        yield Finding(Lack.UNCOUNTED, Weight.OWNED, "step", step)
    for flag in examined.flags:
        yield Finding(Lack.FLAG, Weight.OWNED, "flag", flag)
    for duty in examined.duties:
        yield Finding(Lack.LAW, Weight.OWNED, "plan", duty)
    for step in examined.steps:
        if not examined.purpose.doing(step).who.strip():
            yield Finding(Lack.DOER, Weight.ADVICE, "step", step)
