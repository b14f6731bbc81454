"""The level, never without what must be read beside it, and the dimensions."""

from virage.core.portrait import AUTONOMY_LENS, Edition, Portrait
from virage.core.questionnaire import Dimension, Level
from virage.core.scoring import Score
from virage.core.text import Language
from virage.documents.charts import Axis, Bar, bars, radar
from virage.documents.charts.drawing import Words
from virage.documents.language import number, percent, words
from virage.documents.portrait.page import (
    LevelSection,
    LevelStep,
)
from virage.documents.portrait.parts import Figure, Table
from virage.documents.portrait.scores import (
    UNMEASURED,
    WIDE,
    brief,
    decimals_of_total,
    readable,
    span,
    total_out_of_100,
)
from virage.documents.portrait.tables import table

FEWEST_AXES = 3
WEAKEST = 2  # dimensions


def level_section(portrait: Portrait, language: Language) -> LevelSection:
    """Level, flags to read with it, range, coverage, scale and charts."""
    _ = words(language).gettext
    level, total = portrait.level, portrait.total
    score = None
    if level is not None and total.value is not None:
        score = total_out_of_100(total.value, portrait.questionnaire.levels, language)
    return LevelSection(
        heading=_("Level of digital maturity"),
        level=level.title.in_(language) if level else None,
        level_id=level.id if level else "",
        score=score,
        meaning=level.meaning.in_(language) if level else "",
        absent="" if level else _absent(portrait, language),
        provisional=_("Provisional level") if portrait.provisional else "",
        flags=_flags(len(portrait.flags), language),
        span=_span(total, portrait.questionnaire.levels, language),
        coverage=_coverage(total, language),
        scale=tuple(_step(each, level, language) for each in portrait.questionnaire.levels),
        scale_label=_("The levels"),
        radar=_radar(portrait, language),
        bars=_bars(portrait, language),
        weak=_weak(portrait, language),
        lenses=_lenses(portrait, language),
    )


def _absent(portrait: Portrait, language: Language) -> str:
    _ = words(language).gettext
    if portrait.sheet.edition is Edition.EXPRESS:
        return _("The express version asks too few questions to give a level.")
    return _("No level is given while less than half of what applies is measured.")


def _flags(count: int, language: Language) -> str:
    if not count:
        return ""
    return words(language).ngettext(
        "%(count)s red flag is open: read it before the level.",
        "%(count)s red flags are open: read them before the level.",
        count,
    ) % {"count": number(count, language)}


def _span(total: Score, levels: tuple[Level, ...], language: Language) -> str:
    _ = words(language).gettext
    if not total.applicable:
        return ""
    if total.high - total.low < WIDE:
        return _("Every question that concerns the organisation is measured.")
    decimals = 0 if total.value is None else decimals_of_total(total.value, levels)
    return _(
        "Depending on what is not known yet, the score could lie anywhere from %(low)s to"
        " %(high)s. This is a range of possibility, not a confidence interval."
    ) % {
        "low": number(total.low, language, decimals),
        "high": number(total.high, language, decimals),
    }


def _coverage(total: Score, language: Language) -> str:
    _ = words(language).gettext
    if not total.applicable:
        return _("No question concerns the organisation.")
    return _("Measured: %(coverage)s of what concerns the organisation.") % {
        "coverage": percent(total.coverage, language)
    }


def _step(step: Level, reached: Level | None, language: Language) -> LevelStep:
    _ = words(language).gettext
    return LevelStep(
        id=step.id,
        title=step.title.in_(language),
        span=_("up to %(score)s") % {"score": number(step.up_to, language)},
        meaning=step.meaning.in_(language),
        here=step is reached,
    )


def _shown(portrait: Portrait) -> list[tuple[Dimension, Score]]:
    """The dimensions that concern the organisation; none in the express version."""
    if portrait.sheet.edition is Edition.EXPRESS or portrait.total.value is None:
        return []
    scores = portrait.scorecard.dimensions
    return [
        (dimension, scores[dimension.id])
        for dimension in portrait.questionnaire.dimensions
        if scores[dimension.id].applicable
    ]


