"""The steps of a plan as cards, and what changed from one plan to the other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from virage.core.initiatives import Initiative, Way
from virage.core.roadmap.plan import Placed
from virage.documents.roadmap.sentences import way_in_words
from virage.documents.roadmap.wording import Wording
from virage.web.plans.bridge import UNSAID, Drafted, catalogue_for
from virage.web.plans.contents import Chosen, Content
from virage.web.plans.forms.steps import StepForm
from virage.web.plans.views.sturdy import Survival
from virage.web.plans.views.words import name_in, quarter_of, quarters_of
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class Facts:
    """What the catalogue says of a step; a list of labels and texts, nothing that is not said."""

    why: str
    rows: tuple[tuple[str, str], ...]
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A step in its place: what it is, takes and brings, with the form that changes it.

    `causes` say why it is there, while the plan holds together; `survival` whether it survives
    other costs and days, once that was sought.
    """

    id: str
    name: str
    when: str
    until: str
    way: str
    cost: str
    days: str
    held: bool
    needs: tuple[str, ...]
    gains: tuple[str, ...]
    opens: tuple[str, ...]
    causes: tuple[str, ...]
    facts: Facts
    form: StepForm
    survival: Survival | None = None
    who: str = ""
    note: str = ""


def card_of(
    drafted: Drafted,
    placed: Placed,
    causes: tuple[str, ...] = (),
    *,
    survival: Survival | None = None,
) -> Card:
    """The card of a step that is counted."""
    drawn, means = drafted.drawn, drafted.content.means
    tell, chosen = Wording(drawn, language()), drafted.content.step(placed.id)
    held = chosen is not None and chosen.held
    step = Chosen(placed.id, placed.mode.id, placed.start, held)
    last = placed.end - 1
    return Card(
        id=placed.id,
        name=tell.step(placed),
        when=quarter_of(means, placed.start),
        until=quarter_of(means, last) if last > placed.start else "",
        way=tell.way(placed),
        cost=tell.cost(placed),
        days=tell.days(placed),
        held=held,
        needs=tuple(tell.need(each) for each in drawn.answers(placed)),
        gains=tell.gains(placed),
        opens=tuple(each.name.in_(language()) for each in drawn.opens(placed)),
        causes=causes,
        facts=facts_of(drawn.initiative(placed), placed.mode.id),
        form=form_of(drafted, step),
        survival=survival,
        who=drafted.content.purpose.doing(placed.id).who,
        note=drafted.content.purpose.doing(placed.id).note,
    )


def form_of(drafted: Drafted, step: Chosen, data: object = None) -> StepForm:
    """The form that moves a step; what stands there now can always be chosen."""
    known = drafted.problem.by_id.get(step.initiative)
    ways = [Way(each.id) for each in known.modes] if known else []
    modes = [(each.value, way_in_words(each, language())) for each in ways]
    quarters = quarters_of(drafted.content.means, least=step.start + 1)
    return StepForm(step, quarters=quarters, modes=modes, data=data)  # type: ignore[arg-type]


def facts_of(initiative: Initiative, mode: str) -> Facts:
    """What the catalogue says, for a mode."""
    here = language()
    known = next((each for each in initiative.modes if each.way.value == mode), None)
    buys = known is not None and known.buys
    rows = (
        (_("Required by law"), initiative.duty),
        (_("In this way"), known.how if known else UNSAID),
        (_("What done looks like"), initiative.done),
        (_("How one will know that it works"), initiative.proof.indicator),
        (_("Today’s figure to write down"), initiative.proof.baseline),
        (_("What could go wrong"), initiative.risk),
        (
            _("To ask for in writing, so that you may leave"),
            initiative.exit_clause if buys else None,
        ),
    )
    said = ((label, text) for label, text in rows if text is not None and text != UNSAID)
    return Facts(
        why="" if initiative.why == UNSAID else initiative.why.in_(here),
        rows=tuple((label, text.in_(here)) for label, text in said),
        tasks=tuple(each.in_(here) for each in initiative.steps),
    )


def differences(drafted: Drafted, before: Content) -> Iterator[str]:
    """What changed since another content of the same plan, step by step, in words."""
    after = drafted.content
    both = replace(after, own=(*after.own, *(each for each in before.own if each not in after.own)))
    catalogue = catalogue_for(drafted.portrait, both)
    for old in before.steps:
        name, new = name_in(catalogue, old.initiative), after.step(old.initiative)
        if new is None:
            yield _("Out: %(step)s") % {"step": name}
            continue
        if new.start != old.start:
            yield _("%(step)s: %(before)s → %(after)s") % {
                "step": name,
                "before": quarter_of(before.means, old.start),
                "after": quarter_of(after.means, new.start),
            }
        if new.mode != old.mode:
            yield _("%(step)s: %(before)s → %(after)s") % {
                "step": name,
                "before": way_in_words(Way(old.mode), language()),
                "after": way_in_words(Way(new.mode), language()),
            }
    for new in after.steps:
        if before.step(new.initiative) is None:
            at = quarter_of(after.means, new.start)
            yield _("In: %(step)s (%(quarter)s)") % {
                "step": name_in(catalogue, new.initiative),
                "quarter": at,
            }
