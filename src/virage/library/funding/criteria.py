"""Reading rules: typed criteria in trees of `all`, `any`, `not` and `at_least`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from virage.core.funding.criteria import (
    Between,
    HasArtefact,
    Is,
    Leaf,
    NotPublished,
    OneOf,
    RankIs,
    RevenueBetween,
    SpendsOn,
    StepCostBetween,
    place_in,
)
from virage.core.funding.facts import FactName
from virage.core.funding.trees import All, Any, AtLeast, Criterion, Node, Not, Tree
from virage.core.funding.values import Expense, LegalForm, Zone
from virage.core.text import LocalText
from virage.library.funding.known import Known
from virage.library.funding.values import NONE, UNKNOWN, members, money, part, whole
from virage.library.reading import Entry, gettext_noop

GROUPS = ("all", "any", "not", "at_least")
NOTHING_SAID = LocalText(
    fr="Les règles ne sont pas publiées, ou personne ne les a encore lues.",
    en="The rules are not published, or nobody has read them yet.",
)


@dataclass(frozen=True)
class Rules:
    """What the rules of one programme may name."""

    programme: str
    sources: frozenset[str]
    known: Known


def read_tree(entry: Entry, rules: Rules) -> Tree:
    """Read a tree; `none` always holds, `unknown` never says, a list is `all` of it."""
    if entry.value == NONE:
        return Tree(All(()))
    if entry.value == UNKNOWN:
        return Tree(Criterion(NotPublished(NOTHING_SAID), line=entry.line))
    if isinstance(entry.value, list):
        return Tree(All(_parts(entry, rules)))
    return Tree(_node(entry, rules))


def _parts(entry: Entry, rules: Rules) -> tuple[Node, ...]:
    parts = tuple(_node(each, rules) for each in entry.items)
    if not parts:
        raise entry.error(gettext_noop("expected at least one rule"))
    return parts


def _node(entry: Entry, rules: Rules) -> Node:
    table = entry.table
    if "all" in table:
        return All(_parts(entry.only("all")["all"], rules))
    if "any" in table:
        return Any(_parts(entry.only("any")["any"], rules))
    if "not" in table:
        return Not(_node(entry.only("not")["not"], rules))
    if "at_least" in table:
        return _at_least(entry.only("at_least", "of"), rules)
    return _criterion(entry, rules)


def _at_least(entry: Entry, rules: Rules) -> AtLeast:
    parts, count = _parts(entry["of"], rules), entry["at_least"].whole
    if not 1 <= count <= len(parts):
        raise entry["at_least"].error(
            gettext_noop("'at_least' goes from 1 to the number of rules, %(most)s"),
            most=len(parts),
        )
    return AtLeast(count, parts)


def _criterion(entry: Entry, rules: Rules) -> Criterion:
    used = [key for key in entry.table if key != "source"]
    if len(used) != 1 or used[0] not in READERS:
        raise entry.error(
            gettext_noop("expected exactly one of %(operators)s"),
            operators=", ".join((*GROUPS, *READERS)),
        )
    leaf = READERS[used[0]](entry[used[0]], rules)
    return Criterion(
        leaf, entry.optional("source", lambda each: _source(each, rules), ""), entry.line
    )


def _source(entry: Entry, rules: Rules) -> str:
    if entry.name not in rules.sources:
        raise entry.error(gettext_noop("unknown source '%(name)s'"), name=entry.name)
    return entry.name


def _words(name: FactName, *, outside: bool = False) -> Callable[[Entry, Rules], Leaf]:
    """A rule about a choice of the profile."""

    def read(entry: Entry, rules: Rules) -> Leaf:
        if not entry.names:
            raise entry.error(gettext_noop("expected at least one word"))
        chosen = (rules.known.choice(name.value, each) for each in entry.items)
        return OneOf(name, frozenset(chosen), outside)

    return read


def _legal_form(entry: Entry, _rules: Rules) -> Leaf:
    forms = members(entry, LegalForm)
    return OneOf(FactName.LEGAL_FORM, frozenset(form.value for form in forms))


def _zone(entry: Entry, _rules: Rules) -> Leaf:
    return OneOf(FactName.ZONE, frozenset(zone.value for zone in members(entry, Zone)))


def _place(entry: Entry, _rules: Rules) -> Leaf:
    if not entry.names:
        raise entry.error(gettext_noop("expected at least one word"))
    return place_in(entry.names)


def _employees(entry: Entry, _rules: Rules) -> Leaf:
    return Between(FactName.EMPLOYEES, *_bounds(entry, whole))


def _revenue(entry: Entry, _rules: Rules) -> Leaf:
    if isinstance(entry.value, list):
        return RevenueBetween(*_bounds(entry, money))
    entry.only("between", "any_of_last_years")
    years = entry.optional("any_of_last_years", lambda each: each.weight, 1)
    return RevenueBetween(*_bounds(entry["between"], money), years)


def _share_over(entry: Entry, _rules: Rules) -> Leaf:
    return Between(FactName.SELF_GENERATED_SHARE, part(entry), None, over=True)


def _share_at_least(entry: Entry, _rules: Rules) -> Leaf:
    return Between(FactName.SELF_GENERATED_SHARE, part(entry), None)


def _years(entry: Entry, _rules: Rules) -> Leaf:
    return Between(FactName.YEARS_IN_OPERATION, whole(entry), None)


def _is(name: FactName) -> Callable[[Entry, Rules], Leaf]:
    return lambda entry, _rules: Is(name, entry.flag)


def _declared(entry: Entry, rules: Rules) -> Leaf:
    entry.only("fact", "is")
    return Is(FactName.DECLARED, entry["is"].flag, rules.known.declared(entry["fact"]))


def _artefact(entry: Entry, rules: Rules) -> Leaf:
    entry.only("what", "issued_under", "at_most_months_old")
    issuers = frozenset(rules.known.programme(each) for each in entry.each("issued_under"))
    months = entry.optional("at_most_months_old", whole, None)
    return HasArtefact(rules.known.artefact(entry["what"]), issuers, months)


def _expenses(*, outside: bool) -> Callable[[Entry, Rules], Leaf]:
    return lambda entry, _rules: SpendsOn(members(entry, Expense), outside)


def _step_cost(entry: Entry, _rules: Rules) -> Leaf:
    return StepCostBetween(*_bounds(entry, money))


def _rank(entry: Entry, rules: Rules) -> Leaf:
    ranks = entry.items if isinstance(entry.value, list) else (entry,)
    return RankIs(rules.programme, frozenset(each.weight for each in ranks))


def _not_published(entry: Entry, _rules: Rules) -> Leaf:
    return NotPublished(entry.text)


def _bounds(entry: Entry, read: Callable[[Entry], int]) -> tuple[int | None, int | None]:
    low, high = (None if end.value is None else read(end) for end in entry.ends)
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        raise entry.error(gettext_noop("a range has at least one end, the lower one first"))
    return low, high


READERS: Mapping[str, Callable[[Entry, Rules], Leaf]] = {
    "legal_form_in": _legal_form,
    "kind_in": _words(FactName.KIND),
    "employees_between": _employees,
    "revenue_between": _revenue,
    "self_generated_share_over": _share_over,
    "self_generated_share_at_least": _share_at_least,
    "years_in_operation_at_least": _years,
    "region_in": _words(FactName.REGION),
    "mrc_in": _place,
    "zone_in": _zone,
    "sector_in": _words(FactName.SECTOR),
    "sector_not_in": _words(FactName.SECTOR, outside=True),
    "taxable_is": _is(FactName.TAXABLE),
    "forbids_rebates_is": _is(FactName.FORBIDS_REBATES),
    "has_artefact": _artefact,
    "has_french_site_is": _is(FactName.HAS_FRENCH_SITE),
    "francization_duties_met_is": _is(FactName.FRANCIZATION_DUTIES_MET),
    "in_rena_is": _is(FactName.IN_RENA),
    "declared": _declared,
    "expense_in": _expenses(outside=False),
    "expense_not_in": _expenses(outside=True),
    "step_cost_between": _step_cost,
    "rank_of_project_is": _rank,
    "not_published": _not_published,
}
