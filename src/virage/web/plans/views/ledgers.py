"""What the page of the money of a plan shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from virage.core.funding.values import Cents
from virage.core.roadmap.cash import years_of_money
from virage.core.roadmap.sums import mid_cost
from virage.documents.funding.labels import in_dollars, range_in_dollars
from virage.documents.portrait.parts import Figure
from virage.documents.roadmap import Dossier
from virage.documents.roadmap.asking import Asked, AskedStep, Asking, asking
from virage.documents.roadmap.cash import cash_figure, lowest_in_words, moves
from virage.documents.roadmap.figures import expected_figure, idle_roles, load_figures
from virage.documents.roadmap.years import most_of, year_in_words
from virage.web.funding.forms.cases import STATES
from virage.web.funding.models import Case
from virage.web.plans.bridge import drafted
from virage.web.plans.grants import Cases
from virage.web.plans.models import Plan
from virage.web.plans.views.dossiers import dossier_with
from virage.web.ui.page import language

CENTS = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A programme for a step; `case` is the one that follows it, else `open_at` begins one."""

    asked: Asked
    case: UUID | None
    followed: str
    open_at: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step that costs something, and the programmes that may pay for it."""

    told: AskedStep
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A fiscal year: what goes out, the aid that is granted, what the co-op pays, what is left.

    `over` when its budget is passed, `gains` when more comes in than goes out.
    """

    name: str
    spent: str
    granted: str
    own: str
    hoped: str
    budget: str
    left: str
    over: bool
    gains: bool


@dataclass(frozen=True, slots=True)
class Apart:
    """A granted case that is in no sum of the plan."""

    case: UUID
    programme: str
    step: str
    amount: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that the page says; `cash` and `expected` are None where there is nothing to draw.

    `load` holds the roles that give days, `idle` names those that give none.
    """

    told: Asking
    steps: tuple[Step, ...]
    years: tuple[Year, ...]
    apart: tuple[Apart, ...]
    lowest: tuple[str, ...]
    cash: Figure | None
    expected: Figure | None
    load: tuple[Figure, ...]
    idle: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def gains(self) -> bool:
        """Whether more comes in than goes out in some year."""
        return any(each.gains for each in self.years)


def ledger_of(plan: Plan, today: date) -> Ledger:
    """The money of a plan, judged today; UnknownSizeError when its costs cannot be known."""
    whole = drafted(plan)
    cases, dossier = whole.cases, dossier_with(whole, plan, today)
    priced = {each.id for each in whole.drawn.placed if mid_cost(each.mode)}
    told, moved = asking(dossier), moves(dossier)
    return Ledger(
        told=told,
        steps=tuple(_step(each, dossier, plan=plan, cases=cases) for each in told.steps),
        years=tuple(_years(dossier)),
        apart=tuple(_apart(each, dossier) for each in cases.apart_from(priced)),
        lowest=tuple(lowest_in_words(dossier)) if moved else (),
        cash=cash_figure(dossier) if moved else None,
        expected=expected_figure(dossier),
        load=load_figures(dossier),
        idle=idle_roles(dossier),
        faults=dossier.faults,
    )


def _step(told: AskedStep, dossier: Dossier, *, plan: Plan, cases: Cases) -> Step:
    placed = next(each for each in dossier.drawn.placed if each.id == told.id)
    cost = _plain_dollars(mid_cost(placed.mode))
    carried = urlencode({"step": told.name, "cost": cost, "initiative": told.id})
    rows = []
    for asked in told.asked:
        case = cases.of.get((told.id, asked.id))
        at = reverse("funding:open_case", args=[plan.organisation_id, asked.id])
        rows.append(Row(asked, case.id if case else None, _followed(case), f"{at}?{carried}"))
    return Step(told, tuple(rows))


def _followed(case: Case | None) -> str:
    return str(dict(STATES)[case.state]) if case else ""


def _plain_dollars(cents: Cents) -> str:
    dollars, rest = divmod(cents, CENTS)
    return f"{dollars}.{rest:02}" if rest else str(dollars)


def _years(dossier: Dossier) -> Iterator[Year]:
    here = language()
    for each in years_of_money(dossier.financed.flows, dossier.drawn.problem.budget):
        most = most_of(each.year, dossier)
        yield Year(
            name=year_in_words(each.year, dossier),
            spent=in_dollars(each.spent, here),
            granted=in_dollars(each.granted, here),
            own=signed(each.own),
            hoped=range_in_dollars(each.hoped, here),
            budget=_("not stated") if most is None else in_dollars(most, here),
            left="—" if most is None else signed(most - each.own),
            over=most is not None and each.own > most,
            gains=each.own < 0,
        )


def signed(cents: Cents) -> str:
    """An amount that may be below 0."""
    return ("\u2212" if cents < 0 else "") + in_dollars(abs(cents), language())


def _apart(case: Case, dossier: Dossier) -> Apart:
    amount = _("amount not told") if not case.amount else in_dollars(case.amount, language())
    return Apart(case.id, dossier.labels.programme(case.programme), case.step, amount)
