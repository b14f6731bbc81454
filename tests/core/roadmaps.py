"""A small co-op's planning problem made by hand, and a plan that keeps every rule of it."""

from fractions import Fraction

from virage.core.funding.values import Expense
from virage.core.roadmap import (
    Aid,
    AidState,
    Budget,
    Ceiling,
    FlagTarget,
    Gauge,
    Initiative,
    Lock,
    Mode,
    Need,
    Offer,
    Outlay,
    Plan,
    Prerequisite,
    Problem,
    Programme,
    RedFlag,
    Rung,
    Step,
    Target,
    Team,
    Yardstick,
)

HALF, SERVICES = Fraction(1, 2), Expense.OUTSIDE_SERVICES


def outlay(mid: int, expense: Expense = SERVICES) -> Outlay:
    """A guess of mid ± a tenth."""
    return Outlay(expense, mid * 9 // 10, mid, mid * 11 // 10)


BACKUPS = Initiative(
    "backups",
    (
        Mode("in_house", 1, (outlay(2_000),), (("manager", 6),), 0, (Rung("q_backup", 3),), 1),
        Mode("supplier", 1, (outlay(5_000),), (("manager", 1),), 400, (Rung("q_backup", 3),), -1),
    ),
    needs=("backup",),
    strength=90,
    latest=2,
)
CRM = Initiative(
    "crm",
    (Mode("shared", 2, (outlay(10_000),), (("manager", 8),), 800, (Rung("q_crm", 2),)),),
    needs=("crm",),
    strength=60,
    prerequisites=(Prerequisite("backups", lag=1),),
    stages=(Rung("q_backup", 2),),
    companions=("training",),
    gate="board",
    earliest=1,
)
TRAINING = Initiative(
    "training", (Mode("own", 1, (outlay(1_000, Expense.TRAINING),), (("manager", 2),)),), strength=5
)
SUITE = Initiative("suite", (Mode("whole", 1, (outlay(9_000),), (), 0, (Rung("q_crm", 4),)),))
FUND = Programme(
    "fund",
    (HALF, Fraction(1, 4)),
    frozenset({SERVICES}),
    floor=500,
    least_spend=2_000,
    step_cap=4_500,
    year_cap=5_000,
    whole_cap=5_200,
    own_part=Fraction(3, 10),
    ceiling=Ceiling(HALF),
    closes=4,
    ends_by=5,
    pays_after=1,
)
TOWN = Programme("town", (Fraction(2, 5),), frozenset({SERVICES}), own_part=Fraction(1, 5))
PROBLEM = Problem(
    horizon=8,
    initiatives=(BACKUPS, CRM, TRAINING, SUITE),
    gauges=(
        Gauge("q_backup", (0, 1, 2, 3, 4), 0, None),
        Gauge("q_crm", (0, 1, 2, 3, 4), 1, 1),
    ),
    yardsticks=(
        Yardstick("total", (("q_backup", 2), ("q_crm", 1)), 12),
        Yardstick("security", (("q_backup", 1),), 4),
        Yardstick("lens.autonomy", (("q_crm", 1),), 4),
    ),
    needs=(Need("backup", 90), Need("crm", 60)),
    flags=(RedFlag("no_backup", (Rung("q_backup", 2),)),),
    exclusive=(frozenset({"crm", "suite"}),),
    locks=(Lock("crm"), Lock("backups", at=0, mode="in_house"), Lock("suite", inside=False)),
    targets=(Target("security", Fraction(75), 2), FlagTarget("no_backup", 0)),
    closed=frozenset({6}),
    gates=(("board", frozenset({2, 3, 5})),),
    at_once=2,
    budget=Budget((12_000, 4_000), 14_000, 4_500, first=1),
    teams=(Team("manager", (6, 6, 6, 6, 6, 6, 6, 6)),),
    programmes=(FUND, TOWN),
    offers=(
        Offer("fund", "crm", AidState.GRANTED),
        Offer("fund", "backups", AidState.RECEIVED),
        Offer("town", "crm", AidState.GRANTED),
        Offer("town", "backups", AidState.APPLIED),
    ),
)
PLAN = Plan(
    (Step("backups", "in_house", 0), Step("crm", "shared", 2), Step("training", "own", 3)),
    (Aid("crm", "fund", 2_500), Aid("crm", "town", 2_000)),
)
