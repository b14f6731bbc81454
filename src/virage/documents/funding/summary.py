"""What the funding page says in a few sentences."""

from collections.abc import Iterator, Sequence

from virage.core.funding.criteria import Between, RevenueBetween
from virage.core.funding.matches import Match
from virage.core.funding.values import Verdict
from virage.core.funding.verdicts import Matches
from virage.core.text import Language
from virage.documents.funding.labels import Labels
from virage.documents.funding.money import only_lends
from virage.documents.funding.outline import Line, line_of
from virage.documents.funding.plain import territory_of
from virage.documents.funding.sequence import Pair, orders_in_words
from virage.documents.language import listed, quoted, words


def summary(matches: Matches, pairs: Sequence[Pair], labels: Labels) -> tuple[str, ...]:
    """How many could pay, what they wait for, what is out of reach and why, what goes first."""
    sure, open_ = matches.that_are(Verdict.YES), matches.that_are(Verdict.UNKNOWN)
    return (
        *_counts(sure, open_, labels.language),
        *_out_of_reach(matches, labels),
        *orders_in_words(pairs, labels),
    )


def _counts(sure: Sequence[Match], open_: Sequence[Match], language: Language) -> Iterator[str]:
    texts = words(language)
    count = len(sure) + len(open_)
    if not count:
        yield texts.gettext("No programme could pay, by the published rules.")
        return
    told = sum(bool(match.missing) for match in open_)
    parts = (
        (len(sure), texts.gettext("%(count)s by the published rules")),
        (told, texts.gettext("%(count)s that wait for facts from you")),
        (len(open_) - told, texts.gettext("%(count)s that only the funder can confirm")),
    )
    yield texts.ngettext(
        "%(count)s programme could pay: %(parts)s.",
        "%(count)s programmes could pay: %(parts)s.",
        count,
    ) % {
        "count": count,
        "parts": listed([said % {"count": part} for part, said in parts if part], language),
    }
    yield from _lent(sum(only_lends(match.programme) for match in (*sure, *open_)), language)


def _lent(count: int, language: Language) -> Iterator[str]:
    if count:
        yield words(language).ngettext(
            "%(count)s of them only lends: that money is paid back.",
            "%(count)s of them only lend: that money is paid back.",
            count,
        ) % {"count": count}


def _out_of_reach(matches: Matches, labels: Labels) -> Iterator[str]:
    """For each size that an organisation would have to reach, the programmes that ask for it."""
    asking: dict[Line, list[str]] = {}
    for match in matches.that_are(Verdict.NO):
        if territory_of(match) is None and match.changes:
            for line in _sizes(match, labels):
                asking.setdefault(line, []).append(match.programme.name.in_(labels.language))
    said = words(labels.language).gettext(
        "Out of reach for now: %(programmes)s. The rule: %(rule)s (you said: %(fact)s)."
    )
    for line, names in asking.items():
        programmes = listed([quoted(name, labels.language) for name in names], labels.language)
        yield said % {"programmes": programmes, "rule": line.text, "fact": line.fact}


def _sizes(match: Match, labels: Labels) -> Iterator[Line]:
    for reason in match.failed:
        if reason.truth is False and isinstance(reason.leaf, Between | RevenueBetween):
            line = line_of(reason, match.case.facts, labels)
            yield Line(depth=0, text=line.text, fact=line.fact)
