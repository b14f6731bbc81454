"""Which programme goes before which: one asks for what another one pays."""

from collections.abc import Iterable, Iterator, Mapping

from virage.core.funding.criteria import HasArtefact
from virage.core.funding.matches import Match
from virage.core.funding.verdicts import Matches
from virage.documents.funding.labels import Labels
from virage.documents.funding.sentences import sentence
from virage.documents.language import quoted, words

Pair = tuple[Match, Match, HasArtefact]


def pairs_of(matches: Matches) -> tuple[Pair, ...]:
    """The pairs (first, second, what the second asks for) that still lie ahead of the organisation.

    A pair is left out where one of the two is closed, or where the second already has what it asks.
    """
    by_id = {match.programme.id: match for match in matches}
    return tuple(_pairs(matches, by_id))


def _pairs(matches: Iterable[Match], by_id: Mapping[str, Match]) -> Iterator[Pair]:
    for second in matches:
        for reason in () if second.closed else second.reasons:
            leaf = reason.leaf
            if reason.truth is True or not isinstance(leaf, HasArtefact):
                continue
            for issuer in sorted(leaf.issued_under):
                first = by_id.get(issuer)
                if first is not None and not first.closed:
                    yield first, second, leaf


def for_need(matches: Matches, need: str) -> Matches:
    """The programmes that answer one need of a portrait, and those that go before them."""
    kept = {match.programme.id for match in matches if need in match.programme.needs}
    before = {
        first.programme.id for first, second, _leaf in pairs_of(matches)
        if second.programme.id in kept and first.truth is not False
    }  # fmt: skip
    return Matches(
        matches.case, tuple(match for match in matches if match.programme.id in kept | before)
    )


def order_in_words(match: Match, pairs: Iterable[Pair], labels: Labels) -> tuple[str, ...]:
    """What goes before or after one programme, and why."""
    return tuple(_order(match, pairs, labels))


def _order(match: Match, pairs: Iterable[Pair], labels: Labels) -> Iterator[str]:
    _ = words(labels.language).gettext
    for first, second, leaf in pairs:
        told = {
            "first": _name(first, labels),
            "second": _name(second, labels),
            "rule": sentence(leaf, labels),
        }
        if match is second and first.truth is False:
            yield _("It asks for this: %(rule)s. But %(first)s says no today.") % told
        elif match is second:
            yield _("Go through %(first)s first. This one asks for: %(rule)s.") % told
        elif match is first and second.truth is not True and first.truth is not False:
            yield _("Before %(second)s, which asks for: %(rule)s.") % told


def orders_in_words(pairs: Iterable[Pair], labels: Labels) -> tuple[str, ...]:
    """One sentence for each pair whose first programme is not a no."""
    _ = words(labels.language).gettext
    said = _("%(first)s comes before %(second)s, which asks for: %(rule)s.")
    return tuple(
        said
        % {
            "first": _name(first, labels),
            "second": _name(second, labels),
            "rule": sentence(leaf, labels),
        }
        for first, second, leaf in pairs
        if first.truth is not False
    )


def _name(match: Match, labels: Labels) -> str:
    return quoted(match.programme.name.in_(labels.language), labels.language)
