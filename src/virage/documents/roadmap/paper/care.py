"""What to watch over: independence, risks, indicators, ways out of what is bought."""

from virage.core.initiatives import Effect, Impact
from virage.core.roadmap.plan import Placed
from virage.core.roadmap.problem import AUTONOMY
from virage.documents.language import number
from virage.documents.portrait.tables import table
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.paper.shapes import Block, Rows, Section, Tone, Words
from virage.documents.roadmap.requirements import bought_steps, exit_of


def independence(dossier: Dossier) -> Section:
    """Autonomy before and after, and what each step does to it."""
    _, drawn = dossier.say, dossier.drawn
    today, then = drawn.score(AUTONOMY, 0), drawn.score(AUTONOMY, drawn.problem.horizon)
    blocks: list[Block] = []
    if today is not None and then is not None:
        said = _(
            "Autonomy, from the questions: %(before)s out of 100 today, %(after)s if everything is"
            " done and adopted."
        )
        ends = {"before": float(today), "after": float(then)}
        told = {name: number(end, dossier.language) for name, end in ends.items()}
        blocks.append(Words(said % told, Tone.STRONG))
    rows = [
        (
            dossier.wording.step(each),
            *(_effect(impact, dossier) for impact in _impacts(each, dossier)),
        )
        for each in drawn.placed
    ]
    head = (_("Step"), _("Dependence"), _("Agility"), _("Continuity"))
    blocks.append(Rows(table(_("What each step does"), head, rows), (4, 3, 3, 3)))
    return Section("autonomy", _("Autonomy, before and after"), tuple(blocks))


def risks(dossier: Dossier) -> Section:
    """What may go wrong with each step."""
    _ = dossier.say
    rows = [
        (dossier.wording.step(each), dossier.drawn.initiative(each).risk.in_(dossier.language))
        for each in dossier.drawn.placed
    ]
    head = (_("Step"), _("What may go wrong, and what to do"))
    return Section("risks", _("Risks"), (Rows(table(_("Risks"), head, rows), (2, 5)),))


def indicators(dossier: Dossier) -> Section:
    """How one will know, from what today; the value of today is for the co-op to measure."""
    _, language = dossier.say, dossier.language
    rows = []
    for each in dossier.drawn.placed:
        proof = dossier.drawn.initiative(each).proof
        rows.append(
            (
                dossier.wording.step(each),
                f"{proof.indicator.in_(language)} ({proof.unit.in_(language)})",
                proof.baseline.in_(language),
                "",
            )
        )
    head = (_("Step"), _("Indicator"), _("Where it starts from"), _("Today’s value"))
    lead = Words(_("Measure today’s value before the step starts: nobody can find it afterwards."))
    told = Rows(table(_("Indicators"), head, rows), (4, 4, 4, 2))
    return Section("indicators", _("Indicators"), (lead, told))


def exits(dossier: Dossier) -> Section:
    """What to have written wherever something is bought."""
    _ = dossier.say
    bought = bought_steps(dossier)
    if not bought:
        said = Words(_("Nothing is bought of a supplier in this plan."))
        return Section("exits", _("Exit clauses"), (said,))
    rows = [(dossier.wording.step(each), exit_of(each, dossier)) for each in bought]
    head = (_("Step that buys something"), _("To have in writing before signing"))
    lead = Words(_("What you sign must tell how you leave, with your data, without penalty."))
    return Section(
        "exits", _("Exit clauses"), (lead, Rows(table(_("Exit clauses"), head, rows), (2, 4)))
    )


def _impacts(step: Placed, dossier: Dossier) -> tuple[Impact, Impact, Impact]:
    known = dossier.drawn.initiative(step)
    return known.dependence, known.agility, known.continuity


def _effect(impact: Impact, dossier: Dossier) -> str:
    _ = dossier.say
    said = {Effect.MORE: _("More"), Effect.LESS: _("Less"), Effect.NEUTRAL: _("No change")}
    told = {"name": said[impact.effect], "answer": impact.reason.in_(dossier.language)}
    return _("%(name)s: %(answer)s") % told
