"""Words of the plans that several pages say."""

from django.utils.translation import gettext as _

from virage.core.initiatives import InitiativeCatalogue
from virage.core.solver import SolverMissingError
from virage.core.solver.engines import versions
from virage.documents.roadmap import quarter_in_words
from virage.web.plans.contents import Means
from virage.web.plans.models import Reason
from virage.web.ui.page import language


def quarter_of(means: Means, quarter: int) -> str:
    """A quarter of the plan: its number, from 1, and its months."""
    months = quarter_in_words(*means.calendar(quarter), language())
    return _("Quarter %(number)s · %(months)s") % {"number": quarter + 1, "months": months}


def quarters_of(means: Means, *, least: int = 0) -> list[tuple[str, str]]:
    """The quarters of the plan to choose from; at least as many as `least`."""
    whole = max(means.quarters, least)
    return [(str(at), quarter_of(means, at)) for at in range(whole)]


def name_in(catalogue: InitiativeCatalogue, initiative: str) -> str:
    """What an initiative is called, also once it left the catalogue."""
    known = catalogue.by_id.get(initiative)
    gone = _("A step that left the catalogue (%(id)s)")
    return known.name.in_(language()) if known else gone % {"id": initiative}


def can_search() -> bool:
    """Whether OR-Tools is installed."""
    try:
        versions()
    except SolverMissingError:
        return False
    return True


def why_not(reason: str) -> str:
    """Why a search left the plan as it was."""
    said = {
        Reason.MOVED: _(
            "The plan was changed while we searched: what was found no longer fits it, and was put "
            "aside. Ask again from the plan of now."
        ),
        Reason.IMPOSSIBLE: _(
            "No plan can keep all that is held within these limits. Let go of a step that is held, "
            "or give more time, days or money."
        ),
        Reason.NOTHING: _("No step fits within these limits: more days, money or time are needed."),
        Reason.STOPPED: _("The search stopped before it found a plan. Ask again, or for less."),
        Reason.SIZE: _("How many people are employed is not known, and costs follow it."),
        Reason.NO_SOLVER: _("The part that searches, OR-Tools, is not installed."),
    }
    return str(said.get(Reason(reason), _("The search broke. Nothing was changed; ask again.")))


def changed(change: str) -> str:
    """What was just done to a plan."""
    said = {
        "means": _("What you can give is saved."),
        "place": _("The step is where you put it."),
        "add": _("The step is added, and held where you put it."),
        "drop": _("The step is out of the plan; no proposal brings it back."),
        "let_back": _("It may be proposed again."),
        "words": _("The words of your plan are saved."),
        "undo": _("The last change is undone."),
        "take_up": _("This is your plan now; the other one stays beside it."),
        "choice": _("This is your plan now; what you hold stayed where it was."),
        "targets": _("Your targets are saved."),
        "give_way": _("It is changed. Propose again to see the plan that it makes possible."),
        "copy": _("The plan is again as it was in that version; go on from there."),
    }
    return said[change]
