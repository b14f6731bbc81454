"""What could be asked to pay for a plan, in words, apart from its budget."""

from collections.abc import Iterator
from dataclasses import dataclass

from virage.core.funding.montage import Why
from virage.core.funding.terms import Gate
from virage.core.funding.values import Range
from virage.core.roadmap.financing import Chance
from virage.core.roadmap.plan import Placed
from virage.core.roadmap.sums import mid_cost
from virage.documents.funding.labels import (
    fact_asked,
    forms,
    range_in_dollars,
    verdicts,
)
from virage.documents.funding.montage import (
    conditional_in_words,
    held_in_words,
    unused_in_words,
)
from virage.documents.language import inside, listed
from virage.documents.roadmap.dossier import Dossier

GRANTED = "granted"


@dataclass(frozen=True, slots=True)
class Asked:
    """A programme that could be asked: how much, what the published rules say, and why.

    `state` is "granted", or the verdict of the rules; `first` is what comes before any spending,
    "" when the rules say nothing of it.
    """

    id: str
    programme: str
    amount: str
    state: str
    said: str
    reasons: tuple[str, ...]
    first: str

    @property
    def notes(self) -> tuple[str, ...]:
        """All that there is to know of it."""
        return (*self.reasons, *filter(None, [self.first]))


@dataclass(frozen=True, slots=True)
class AskedStep:
    """A step that costs something, and who could be asked to pay for it."""

    id: str
    name: str
    cost: str
    asked: tuple[Asked, ...]
    instead: tuple[str, ...]
    waits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """Who could be asked for what; `totals` are labels and amounts, `apart` what is lent.

    `cut` says that the search was cut short, and how much more there may be; "" when it was not.
    """

    lead: str
    steps: tuple[AskedStep, ...]
    totals: tuple[tuple[str, str], ...]
    cut: str
    apart_heading: str
    apart: tuple[str, ...]
    warning: str


def asking(dossier: Dossier) -> Asking:
    """Everything that is said of the financing of a plan."""
    _ = dossier.say
    priced = (each for each in dossier.drawn.placed if mid_cost(each.mode))
    return Asking(
        lead=_(
            "As known on %(day)s. Aid that is not granted does not enter the budget: it could be"
            " asked. Costs are the middle ones, before taxes; what comes back every year stays with"
            " the co-op."
        )
        % {"day": dossier.in_words(dossier.financed.financing.on)},
        steps=tuple(_step(each, dossier) for each in priced),
        totals=tuple(_totals(dossier)),
        cut=_cut(dossier),
        apart_heading=_("Apart: loans, guarantees and credits lower nothing of what you pay today"),
        apart=tuple(_apart(dossier)),
        warning=_(
            "Eligible is not granted: the funder decides. Do not spend before you have its answer."
        ),
    )


def _step(step: Placed, dossier: Dossier) -> AskedStep:
    financed, labels = dossier.financed, dossier.labels
    waiting = financed.waiting(step)
    return AskedStep(
        id=step.id,
        name=dossier.wording.step(step),
        cost=dossier.wording.money(mid_cost(step.mode)),
        asked=tuple(_asked(each, dossier) for each in financed.chances(step)),
        instead=tuple(_instead(step, dossier)),
        waits=() if waiting is None else tuple(conditional_in_words(waiting, labels)),
    )


def _instead(step: Placed, dossier: Dossier) -> Iterator[str]:
    _, labels = dossier.say, dossier.labels
    left = dossier.financed.instead(step)
    same = [labels.programme(each.programme) for each in left if each.why is Why.ADDS_NOTHING]
    if same:
        said = _("Might be asked too, but would bring no more: %(programmes)s.")
        yield said % {"programmes": "; ".join(same)}
    yield from (f"{unused_in_words(each, labels)}." for each in left if each.why is Why.WOULD_LOWER)


def _asked(chance: Chance, dossier: Dossier) -> Asked:
    _, labels = dossier.say, dossier.labels
    return Asked(
        id=chance.programme,
        programme=labels.programme(chance.programme),
        amount=range_in_dollars(chance.amount, dossier.language),
        state=GRANTED if chance.granted else chance.verdict.value,
        said=_("granted") if chance.granted else verdicts(dossier.language)[chance.verdict],
        reasons=tuple(_reasons(chance, dossier)),
        first=_first(chance, dossier),
    )


def _reasons(chance: Chance, dossier: Dossier) -> Iterator[str]:
    _, labels = dossier.say, dossier.labels
    if chance.held:
        reasons = [held_in_words(each, labels) for each in chance.held]
        yield _("Limited by %(reasons)s.") % {"reasons": listed(reasons, dossier.language)}
    if chance.missing:
        asked = (inside(fact_asked(each, labels)).rstrip(" ?\u00a0") for each in chance.missing)
        yield _("Still to be known: %(facts)s.") % {"facts": "; ".join(asked)}
    if chance.open_then is False:
        yield _("It no longer takes applications on the day this step starts: ask before.")


def _first(chance: Chance, dossier: Dossier) -> str:
    _ = dossier.say
    programme = dossier.financed.programmes.by_id[chance.programme]
    version = programme.version_on(dossier.financed.financing.on)
    gate = None if version is None else version.terms.timing.spend_only_after
    if gate is Gate.FILING:
        return _("Spend nothing before the application is filed.")
    if gate is Gate.AUTHORISATION:
        return _("Spend nothing before the application is authorised.")
    return ""


def _totals(dossier: Dossier) -> Iterator[tuple[str, str]]:
    _, found = dossier.say, dossier.financed.financing
    granted = Range(found.granted, found.granted)
    hoped = Range(found.aid.low - found.granted, found.aid.high - found.granted)
    rows = (
        (_("Cost of the steps, once"), found.cost),
        (_("Granted today, the only aid that the budget counts"), granted),
        (_("Could be asked"), hoped),
        (_("You pay if all of it comes"), found.own_share),
        (_("You pay with what is granted today"), found.budget),
    )
    yield from ((label, range_in_dollars(each, dossier.language)) for label, each in rows)


def _cut(dossier: Dossier) -> str:
    _, found = dossier.say, dossier.financed.financing
    gap = max(found.sure.gap, found.best.gap)
    if not gap:
        return ""
    said = _("The search was cut short: there may be up to %(amount)s more.")
    return said % {"amount": dossier.wording.money(gap)}


def _apart(dossier: Dossier) -> Iterator[str]:
    """One line for each programme that lends, with what it could lend in all and for what."""
    _, found = dossier.say, dossier.financed.financing
    named = forms(dossier.language)
    for programme in dict.fromkeys(each.programme for each in found.apart):
        lent = [each for each in found.apart if each.programme == programme]
        kinds = [named[form] for form in lent[0].forms] or [_("grant or loan: not known")]
        told = {
            "programme": dossier.labels.programme(programme),
            "kind": listed(kinds, dossier.language),
            "amount": dossier.wording.money(sum(each.amount.high for each in lent)),
            "steps": "; ".join(dossier.wording.named(each.step) for each in lent),
        }
        if len(lent) == len(found.plan.steps):
            yield _("%(programme)s (%(kind)s): up to %(amount)s in all, for every step") % told
        else:
            yield _("%(programme)s (%(kind)s): up to %(amount)s in all, for: %(steps)s") % told