def _weak(portrait: Portrait, language: Language) -> tuple[tuple[str, str], ...]:
    """The dimensions with the lowest scores, among those under the last level."""
    last = portrait.questionnaire.levels[-2:][0].up_to
    scored = [
        (value, dimension)
        for dimension, score in _shown(portrait)
        if (value := readable(score)) is not None and value <= last
    ]
    scored.sort(key=lambda each: each[0])
    return tuple((each.id, each.title.in_(language)) for _, each in scored[:WEAKEST])


def _radar(portrait: Portrait, language: Language) -> Figure | None:
    shown = _shown(portrait)
    if len(shown) < FEWEST_AXES:
        return None
    _ = words(language).gettext
    title = _("The dimensions at a glance")
    description = _(
        "Radar from 0 at the centre to 100 at the edge. %(values)s. The dashed band shows how"
        " far each could go, up or down, with the answers that are missing."
    ) % {"values": _values(shown, language)}
    note = _(
        "From 0 at the centre to 100 at the edge. Dashed band: what the missing answers could"
        " change. Hollow dot: too few answers."
    )
    axes = [
        Axis(
            label=dimension.title.in_(language),
            value=readable(score),
            low=score.low,
            high=score.high,
            shown=brief(readable(score), language),
            firm=not score.provisional,
        )
        for dimension, score in shown
    ]
    rings = [level.up_to for level in portrait.questionnaire.levels[:-1]]
    svg = radar(Words("radar", title, description), axes, rings)
    return Figure("radar", title, description, note, svg, _table(title, shown, language))


def _bars(portrait: Portrait, language: Language) -> Figure | None:
    shown = _shown(portrait)
    if not shown:
        return None
    _ = words(language).gettext
    title = _("The dimensions one by one")
    description = _(
        "Bars from 0 to 100. %(values)s. The thin line under a bar goes from the lowest to the"
        " highest score that the missing answers allow; the dotted lines are the levels."
    ) % {"values": _values(shown, language)}
    note = _(
        "Thin line under a bar: what the missing answers could change. Dotted lines: the levels."
    )
    rows = [
        Bar(
            label=dimension.title.in_(language),
            value=readable(score),
            low=score.low,
            high=score.high,
            shown=brief(readable(score), language),
        )
        for dimension, score in shown
    ]
    thresholds = [level.up_to for level in portrait.questionnaire.levels[:-1]]
    svg = bars(Words("bars", title, description), rows, thresholds)
    return Figure("bars", title, description, note, svg, _table(title, shown, language))


def _lenses(portrait: Portrait, language: Language) -> Table | None:
    """The lenses but that of autonomy, which has its own section; None where none is measured."""
    if portrait.sheet.edition is Edition.EXPRESS:
        return None
    _ = words(language).gettext
    scores = portrait.scorecard.lenses
    rows = [
        (
            lens.title.in_(language),
            lens.summary.in_(language) if lens.summary else "",
            brief(readable(scores[lens.id]), language),
            span(scores[lens.id].low, scores[lens.id].high, language),
        )
        for lens in portrait.questionnaire.lenses
        if lens.id != AUTONOMY_LENS and scores[lens.id].value is not None
    ]
    if not rows:
        return None
    head = [_("Lens"), _("What it says"), _("Score"), _("Possible range")]
    return table(_("The same answers, across the dimensions"), head, rows, numbers=2)


def _values(shown: list[tuple[Dimension, Score]], language: Language) -> str:
    _ = words(language).gettext
    return "; ".join(
        _("%(name)s %(value)s")
        % {
            "name": dimension.title.in_(language),
            "value": _("not measured enough")
            if readable(score) is None
            else brief(score.value, language),
        }
        for dimension, score in shown
    )


def _table(caption: str, shown: list[tuple[Dimension, Score]], language: Language) -> Table:
    _ = words(language).gettext
    head = [_("Dimension"), _("Score"), _("Possible range"), _("Measured")]
    rows = [
        (
            dimension.title.in_(language),
            brief(readable(score), language),
            span(score.low, score.high, language),
            percent(score.coverage, language) if score.applicable else UNMEASURED,
        )
        for dimension, score in shown
    ]
    return table(caption, head, rows, numbers=3)
