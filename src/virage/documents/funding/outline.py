"""The rules of a programme as lines, each with its outcome, the fact used and where it was read."""

from collections.abc import Iterator
from dataclasses import dataclass

from virage.core.funding.facts import Fact, FactName, Facts
from virage.core.funding.reasons import Judged
from virage.core.funding.trees import All, Any, AtLeast, Criterion, Node, Not, Reason
from virage.core.funding.values import Verdict
from virage.documents.funding.labels import Labels
from virage.documents.funding.sentences import fact_in_words, sentence
from virage.documents.language import words

YEARS = Fact(FactName.YEARS_IN_OPERATION)


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `verdict` None is the heading of a group, whose rules are one step deeper."""

    depth: int
    text: str
    verdict: Verdict | None = None
    fact: str = ""
    source: str = ""


def outline(judged: Judged, facts: Facts, labels: Labels) -> tuple[Line, ...]:
    """Every rule in reading order, under the headings of its groups."""
    writing = _Outline(iter(judged.reasons), facts, labels)
    root = judged.tree.root
    parts = root.parts if isinstance(root, All) else (root,)
    return tuple(line for part in parts for line in writing.lines(part, 0))


@dataclass(frozen=True, slots=True)
class _Outline:
    reasons: Iterator[Reason]
    facts: Facts
    labels: Labels

    def lines(self, node: Node, depth: int) -> Iterator[Line]:
        if isinstance(node, Criterion):
            yield line_of(next(self.reasons), self.facts, self.labels, depth=depth)
            return
        yield Line(depth, heading_of(node, self.labels))
        for part in (node.part,) if isinstance(node, Not) else node.parts:
            yield from self.lines(part, depth + 1)


def heading_of(node: All | Any | Not | AtLeast, labels: Labels) -> str:
    """What stands above the rules of a group: "At least one of these:"."""
    _ = words(labels.language).gettext
    match node:
        case All():
            return _("All of this:")
        case Any():
            return _("At least one of these:")
        case AtLeast(count):
            return _("At least %(count)s of these:") % {"count": count}
    return _("Not this:")


def line_of(reason: Reason, facts: Facts, labels: Labels, *, depth: int = 0) -> Line:
    """One rule with its outcome and the fact that it read."""
    told = (fact_in_words(fact, facts, labels) for fact in reason.facts)
    return Line(
        depth=depth,
        text=sentence(reason.leaf, labels),
        verdict=Verdict.of(reason.truth),
        fact=", ".join(filter(None, told)),
        source=reason.criterion.source,
    )


def changes_in_words(changes: tuple[tuple[Reason, ...], ...], labels: Labels) -> tuple[str, ...]:
    """Each way to lift a no, as one line; what must no longer hold is told so.

    Nobody grows younger: a change that would ask for fewer years in operation is none.
    """
    _ = words(labels.language).gettext
    no_longer = _("no longer: %(rule)s")
    return tuple(
        " + ".join(
            no_longer % {"rule": sentence(reason.leaf, labels)}
            if reason.truth
            else sentence(reason.leaf, labels)
            for reason in change
        )
        for change in changes
        if not any(reason.truth and YEARS in reason.facts for reason in change)
    )
