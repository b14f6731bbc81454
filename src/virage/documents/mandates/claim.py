"""The claim of the subsidy: the hours, one by one, with amounts that add up to the cent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from virage.core.mandates import Activity
from virage.core.subsidy import IN_AN_HOUR, Price, Quarters, price, split
from virage.core.text import Language
from virage.documents.archive import table
from virage.documents.funding.labels import in_dollars
from virage.documents.language import day_in_words, words
from virage.documents.mandates.shapes import Line, Paper, Section, Table
from virage.documents.mandates.wording import activities, hours_in_words, share_in_words

CENTS = 100


@dataclass(frozen=True, slots=True)
class Worked:
    """Hours of advice on a day, and what was done."""

    on: date
    activity: Activity
    quarters: Quarters
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """What an organisation of a group has in the whole; its name is empty once it was erased."""

    name: str
    price: Price


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """What is claimed, in the order of the days."""

    organisation: str
    office: str
    advisors: tuple[str, ...]
    rate: int
    share: int
    granted: Quarters
    on: date
    hours: tuple[Worked, ...]
    id: str
    parts: tuple[Part, ...] = ()

    @property
    def price(self) -> Price:
        """What all of it comes to."""
        return price(sum(each.quarters for each in self.hours), rate=self.rate, share=self.share)

    @property
    def lines(self) -> tuple[tuple[Worked, Price], ...]:
        """Each line with its amounts, which add up to the price."""
        parts = [each.quarters for each in self.hours]
        return tuple(zip(self.hours, split(parts, rate=self.rate, share=self.share), strict=True))


def claim_paper(claimed: Claimed, language: Language) -> Paper:
    """The claim as a report."""
    _ = words(language).gettext
    return Paper(
        language=language,
        title=_("Claim of the subsidy"),
        name=claimed.organisation,
        day=day_in_words(claimed.on, language),
        day_iso=claimed.on.isoformat(),
        lead=_("Only advice is claimed: no software, hardware, equipment or licence."),
        facts=tuple(_facts(claimed, language)),
        sections=(Section(_("How the amounts are rounded"), (_rounding(language),)),),
        tables=tuple(_tables(claimed, language)),
        signing=(),
        foot=_("Mandate %(id)s") % {"id": claimed.id},
    )


def _rounding(language: Language) -> str:
    return words(language).gettext(
        "The cost of the hours is rounded to the cent once, on their sum; the subsidy is rounded "
        "down to the cent. Each line is what its hours add to those before it, so that the lines "
        "add up."
    )


def _facts(claimed: Claimed, language: Language) -> Iterator[Line]:
    _ = words(language).gettext
    found, quarters = claimed.price, sum(each.quarters for each in claimed.hours)
    yield Line(_("The organisation"), claimed.organisation)
    yield Line(_("Its office"), claimed.office)
    yield Line(_("Advisors"), ", ".join(claimed.advisors))
    yield Line(_("Hours granted"), hours_in_words(claimed.granted, language))
    yield Line(_("Hours worked"), hours_in_words(quarters, language))
    yield Line(_("Price of an hour"), in_dollars(claimed.rate, language))
    yield Line(_("Cost"), in_dollars(found.cost, language))
    yield Line(_("Share that the programme pays"), share_in_words(claimed.share, language))
    yield Line(_("Subsidy claimed"), in_dollars(found.subsidy, language))
    yield Line(_("Left to the organisation"), in_dollars(found.own, language))


def _tables(claimed: Claimed, language: Language) -> Iterator[Table]:
    if claimed.parts:
        yield _by_organisation(claimed, language)
    yield _by_activity(claimed, language)
    yield _one_by_one(claimed, language)


def _by_organisation(claimed: Claimed, language: Language) -> Table:
    _ = words(language).gettext
    heads = (_("Organisation"), _("Cost"), _("Subsidy"), _("Left to pay"))
    rows = [(_named(part, language), part.price) for part in claimed.parts]
    sums = [(name, *_amounts(found, language)) for name, found in rows]
    total = (_("Total"), *_amounts(claimed.price, language))
    return Table(_("Part of each organisation"), heads, (*sums, total), numbers=1)


def _named(part: Part, language: Language) -> str:
    return part.name or words(language).gettext("An organisation that was erased")


def _amounts(found: Price, language: Language) -> tuple[str, str, str]:
    cost, subsidy, own = (
        in_dollars(cents, language) for cents in (found.cost, found.subsidy, found.own)
    )
    return cost, subsidy, own


def _by_activity(claimed: Claimed, language: Language) -> Table:
    _ = words(language).gettext
    named = activities(language)
    rows = []
    for activity in Activity:
        lines = [pair for pair in claimed.lines if pair[0].activity is activity]
        if lines:
            rows.append((named[activity], *_sums(lines, language)))
    heads = (_("Activity"), *_money_heads(language))
    total = (_("Total"), *_sums(claimed.lines, language))
    return Table(_("Hours by activity"), heads, (*rows, total), numbers=1)


def _one_by_one(claimed: Claimed, language: Language) -> Table:
    _ = words(language).gettext
    named = activities(language)
    rows = (
        (
            day_in_words(line.on, language),
            f"{named[line.activity]} – {line.words}",
            *_sums([(line, amounts)], language),
        )
        for line, amounts in claimed.lines
    )
    heads = (_("Day"), _("What was done"), *_money_heads(language))
    total = (_("Total"), "", *_sums(claimed.lines, language))
    return Table(_("Hours one by one"), heads, (*rows, total), numbers=2)


def _money_heads(language: Language) -> tuple[str, ...]:
    _ = words(language).gettext
    return (_("Hours"), _("Cost"), _("Subsidy"))


def _sums(lines: Iterable[tuple[Worked, Price]], language: Language) -> tuple[str, str, str]:
    pairs = [*lines]
    return (
        hours_in_words(sum(line.quarters for line, _price in pairs), language),
        in_dollars(sum(amounts.cost for _line, amounts in pairs), language),
        in_dollars(sum(amounts.subsidy for _line, amounts in pairs), language),
    )


def claim_csv(claimed: Claimed, language: Language) -> bytes:
    """The same lines for a spreadsheet; no cell can become a formula."""
    _ = words(language).gettext
    named = activities(language)
    heads = [_("Day"), _("Activity"), _("What was done"), *_money_heads(language), _("Left to pay")]
    rows = [
        [line.on.isoformat(), named[line.activity], line.words, *_plain(line.quarters, amounts)]
        for line, amounts in claimed.lines
    ]
    whole = sum(each.quarters for each in claimed.hours)
    rows.append([_("Total"), "", "", *_plain(whole, claimed.price)])
    parts = [
        [_("Part of each organisation"), "", _named(part, language), "", *_money(part.price)]
        for part in claimed.parts
    ]
    return table(heads, rows + parts)


def _plain(quarters: Quarters, amounts: Price) -> list[str]:
    return [_exact(quarters * CENTS // IN_AN_HOUR), *_money(amounts)]


def _money(amounts: Price) -> list[str]:
    return [_exact(cents) for cents in (amounts.cost, amounts.subsidy, amounts.own)]


def _exact(hundredths: int) -> str:
    """Two decimals and a point, from an integer: no float stands between."""
    return f"{hundredths // CENTS}.{hundredths % CENTS:02}"
