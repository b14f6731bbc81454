"""How the plan was found, how far it is proved, and what it does not know."""

from collections.abc import Iterator

from virage.documents.portrait.parts import Listing
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.paper.shapes import Block, Points, Section, Tone, Words
from virage.documents.roadmap.proof import best_in_words, proved, searched


def method(dossier: Dossier) -> Section:
    """Constraints, proof, limits, and who decides."""
    _ = dossier.say
    return Section("method", _("How this plan was found"), tuple(_blocks(dossier)))


def _blocks(dossier: Dossier) -> Iterator[Block]:
    _ = dossier.say
    yield Words(best_in_words(dossier.drawn.result, dossier.language), Tone.STRONG)
    if dossier.faults:
        yield Points(Listing(_("What does not hold together"), dossier.faults))
    yield Points(Listing(_("What you told us that you can give"), tuple(_constraints(dossier))))
    yield Words(proved(dossier.drawn.result, dossier.language))
    yield Points(Listing(_("What this plan does not know"), tuple(_limits(dossier))))
    yield Words(dossier.decides, Tone.BOXED)
    yield Words(_origins(dossier), Tone.SOFT)


def _constraints(dossier: Dossier) -> Iterator[str]:
    _, within, tell = dossier.say, dossier.drawn.within, dossier.wording
    said = _("%(name)s: %(answer)s")
    yield said % {"name": _("Quarters"), "answer": within.quarters}
    years = [_("not stated") if each is None else tell.money(each) for each in within.budget]
    yield said % {
        "name": _("Budget of each year, the last for those that follow"),
        "answer": "; ".join(years) or _("not stated"),
    }
    days = ", ".join(f"{tell.role(role)} {count}" for role, count in within.days.items())
    yield said % {"name": _("Days a quarter"), "answer": days or "0"}
    most = _("not stated") if within.at_once is None else str(within.at_once)
    yield said % {"name": _("Steps at once, at most"), "answer": most}


def _limits(dossier: Dossier) -> Iterator[str]:
    _ = dossier.say
    yield _("Costs are guesses before taxes, to be checked with quotes.")
    yield _(
        "What is not known today counts as 0; what applies today goes on"
        " applying. Gains in a table of tasks are not counted."
    )
    yield _("A gain comes only if people use what was set up: that is what “adopted” means.")


def _origins(dossier: Dossier) -> str:
    asked = dossier.drawn.portrait.questionnaire
    told = dossier.say("Questionnaire %(version)s") % {"version": asked.version}
    return " · ".join(filter(None, (told, searched(dossier.drawn.result, dossier.language))))
