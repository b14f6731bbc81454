"""Reading the terms of one version of a programme."""

from collections.abc import Mapping
from fractions import Fraction

from virage.core.funding.terms import (
    Amounts,
    Bracket,
    BracketRate,
    Caps,
    CostBase,
    Excluded,
    FlatRate,
    Gate,
    RankRate,
    Rate,
    Stacking,
    Terms,
    Timing,
    ZoneRate,
)
from virage.core.funding.values import (
    NOTHING_PUBLISHED,
    Absent,
    Cents,
    Client,
    Expense,
    Form,
    Level,
    Listing,
    Nature,
    Zone,
)
from virage.core.text import LocalText
from virage.library.funding.criteria import Rules, read_tree
from virage.library.funding.values import (
    flag,
    known,
    known_or_none,
    listing,
    money,
    of,
    part,
    text,
    whole,
)
from virage.library.reading import Entry, gettext_noop

TERMS_KEYS = (
    "applicant step natures amount expenses timing stacking reduces_tax_credit_base"
    " prepare warnings file_at call"
).split()
AMOUNT_KEYS = ("rate", "floor", "caps", "own_contribution", "excluded")
CAPS_KEYS = ("project", "enterprise", "twelve_months", "life")
TIMING_KEYS = ("spend_only_after", "start_within_months", "end_within_months")
STACKING_KEYS = ("ceiling", "weights", "counts", "counts_tax_credits", "cost_base")
RATE_KEYS = ("between", "by_rank", "by_zone", "by_bracket")


def read_terms(entry: Entry, rules: Rules) -> Terms:
    """Read the terms of a version; what is absent or `unknown` is not known."""
    return Terms(
        applicant=read_tree(entry["applicant"], rules),
        step=read_tree(entry["step"], rules),
        amounts=known(entry, "amount", _amounts) or Amounts(),
        natures=_listed(entry, "natures", Nature),
        expenses=_listed(entry, "expenses", Expense),
        timing=known(entry, "timing", _timing) or Timing(),
        stacking=known(entry, "stacking", _stacking) or Stacking(),
        reduces_tax_credit_base=known(entry, "reduces_tax_credit_base", flag),
        prepare=_texts(entry, "prepare"),
        warnings=_texts(entry, "warnings"),
        file_at=known(entry, "file_at", text),
        call=known(entry, "call", text),
    )


def _listed(entry: Entry, key: str, words: type[Nature | Expense]) -> Listing:
    if not entry.has(key):
        return NOTHING_PUBLISHED
    return listing(entry[key], words, yes="paid", no="not_paid")


def _texts(entry: Entry, key: str) -> tuple[LocalText, ...]:
    return tuple(each.text for each in entry.each(key))


def _amounts(entry: Entry) -> Amounts:
    entry.only(*AMOUNT_KEYS)
    return Amounts(
        rate=known_or_none(entry, "rate", _rate),
        floor=known_or_none(entry, "floor", money),
        caps=known(entry, "caps", _caps) or Caps(),
        own_contribution=known_or_none(entry, "own_contribution", _own_contribution),
        excluded=_excluded(entry),
    )


def _caps(entry: Entry) -> Caps:
    entry.only(*CAPS_KEYS)
    return Caps(*(known_or_none(entry, key, money) for key in CAPS_KEYS))


def _rate(entry: Entry) -> Rate:
    if not isinstance(entry.value, dict):
        exact = part(entry)
        return FlatRate(exact, exact)
    entry.only(*RATE_KEYS)
    if len(entry.table) != 1:
        raise entry.error(
            gettext_noop("expected exactly one of %(operators)s"), operators=", ".join(RATE_KEYS)
        )
    if "between" in entry.table:
        return _rate_between(entry["between"])
    if "by_rank" in entry.table:
        return _by_rank(entry["by_rank"])
    if "by_zone" in entry.table:
        return _by_zone(entry["by_zone"])
    return BracketRate(brackets(entry["by_bracket"]))


