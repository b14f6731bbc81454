"""A rule as a sentence: rendered from the rule itself, so that text and rule cannot part."""

from collections.abc import Callable
from fractions import Fraction
from typing import cast

from virage.core.funding.criteria import (
    Between,
    HasArtefact,
    Is,
    Leaf,
    NotPublished,
    OneOf,
    PlaceIn,
    RankIs,
    RevenueBetween,
    SpendsOn,
    StepCostBetween,
)
from virage.core.funding.facts import Artefact, Fact, FactName, Facts
from virage.core.funding.values import Expense, LegalForm, Zone
from virage.core.text import Language
from virage.documents.funding.labels import (
    Labels,
    date_in_words,
    either,
    expenses,
    fact_title,
    in_dollars,
    in_percent,
    legal_forms,
    zones,
)
from virage.documents.language import number, words

Written = Callable[[Fraction], str]


def sentence(leaf: Leaf, labels: Labels) -> str:
    """What the rule asks: "Annual revenue: at least $2,500,000"."""
    told = labels.told.get(leaf)
    if told is None:
        told = labels.told[leaf] = _written(leaf, labels)
    return told


def _written(leaf: Leaf, labels: Labels) -> str:
    match leaf:
        case OneOf(name, values, outside):
            known = [word(name, value, labels) for value in _in_order(name, values)]
            return _one_of(fact_title(Fact(name), labels), known, labels, outside=outside)
        case PlaceIn(places):
            title = fact_title(Fact(FactName.MRC), labels)
            return _one_of(title, list(places), labels, outside=False)
        case Between() | RevenueBetween() | StepCostBetween():
            return _between(leaf, labels)
        case SpendsOn() | RankIs():
            return _of_step(leaf, labels)
    return _said(leaf, labels)


def _in_order(name: FactName, values: frozenset[str]) -> list[str]:
    """Those of a closed list in its order, codes in theirs."""
    closed = {FactName.LEGAL_FORM: LegalForm, FactName.ZONE: Zone}.get(name)
    if closed is None:
        return sorted(values)
    return [each.value for each in closed if each.value in values]


def _said(leaf: Is | HasArtefact | NotPublished, labels: Labels) -> str:
    match leaf:
        case Is(name, wanted, subject):
            return _is(name, subject, labels, wanted=wanted)
        case HasArtefact():
            return _artefact(leaf, labels)
    return leaf.about.in_(labels.language)


def word(name: FactName, value: str, labels: Labels) -> str:
    """A value of a fact that is a word."""
    if name is FactName.LEGAL_FORM:
        return legal_forms(labels.language)[LegalForm(value)]
    if name is FactName.ZONE:
        return zones(labels.language)[Zone(value)]
    return labels.choice(name.value, value)


def _one_of(title: str, values: list[str], labels: Labels, *, outside: bool) -> str:
    _ = words(labels.language).gettext
    said = _("%(fact)s other than: %(values)s") if outside else _("%(fact)s: %(values)s")
    return said % {"fact": title, "values": either(values, labels.language)}


def _is(name: FactName, subject: str, labels: Labels, *, wanted: bool) -> str:
    if subject:
        return labels.statement(subject, wanted=wanted)
    _ = words(labels.language).gettext
    said = {
        FactName.TAXABLE: (
            _("The organisation pays income tax, or would if it made a surplus."),
            _("The organisation is exempt from income tax."),
        ),
        FactName.FORBIDS_REBATES: (
            _("The by-laws forbid both patronage rebates and interest on shares."),
            _("The by-laws allow patronage rebates or interest on shares."),
        ),
        FactName.HAS_FRENCH_SITE: (
            _("The organisation’s site is in French."),
            _("The organisation has no site in French."),
        ),
        FactName.FRANCIZATION_DUTIES_MET: (
            _("The organisation meets its francization duties."),
            _("The organisation does not meet its francization duties."),
        ),
        FactName.IN_RENA: (
            _("The organisation is in the register of ineligible enterprises (RENA)."),
            _("The organisation is not in the register of ineligible enterprises (RENA)."),
        ),
    }
    return said[name][0 if wanted else 1]


