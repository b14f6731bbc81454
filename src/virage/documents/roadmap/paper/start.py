"""Where the plan goes and where it starts from: the vision, the portrait, the needs, the flags."""

from collections.abc import Iterator

from virage.documents.charts.drawing import Words as Alt
from virage.documents.charts.slopes import Slope, slopes
from virage.documents.language import number
from virage.documents.portrait.headline import headline
from virage.documents.portrait.parts import Figure, Table
from virage.documents.portrait.tables import table
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.paper.goals import goals
from virage.documents.roadmap.paper.shapes import Blank, Block, Drawing, Rows, Section, Tone, Words


def vision(dossier: Dossier) -> Section:
    """The co-op's own words, or room for them."""
    _ = dossier.say
    if dossier.vision:
        blocks: tuple[Block, ...] = (Words(dossier.vision),)
    else:
        blocks = (
            Words(_("Nobody can write this for you: what will the co-op be able to do?")),
            Blank((_("Our vision"), _("Our objectives, at most three")), 3),
        )
    return Section("vision", _("Our vision"), (*blocks, *goals(dossier)), apart=True)


def start(dossier: Dossier) -> Section:
    """The portrait on which the plan stands."""
    _ = dossier.say
    return Section("start", _("Where you start from"), tuple(_start(dossier)))


def _start(dossier: Dossier) -> Iterator[Block]:
    _ = dossier.say
    portrait = dossier.drawn.portrait
    told = headline(portrait, dossier.language)
    yield Words(told.sentence)
    yield from (Words(each, Tone.SOFT) for each in told.cautions)
    yield Drawing(_dimensions(dossier), wide=False)
    if dossier.drawn.flags:
        yield Rows(_flags(dossier), (1, 0))
    if dossier.drawn.problem.needs:
        yield Rows(_needs(dossier), (2, 3))


def _dimensions(dossier: Dossier) -> Figure:
    """Each dimension today, and if everything is done and adopted."""
    _ = dossier.say
    rows = tuple(scores(dossier))
    told = [(label, *(number(end, dossier.language) for end in ends)) for label, *ends in rows]
    title = _("Each dimension, today and if everything is done and adopted")
    said = _("%(name)s: %(before)s, then %(after)s")
    description = "; ".join(
        said % {"name": label, "before": before, "after": after} for label, before, after in told
    )
    drawn = [
        Slope(label, before, after, f"{texts[1]} → {texts[2]}")
        for (label, before, after), texts in zip(rows, told, strict=True)
    ]
    return Figure(
        id="plan-dimensions",
        title=title,
        description=f"{title}. {description}.",
        note=_(
            "Out of 100. Hollow: today, what is not known counting as 0. Full: if everything is"
            " done and adopted."
        ),
        svg=slopes(Alt("plan-dimensions", title, description), drawn),
        table=table(title, (_("Dimension"), _("Today"), _("Expected")), told, numbers=2),
    )


def scores(dossier: Dossier) -> Iterator[tuple[str, float, float]]:
    """Each dimension, out of 100: today, then if everything is done and adopted."""
    drawn = dossier.drawn
    for dimension in drawn.portrait.questionnaire.dimensions:
        today = drawn.score(dimension.id, 0)
        then = drawn.score(dimension.id, drawn.problem.horizon)
        if today is not None and then is not None:
            yield dimension.title.in_(dossier.language), float(today), float(then)


def _flags(dossier: Dossier) -> Table:
    _ = dossier.say
    rows = (
        (
            each.flag.text.in_(dossier.language),
            _("stays: nothing in the plan clears it")
            if when is None
            else _("cleared by the end of quarter %(quarter)s") % {"quarter": when},
        )
        for each, when in dossier.drawn.flags
    )
    return table(
        _("Red flags, and when the plan clears them"), (_("Red flag"), _("With this plan")), rows
    )


def _needs(dossier: Dossier) -> Table:
    _, drawn = dossier.say, dossier.drawn
    answered = {
        need.id: [
            dossier.wording.step(each) for each in drawn.placed if need.id in drawn.answers(each)
        ]
        for need in drawn.problem.needs
    }
    rows = (
        (dossier.wording.need(need), "; ".join(steps) or _("left without an answer"))
        for need, steps in answered.items()
    )
    head = (_("Need"), _("Steps that answer it"))
    return table(_("Needs, and the steps that answer them"), head, rows)
