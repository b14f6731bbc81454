"""The financing of a plan in words and as data: who pays what for each step, and why not more."""

from collections.abc import Iterator, Mapping
from datetime import date

from virage.core.funding.costs import net_cost
from virage.core.funding.montage import (
    Conditional,
    Financing,
    Held,
    Hold,
    Montage,
    Paid,
    PlanStep,
    Side,
    Unused,
    Why,
)
from virage.core.funding.values import Range
from virage.core.text import Language
from virage.documents.funding.labels import (
    Labels,
    forms,
    in_dollars,
    in_percent,
    range_in_dollars,
)
from virage.documents.language import day_in_words, listed, words

STEP = "  "


def financing_text(found: Financing, labels: Labels, *, name: str) -> str:
    """Each step with who pays and why, then the whole plan, then what is lent."""
    _ = words(labels.language).gettext
    title = _("Financing of the plan on %(day)s") % {"day": day_in_words(found.on, labels.language)}
    lines = [f"{name}{' · ' if name else ''}{title}", ""]
    for place, step in enumerate(found.plan.steps, 1):
        lines += [f"{place}. {step.name or step.id}", *_step(found, step, labels), ""]
    lines += _whole(found, labels)
    lines += _apart(found, labels)
    lines.append(
        _("Eligible is not granted: the funder decides. Do not spend before you have its answer.")
    )
    return "\n".join(lines) + "\n"


def _step(found: Financing, step: PlanStep, labels: Labels) -> Iterator[str]:
    _ = words(labels.language).gettext
    cost = range_in_dollars(net_cost(step.work, found.plan.facts), labels.language)
    yield STEP + _("Cost, net of the taxes that come back: %(cost)s") % {"cost": cost}
    same = _shape(found.sure, step) == _shape(found.best, step)
    yield STEP + (_("Grants:") if same else _("What the published rules give for certain:"))
    yield from _side(found.sure, step, labels)
    if not same:
        yield STEP + _("At best, if all that is not known turns out well:")
        yield from _side(found.best, step, labels)
    for each in found.conditional:
        if each.step.id == step.id:
            yield from (STEP + line for line in conditional_in_words(each, labels))


def _shape(side: Montage, step: PlanStep) -> list[tuple[str, int]]:
    return [(each.programme, each.amount) for each in side.paid if each.step == step.id]


def _side(side: Montage, step: PlanStep, labels: Labels) -> Iterator[str]:
    paid = [each for each in side.paid if each.step == step.id]
    for each in paid:
        yield f"{STEP}{STEP}+ {paid_in_words(each, labels)}"
    if not paid:
        yield STEP + STEP + words(labels.language).gettext("nothing")
    for left in side.unused if side.side is Side.SURE else ():
        if left.step == step.id and left.why in TOLD:
            yield f"{STEP}{STEP}- {unused_in_words(left, labels)}"


TOLD = frozenset({Why.ADDS_NOTHING, Why.WOULD_LOWER, Why.NOTHING_PAID})


def paid_in_words(paid: Paid, labels: Labels) -> str:
    """One amount and its reasons: "ESSOR 1C: $20,000, limited by the 50% ceiling of ESSOR 1C"."""
    _ = words(labels.language).gettext
    told = {
        "programme": labels.programme(paid.programme),
        "amount": in_dollars(paid.amount, labels.language),
        "reasons": listed([held_in_words(each, labels) for each in paid.held], labels.language),
    }
    if paid.settled:
        return _("%(programme)s: %(amount)s, granted") % told
    return _("%(programme)s: %(amount)s, limited by %(reasons)s") % told


def unused_in_words(unused: Unused, labels: Labels) -> str:
    """Why a programme that one may apply to pays nothing."""
    _ = words(labels.language).gettext
    told = {
        "programme": labels.programme(unused.programme),
        "reasons": listed([held_in_words(each, labels) for each in unused.held], labels.language),
        "amount": in_dollars(unused.at_most or 0, labels.language),
    }
    if unused.why is Why.WOULD_LOWER:
        return _("%(programme)s: left aside, it would hold all aid to %(amount)s") % told
    if not unused.held:
        return _("%(programme)s: adds nothing") % told
    return _("%(programme)s: adds nothing, because of %(reasons)s") % told


