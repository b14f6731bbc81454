"""The document of a plan, from its cover to its annex."""

from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.paper.asked import financing
from virage.documents.roadmap.paper.budget import budget
from virage.documents.roadmap.paper.care import exits, independence, indicators, risks
from virage.documents.roadmap.paper.cover import cover
from virage.documents.roadmap.paper.left import not_chosen
from virage.documents.roadmap.paper.method import method
from virage.documents.roadmap.paper.people import load, who
from virage.documents.roadmap.paper.shapes import PlanPage
from virage.documents.roadmap.paper.start import start, vision
from virage.documents.roadmap.paper.steps import annex, roadmap

SHORT = 12  # characters of a fingerprint
SECTIONS = (
    vision, start, roadmap, budget, financing, load, independence, risks, indicators, who, exits,
    not_chosen, method, annex,
)  # fmt: skip


def plan_page(dossier: Dossier) -> PlanPage:
    """Everything that the document says, in the order in which it is read."""
    _ = dossier.say
    day = dossier.in_words(dossier.day)
    return PlanPage(
        language=dossier.language,
        title=_("Strategic plan for the digital transition"),
        name=dossier.name,
        day=day,
        day_iso=dossier.day.isoformat(),
        cover=cover(dossier),
        sections=tuple(section(dossier) for section in SECTIONS),
        foot=_foot(dossier, day),
    )


def _foot(dossier: Dossier, day: str) -> str:
    _ = dossier.say
    if dossier.adopted is None:
        return _("%(day)s · Draft, not adopted") % {"day": day}
    return _("%(day)s · Version %(number)s, adopted · Fingerprint %(digest)s") % {
        "day": day,
        "number": dossier.adopted.number,
        "digest": dossier.adopted.digest[:SHORT],
    }
