"""The financing: who could be asked for what, apart from the budget."""

from collections.abc import Iterator

from virage.documents.portrait.parts import Listing, Note
from virage.documents.portrait.tables import table
from virage.documents.roadmap.asking import AskedStep, asking
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.paper.shapes import (
    Block,
    Card,
    Points,
    Rows,
    Section,
    Tone,
    Words,
)


def financing(dossier: Dossier) -> Section:
    """What could be asked for each step, the whole, and what is only lent."""
    _ = dossier.say
    return Section("financing", _("The financing"), tuple(_blocks(dossier)))


def _blocks(dossier: Dossier) -> Iterator[Block]:
    _, told = dossier.say, asking(dossier)
    yield Words(told.lead)
    if not told.steps:
        yield Words(_("No step costs anything: there is nothing to ask for."), Tone.STRONG)
        return
    head = (_("The whole plan"), _("Amount"))
    yield Rows(table(_("What the co-op pays"), head, told.totals, numbers=1), (1, 0))
    if told.cut:
        yield Words(told.cut, Tone.STRONG)
    yield from (_card(each, dossier) for each in told.steps)
    if told.apart:
        yield Points(Listing(told.apart_heading, told.apart))
    yield Words(told.warning, Tone.BOXED)


def _card(step: AskedStep, dossier: Dossier) -> Block:
    _ = dossier.say
    notes = [
        Note(f"{each.programme} · {each.amount} · {each.said}", " ".join(each.notes))
        for each in step.asked
    ]
    if not notes:
        notes = [Note(_("Grants"), _("No grant is in sight."))]
    if step.instead:
        notes.append(Note(_("Beside them"), " ".join(step.instead)))
    if step.waits:
        notes.append(Note(_("To decide"), " ".join(step.waits)))
    return Card(step.name, (step.cost,), tuple(notes))
