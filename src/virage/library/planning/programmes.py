"""Who may pay: programmes that give, and for what."""

from fractions import Fraction

from virage.core.funding.terms import CostBase
from virage.core.funding.values import Expense
from virage.core.roadmap.aid import AidState, Ceiling, Offer, Programme
from virage.core.roadmap.naming import Family
from virage.library.funding.values import member, members, money, part, whole
from virage.library.planning.known import Known
from virage.library.reading import Entry, gettext_noop

KEYS = (
    "id",
    "name",
    "rates",
    "expenses",
    "excluded",
    "floor",
    "least_spend",
    "caps",
    "own_part",
    "ceiling",
    "opens",
    "closes",
    "ends_by",
    "pays_after",
)
CAP_KEYS = ("step", "year", "whole")
CEILING_KEYS = ("part", "base", "weights")
OFFER_KEYS = ("programme", "initiative", "state")


def programme(entry: Entry, known: Known) -> Programme:
    """The terms of a programme; what is absent is not one of them."""
    entry.only(*KEYS)
    rates = tuple(part(each) for each in entry["rates"].items)
    if not rates:
        raise entry["rates"].error(gettext_noop("expected at least one rate"))
    caps = entry["caps"].only(*CAP_KEYS) if entry.has("caps") else Entry({}, entry.file, entry.line)
    return Programme(
        id=known.declared(entry, Family.PROGRAMME),
        rates=rates,
        expenses=members(entry["expenses"], Expense),
        excluded=entry.optional("excluded", money, 0),
        floor=entry.optional("floor", money, 0),
        least_spend=entry.optional("least_spend", money, 0),
        step_cap=caps.optional("step", money, None),
        year_cap=caps.optional("year", money, None),
        whole_cap=caps.optional("whole", money, None),
        own_part=entry.optional("own_part", part, Fraction(0)),
        ceiling=entry.optional("ceiling", lambda each: _ceiling(each.only(*CEILING_KEYS)), None),
        opens=entry.optional("opens", known.quarter, 0),
        closes=entry.optional("closes", known.quarter, None),
        ends_by=entry.optional("ends_by", known.quarter, None),
        pays_after=entry.optional("pays_after", whole, 0),
    )


def _ceiling(entry: Entry) -> Ceiling:
    weights = entry["weights"].table if entry.has("weights") else {}
    return Ceiling(
        part(entry["part"]),
        entry.optional("base", lambda each: member(each, CostBase), CostBase.ALL_COSTS),
        {name: each.fraction for name, each in weights.items()},
    )


def offers(entry: Entry, known: Known) -> tuple[Offer, ...]:
    """The offers of the file, each once."""
    found: dict[tuple[str, str], Offer] = {}
    for each in entry.each("offers"):
        each.only(*OFFER_KEYS)
        offer = Offer(
            known.one(each["programme"], Family.PROGRAMME),
            known.one(each["initiative"], Family.INITIATIVE),
            member(each["state"], AidState),
        )
        if (offer.programme, offer.initiative) in found:
            raise each.error(gettext_noop("the same offer stands twice"))
        found[offer.programme, offer.initiative] = offer
    return tuple(found.values())
