"""What was not chosen, and why, in words."""

from virage.core.roadmap.explaining import LeftOut
from virage.documents.portrait.tables import table
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.paper.shapes import Rows, Section, Words
from virage.documents.roadmap.reasons import hurdles_in_words
from virage.documents.roadmap.telling import Telling


def not_chosen(dossier: Dossier) -> Section:
    """Each initiative that might have answered something and that the plan leaves out."""
    _ = dossier.say
    heading = _("What was not chosen")
    if dossier.drawn.by_hand:
        said = Words(
            _(
                "The plan was changed by hand: why other steps are not in it was not searched."
                " A new proposal would tell."
            )
        )
        return Section("left", heading, (said,))
    left = dossier.left_out
    if not left:
        said = Words(_("Everything that answers your needs is in the plan."))
        return Section("left", heading, (said,))
    rows = [(dossier.wording.named(each.initiative), why(each, dossier.telling)) for each in left]
    lead = Words(
        _(
            "These steps answer something too. They are left out because the plan, as it is, has no"
            " room for them; with other constraints they could come in."
        )
    )
    head = (_("Initiative"), _("Why not"))
    return Section(
        "left", heading, (lead, Rows(table(_("What was not chosen"), head, rows), (2, 4)))
    )


def why(left: LeftOut, tell: Telling) -> str:
    """What keeps it out, in one sentence."""
    said = "; ".join(hurdles_in_words(left, tell))
    return f"{said[:1].upper()}{said[1:]}."
