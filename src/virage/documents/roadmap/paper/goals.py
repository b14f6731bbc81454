"""The objectives of the co-op, in its own words."""

from collections.abc import Iterator

from virage.documents.portrait.tables import table
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.paper.shapes import Block, Rows


def goals(dossier: Dossier) -> Iterator[Block]:
    """Each objective with how it is measured and who answers for it; nothing when there is none."""
    _, written = dossier.say, dossier.purpose.goals
    if not written:
        return
    head = (_("Objective"), _("Indicator"), _("Today"), _("Target"), _("Who answers for it"))
    rows = [
        (
            each.text,
            *(said or "—" for said in (each.indicator, each.baseline, each.target, each.who)),
        )
        for each in written
    ]
    yield Rows(table(_("Our objectives"), head, rows), (4, 3, 2, 3, 3))


def doer(dossier: Dossier, step: str) -> str:
    """Who does a step; blank leaves room to write a name."""
    return dossier.purpose.doing(step).who