def _artefact(leaf: HasArtefact, labels: Labels) -> str:
    _ = words(labels.language).gettext
    said = "%(what)s"
    if leaf.issued_under and leaf.at_most_months_old is not None:
        said = _("%(what)s made under %(programmes)s, at most %(months)s months old")
    elif leaf.issued_under:
        said = _("%(what)s made under %(programmes)s")
    elif leaf.at_most_months_old is not None:
        said = _("%(what)s, at most %(months)s months old")
    issuers = sorted(map(labels.programme, leaf.issued_under))
    return said % {
        "what": labels.artefact(leaf.what),
        "programmes": either(issuers, labels.language),
        "months": leaf.at_most_months_old,
    }


def _of_step(leaf: SpendsOn | RankIs, labels: Labels) -> str:
    _ = words(labels.language).gettext
    if isinstance(leaf, RankIs):
        ranks = either([str(rank) for rank in sorted(leaf.ranks)], labels.language)
        return _("Rank of the project among those that this programme pays: %(ranks)s") % {
            "ranks": ranks
        }
    named = expenses(labels.language)
    spent = either([named[each] for each in Expense if each in leaf.expenses], labels.language)
    said = _("The step spends nothing on: %(expenses)s")
    if not leaf.outside:
        said = _("The step spends on: %(expenses)s")
    return said % {"expenses": spent}


def _between(leaf: Between | RevenueBetween | StepCostBetween, labels: Labels) -> str:
    _ = words(labels.language).gettext
    fact = leaf.facts[0]
    write = writer(fact.name, labels.language)
    over = isinstance(leaf, Between) and leaf.over
    if leaf.low is None:
        said = _("%(fact)s: at most %(high)s")
    elif leaf.high is None and not leaf.low and not over:
        said = _("%(fact)s: any number")
    elif leaf.high is None:
        said = _("%(fact)s: more than %(low)s") if over else _("%(fact)s: at least %(low)s")
    else:
        said = _("%(fact)s: from %(low)s to %(high)s")
    low, high = ("" if end is None else write(Fraction(end)) for end in (leaf.low, leaf.high))
    told = said % {"fact": fact_title(fact, labels), "low": low, "high": high}
    if isinstance(leaf, RevenueBetween) and leaf.years > 1:
        return _("%(rule)s, in one of the last %(years)s years") % {
            "rule": told,
            "years": leaf.years,
        }
    return told


def writer(name: FactName, language: Language) -> Written:
    """How a number of that fact is written: dollars, a percentage, a count."""
    if name in (FactName.REVENUE, FactName.STEP_COST):
        return lambda value: in_dollars(int(value), language)
    if name in (FactName.SELF_GENERATED_SHARE, FactName.GST_RECOVERED, FactName.QST_RECOVERED):
        return lambda value: in_percent(value, language)
    return lambda value: number(float(value), language)


def fact_in_words(fact: Fact, facts: Facts, labels: Labels) -> str:
    """What is known of a fact: "$400,000"; empty when nothing is, or when the step tells it."""
    value = facts.value(fact)
    _ = words(labels.language).gettext
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case int() | Fraction() if fact.name is not FactName.PROJECTS_BEFORE:
            return writer(fact.name, labels.language)(Fraction(value))
        case tuple():
            return _held(cast("tuple[Artefact, ...]", value), labels)
        case LegalForm() | Zone():
            return word(fact.name, value.value, labels)
    return word(fact.name, str(value), labels)


def _held(artefacts: tuple[Artefact, ...], labels: Labels) -> str:
    _ = words(labels.language).gettext
    if not artefacts:
        return _("none")
    return " · ".join(_one_held(each, labels) for each in artefacts)


def _one_held(artefact: Artefact, labels: Labels) -> str:
    _ = words(labels.language).gettext
    day = date_in_words(artefact.on, labels.language)
    if artefact.issued_under is None:
        return day
    programme = labels.programme(artefact.issued_under)
    return _("%(programme)s, %(day)s") % {"programme": programme, "day": day}
