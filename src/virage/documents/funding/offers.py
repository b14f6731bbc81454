"""What a programme offers, in words: the part that it covers, the least, the most."""

from collections.abc import Iterator

from virage.core.funding.terms import (
    Advice,
    BracketRate,
    Caps,
    FlatRate,
    RankRate,
    Rate,
    Terms,
    ZoneRate,
)
from virage.core.funding.values import Absent
from virage.core.text import Language
from virage.documents.funding.labels import in_dollars, in_percent
from virage.documents.language import plain_number, words


def offer_in_words(terms: Terms, language: Language) -> tuple[str, ...]:
    """Sentences that say how much; one at least: "At most $20,000 for one project."."""
    return tuple(_sentences(terms, language))


def _sentences(terms: Terms, language: Language) -> Iterator[str]:
    _ = words(language).gettext
    amounts = terms.amounts
    if amounts.rate is not None and not isinstance(amounts.rate, Absent):
        yield _("Covers %(part)s.") % {"part": _part(amounts.rate, language)}
    if isinstance(amounts.floor, int):
        yield _("At least %(amount)s.") % {"amount": in_dollars(amounts.floor, language)}
    yield from _most(amounts.caps, language)
    yield from (_advice(each, language) for each in terms.advice)


def _advice(advice: Advice, language: Language) -> str:
    _ = words(language).gettext
    said = _(
        "%(size)s: %(hours)s of advice, %(cost)s in all; the programme pays at most %(paid)s of it,"
        " the co-op %(own)s."
    )
    return said % {
        "size": _size(advice, language),
        "hours": _("%(hours)s\u00a0h") % {"hours": plain_number(float(advice.hours), language)},
        "cost": in_dollars(advice.cost, language),
        "paid": in_dollars(advice.paid, language),
        "own": in_dollars(advice.cost - advice.paid, language),
    }


def _size(advice: Advice, language: Language) -> str:
    _ = words(language).gettext
    if advice.most == 0:
        return _("Nobody employed")
    if advice.most is None:
        return _("%(least)s people employed or more") % {"least": advice.least}
    return _("%(least)s to %(most)s people employed") % {
        "least": advice.least,
        "most": advice.most,
    }


def _most(caps: Caps, language: Language) -> Iterator[str]:
    _ = words(language).gettext
    said = (
        (caps.project, _("At most %(amount)s for one project.")),
        (caps.enterprise, _("At most %(amount)s for one enterprise.")),
        (caps.twelve_months, _("At most %(amount)s in twelve months.")),
        (caps.life, _("At most %(amount)s over the life of the programme.")),
    )
    for cap, sentence in said:
        if isinstance(cap, int):
            yield sentence % {"amount": in_dollars(cap, language)}
    if caps.project is Absent.NONE:
        yield _("No maximum for one project.")
    elif not caps.known:
        yield _("The most for one project is not published.")


def _part(rate: Rate, language: Language) -> str:
    _ = words(language).gettext
    match rate:
        case FlatRate(low, high) if low == high:
            return _("%(part)s of eligible expenses") % {"part": in_percent(high, language)}
        case FlatRate(low, high) if not low:
            said = _("up to %(part)s of eligible expenses")
            return said % {"part": in_percent(high, language)}
        case FlatRate(low, high):
            said = _("%(low)s to %(high)s of eligible expenses")
            return said % {"low": in_percent(low, language), "high": in_percent(high, language)}
        case RankRate(ranks):
            said = _(
                "a part of eligible expenses that goes down from project to project: %(parts)s"
            )
            return said % {"parts": ", ".join(in_percent(each, language) for each in ranks)}
        case ZoneRate(zones):
            ends = (in_percent(end(zones.values()), language) for end in (min, max))
            said = _(
                "%(low)s to %(high)s of eligible expenses, by the economic vitality of the place"
            )
            return said % dict(zip(("low", "high"), ends, strict=True))
    return _brackets(rate, language)


def _brackets(rate: BracketRate, language: Language) -> str:
    _ = words(language).gettext
    parts = [
        _("%(part)s beyond") % {"part": in_percent(each.part, language)}
        if each.up_to is None
        else _("%(part)s of eligible expenses up to %(top)s")
        % {"part": in_percent(each.part, language), "top": in_dollars(each.up_to, language)}
        for each in rate.brackets
    ]
    return ", ".join(parts)