def _rate_between(entry: Entry) -> FlatRate:
    low, high = (part(end) for end in entry.ends)
    if low > high:
        raise entry.error(gettext_noop("a range has at least one end, the lower one first"))
    return FlatRate(low, high)


def _by_rank(entry: Entry) -> RankRate:
    ranks = tuple(part(each) for each in entry.items)
    if not ranks:
        raise entry.error(gettext_noop("expected at least one rate"))
    return RankRate(ranks)


def _by_zone(entry: Entry) -> ZoneRate:
    words = [zone.value for zone in Zone]
    entry.only(*words)
    return ZoneRate({zone: part(entry[zone.value]) for zone in Zone})


def brackets(entry: Entry) -> tuple[Bracket, ...]:
    """Brackets that go up; only the last one has no `up_to`."""
    found: list[Bracket] = []
    for each in entry.items:
        each.only("up_to", "part")
        up_to = each.optional("up_to", money, None)
        last = each is entry.items[-1]
        below = found[-1].up_to if found else None
        if last is not (up_to is None) or (below and up_to is not None and up_to <= below):
            raise each.error(gettext_noop("brackets go up; only the last one has no 'up_to'"))
        found.append(Bracket(up_to, part(each["part"])))
    if not found:
        raise entry.error(gettext_noop("expected at least one rate"))
    return tuple(found)


def _own_contribution(entry: Entry) -> tuple[Bracket, ...]:
    if isinstance(entry.value, dict):
        return brackets(entry.only("by_aid")["by_aid"])
    return (Bracket(None, part(entry)),)


def _excluded(entry: Entry) -> Excluded:
    """Nothing is taken off unless the file says so."""
    if not entry.has("excluded"):
        return Excluded()
    given = entry["excluded"].only("per_asset", "in_all")
    per_asset: Mapping[Expense, Cents] | Absent | None = Absent.NONE
    if given.has("per_asset"):
        per_asset = known_or_none(given, "per_asset", _per_asset)
    if not given.has("in_all"):
        return Excluded(per_asset)
    if isinstance(given["in_all"].value, dict):
        return Excluded(per_asset, None, money(given["in_all"].only("at_least")["at_least"]))
    return Excluded(per_asset, known_or_none(given, "in_all", money))


def _per_asset(entry: Entry) -> Mapping[Expense, Cents]:
    entry.only(*(expense.value for expense in Expense))
    return {Expense(key): money(each) for key, each in entry.table.items()}


def _timing(entry: Entry) -> Timing:
    entry.only(*TIMING_KEYS)
    return Timing(
        spend_only_after=known_or_none(entry, "spend_only_after", of(Gate)),
        start_within_months=known_or_none(entry, "start_within_months", whole),
        end_within_months=known_or_none(entry, "end_within_months", whole),
    )


def _stacking(entry: Entry) -> Stacking:
    entry.only(*STACKING_KEYS)
    counts = NOTHING_PUBLISHED
    if entry.has("counts"):
        counts = listing(entry["counts"], Level, yes="counted", no="not_counted")
    return Stacking(
        ceiling=known_or_none(entry, "ceiling", _ceiling),
        weights=known(entry, "weights", _weights) or {},
        counts=counts,
        counts_tax_credits=known(entry, "counts_tax_credits", flag),
        cost_base=known(entry, "cost_base", of(CostBase)),
    )


def _ceiling(entry: Entry) -> Mapping[Client, Fraction]:
    """One ceiling for every class of client, or one for each that is stated."""
    if not isinstance(entry.value, dict):
        exact = part(entry)
        return dict.fromkeys(Client, exact)
    entry.only(*(client.value for client in Client))
    if not entry.table:
        raise entry.error(gettext_noop("expected at least one rate"))
    return {Client(key): part(each) for key, each in entry.table.items()}


def _weights(entry: Entry) -> Mapping[Form, Fraction]:
    entry.only(*(form.value for form in Form))
    return {Form(key): part(each) for key, each in entry.table.items()}
