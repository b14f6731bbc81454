"""The scores then and now, and how sure one may be that they changed."""

from collections.abc import Iterable, Sequence

from virage.core.change import Comparison, ScoreChange, Verdict
from virage.core.questionnaire import Questionnaire
from virage.core.text import Language
from virage.documents.change.page import Scores
from virage.documents.charts.drawing import Words
from virage.documents.charts.slopes import Slope, slopes
from virage.documents.language import number, words
from virage.documents.portrait.parts import Figure, Table
from virage.documents.portrait.scores import UNMEASURED
from virage.documents.portrait.tables import table

MINUS = "\u2212"


def scores_section(
    comparison: Comparison, questionnaire: Questionnaire, language: Language
) -> Scores:
    """The total and the dimensions, drawn and in a table, then the lenses and the views."""
    _ = words(language).gettext
    changes = (comparison.total, *comparison.dimensions)
    caption = _("The total and the dimensions, then and now")
    return Scores(
        heading=_("The scores, then and now"),
        lead=_(
            "Both diagnoses are scored on the questions that both measured, and by the same"
            " weights: these scores may differ from those of each portrait."
        ),
        figure=_figure(changes, questionnaire, language),
        table=_table(caption, changes, questionnaire, language=language),
        lenses=_optional(
            _("The same answers, across the dimensions"),
            comparison.lenses,
            questionnaire,
            language=language,
        ),
        views=_optional(
            _("How people see things, question by question"),
            comparison.views,
            questionnaire,
            language=language,
        ),
    )


def title_of(target: str, questionnaire: Questionnaire, language: Language) -> str:
    """The name of what was scored."""
    kind, _dot, name = target.partition(".")
    if target == "total":
        return words(language).gettext("Total")
    if kind == "question":
        return questionnaire.by_id[name].title.in_(language)
    among = questionnaire.lenses if kind == "lens" else questionnaire.dimensions
    wanted = name if kind == "lens" else target
    return next(each.title.in_(language) for each in among if each.id == wanted)


def signed(value: float | None, language: Language, decimals: int = 1) -> str:
    """A change with its sign; a dash where there is none."""
    if value is None:
        return UNMEASURED
    written = number(abs(value), language, decimals)
    if not any(digit in written for digit in "123456789"):
        return written
    return f"{'+' if value > 0 else MINUS}{written}"


def shown(value: float | None, language: Language) -> str:
    """A score with a decimal; a dash where nothing was measured both times."""
    return UNMEASURED if value is None else number(value, language, 1)


def verdict_in_words(verdict: Verdict, language: Language) -> str:
    """Whether it is more than chance, in a table."""
    _ = words(language).gettext
    return {
        Verdict.MORE_THAN_CHANCE: _("More than chance"),
        Verdict.NOT_TOLD_APART: _("Cannot yet be told apart from chance"),
        Verdict.NOT_COMPARABLE: _("Not measured both times"),
    }[verdict]


def _optional(
    caption: str,
    changes: Sequence[ScoreChange],
    questionnaire: Questionnaire,
    *,
    language: Language,
) -> Table | None:
    compared = [each for each in changes if each.delta is not None]
    return _table(caption, compared, questionnaire, language=language) if compared else None


def _table(
    caption: str,
    changes: Iterable[ScoreChange],
    questionnaire: Questionnaire,
    *,
    language: Language,
) -> Table:
    _ = words(language).gettext
    head = [_("Score"), _("Reading"), _("Then"), _("Now"), _("Change"), _("RCI"), _("Questions")]
    rows = [
        (
            title_of(each.target, questionnaire, language),
            _("Has not moved") if each.delta == 0 else verdict_in_words(each.verdict, language),
            shown(each.before, language),
            shown(each.after, language),
            signed(each.delta, language),
            signed(each.rci, language, 2),
            _("%(compared)s of %(asked)s")
            % {
                "compared": number(each.compared, language),
                "asked": number(each.asked, language),
            },
        )
        for each in changes
    ]
    return table(caption, head, rows, numbers=5)


def _figure(
    changes: Sequence[ScoreChange], questionnaire: Questionnaire, language: Language
) -> Figure | None:
    drawn = [each for each in changes if each.delta is not None]
    if not drawn:
        return None
    _ = words(language).gettext
    title = _("From then to now")
    rows = [
        Slope(
            title_of(each.target, questionnaire, language),
            each.before,
            each.after,
            f"{shown(each.before, language)} → {shown(each.after, language)}",
        )
        for each in drawn
    ]
    values = "; ".join(
        _("%(name)s: from %(then)s to %(now)s")
        % {
            "name": row.label,
            "then": shown(row.before, language),
            "now": shown(row.after, language),
        }
        for row in rows
    )
    description = _("Lines from 0 to 100, each with the score then and now. %(values)s.") % {
        "values": values
    }
    note = _("Each line goes from 0 to 100. Hollow dot: then. Full dot: now.")
    svg = slopes(Words("change", title, description), rows)
    facts = _table(title, drawn, questionnaire, language=language)
    return Figure("change", title, description, note, svg, facts)