def held_in_words(held: Held, labels: Labels) -> str:
    """What keeps an amount from being higher, as part of a sentence."""
    _ = words(labels.language).gettext
    if held.hold is Hold.CEILING and held.part is not None:
        part = in_percent(held.part, labels.language)
        said = _("the %(part)s ceiling of %(programme)s")
        return said % {"part": part, "programme": labels.programme(held.programme)}
    return holds(labels.language)[held.hold] % {"programme": labels.programme(held.programme)}


def holds(language: Language) -> Mapping[Hold, str]:
    """Each kind of hold, with a place for the programme."""
    _ = words(language).gettext
    return {
        Hold.PROJECT: _("the maximum of %(programme)s for one project"),
        Hold.ENTERPRISE: _("the maximum of %(programme)s for one enterprise"),
        Hold.TWELVE_MONTHS: _("the maximum of %(programme)s in twelve months"),
        Hold.LIFE: _("the maximum of %(programme)s over the life of the programme"),
        Hold.RATE: _("the rate of %(programme)s"),
        Hold.OWN_CONTRIBUTION: _("the part that %(programme)s leaves to you"),
        Hold.CEILING: _("the ceiling of %(programme)s"),
        Hold.UNPUBLISHED_CEILING: _("the ceiling of %(programme)s, which is not published"),
        Hold.FLOOR: _("the least that %(programme)s grants"),
        Hold.NO_ELIGIBLE_COST: _("the expenses, none of which %(programme)s pays"),
        Hold.ASKED: _("what was asked of %(programme)s"),
        Hold.COST: _("the cost itself"),
    }


def conditional_in_words(each: Conditional, labels: Labels) -> Iterator[str]:
    """What a step waits for, until when, and what is done without."""
    _ = words(labels.language).gettext
    names = listed([labels.programme(name) for name, _amount in each.waits_for], labels.language)
    yield _("Depends on the answer of %(programmes)s.") % {"programmes": names}
    yield _("You pay %(share)s if it is yes, %(without)s if it is no.") % {
        "share": range_in_dollars(each.own_share, labels.language),
        "without": range_in_dollars(each.without, labels.language),
    }
    yield _decision(each.step.decide_by, labels.language)
    if each.step.fallback:
        yield _("Without it: %(fallback)s") % {"fallback": each.step.fallback}


def _decision(day: date | None, language: Language) -> str:
    _ = words(language).gettext
    if day is None:
        return _("The day to go ahead or give up is not set.")
    return _("Go ahead or give up by %(day)s.") % {"day": day_in_words(day, language)}


def _whole(found: Financing, labels: Labels) -> Iterator[str]:
    _ = words(labels.language).gettext
    language = labels.language
    yield _("The whole plan").upper()
    granted = Range(found.granted, found.granted)
    rows = (
        (_("Cost: %(amount)s"), found.cost),
        (_("Grants that may come: %(amount)s"), found.aid),
        (_("You pay with them: %(amount)s"), found.own_share),
        (_("Granted today, the only aid that a budget counts: %(amount)s"), granted),
        (_("You pay with what is granted today: %(amount)s"), found.budget),
        (_("You pay without any grant: %(amount)s"), found.cost),
    )
    yield from (STEP + said % {"amount": range_in_dollars(each, language)} for said, each in rows)
    for side in (found.sure, found.best):
        if side.gap:
            said = _("The search was cut short: there may be up to %(amount)s more.")
            yield STEP + said % {"amount": in_dollars(side.gap, language)}
    yield ""


def _apart(found: Financing, labels: Labels) -> Iterator[str]:
    if not found.apart:
        return
    _ = words(labels.language).gettext
    named = forms(labels.language)
    steps = {each.id: each.name or each.id for each in found.plan.steps}
    yield _("Apart: loans, guarantees and credits lower nothing of what you pay today").upper()
    for each in found.apart:
        kinds = [named[form] for form in each.forms] or [_("grant or loan: not known")]
        amount = range_in_dollars(each.amount, labels.language)
        yield STEP + _("%(step)s · %(programme)s, %(kinds)s: %(amount)s") % {
            "step": steps[each.step],
            "programme": labels.programme(each.programme),
            "kinds": listed(kinds, labels.language),
            "amount": amount,
        }
    yield ""
