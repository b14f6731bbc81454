"""The map of dependencies as a chart and as a table."""

from collections.abc import Iterable, Sequence

from virage.core.autonomy import (
    WEIGHTS,
    Autonomy,
    DataIn,
    HeldBy,
    RunBy,
    Tool,
    Value,
)
from virage.core.logic import Truth
from virage.core.portrait import Portrait
from virage.core.questionnaire import Questionnaire
from virage.core.text import Language
from virage.documents.charts import Band, Key, Mark, Pip, dependence
from virage.documents.charts.drawing import Words
from virage.documents.language import number, percent, words
from virage.documents.portrait.parts import Figure, Table
from virage.documents.portrait.scores import UNMEASURED
from virage.documents.portrait.tables import table

PIPS: dict[Truth, Pip] = {True: "held", False: "lost", None: "unknown"}
BOUNDS = tuple(days for days, _ in WEIGHTS)


def name_of(questionnaire: Questionnaire, tool: Tool, language: Language) -> str:
    """What the tool is for, then its name."""
    function = questionnaire.function(tool.function).title.in_(language)
    return f"{function} ({tool.name})" if tool.name else function


def dependence_map(portrait: Portrait, language: Language) -> Figure | None:
    """The tools by how soon their loss hurts; None without an inventory."""
    autonomy = portrait.autonomy
    if not autonomy.values:
        return None
    _ = words(language).gettext
    title = _("Map of dependencies")
    description = _(
        "The tools described, those whose loss hurts soonest first; beside each, the five"
        " controls, held or not. The table gives the same facts."
    )
    note = _("The soonest first. Five controls for each tool; their names stand below.")
    bands = _bands(portrait.questionnaire, autonomy, language)
    svg = dependence(Words("dependencies", title, description), bands, _key(language))
    facts = _table(portrait.questionnaire, autonomy, language, caption=title)
    return Figure("dependencies", title, description, note, svg, facts)


def _bands(questionnaire: Questionnaire, autonomy: Autonomy, language: Language) -> Sequence[Band]:
    by_title: dict[str, list[Mark]] = {}
    for value in _soonest_first(autonomy):
        mark = Mark(
            name=questionnaire.function(value.tool.function).title.in_(language),
            notes=tuple(filter(None, (value.tool.name, _leaning(value.tool, language)))),
            pips=tuple(_pips(value.tool)),
        )
        by_title.setdefault(_band_title(value.tool, language), []).append(mark)
    return [Band(title, tuple(marks)) for title, marks in by_title.items()]


def _pips(tool: Tool) -> Iterable[Pip]:
    """One sign for each control, in order, so that the columns of all tools agree."""
    return (PIPS[held] for _control, held in tool.controls)


def _key(language: Language) -> Key:
    _ = words(language).gettext
    return Key(
        signs=(
            ("held", _("control held")),
            ("lost", _("control not held")),
            ("unknown", _("not known")),
        ),
        columns=(
            _("account in the organisation’s name"),
            _("export of the data tried"),
            _("second person who knows the tool"),
            _("written exit terms"),
            _("place of the data known"),
        ),
    )


def _soonest_first(autonomy: Autonomy) -> list[Value]:
    """By days until it hurts, bands as weights have them, unknown last, as described within."""
    return sorted(autonomy.values, key=lambda value: _band(value.tool))


def _band(tool: Tool) -> int:
    days = tool.hurts_after_days
    if days is None:
        return len(BOUNDS) + 1
    return sum(1 for bound in BOUNDS if days > bound)


def _band_title(tool: Tool, language: Language) -> str:
    _ = words(language).gettext
    if tool.hurts_after_days is None:
        return _("Time before it hurts not known")
    place = _band(tool)
    if place == len(BOUNDS):
        return words(language).ngettext(
            "Hurts after more than %(days)s day",
            "Hurts after more than %(days)s days",
            BOUNDS[-1],
        ) % {"days": number(BOUNDS[-1], language)}
    return words(language).ngettext(
        "Hurts within %(days)s day", "Hurts within %(days)s days", BOUNDS[place]
    ) % {"days": number(BOUNDS[place], language)}


def _leaning(tool: Tool, language: Language) -> str:
    _ = words(language).gettext
    if tool.leans_outside and tool.leans_on_one_person:
        return _("outside and one person")
    if tool.leans_outside:
        return _("outside")
    if tool.leans_on_one_person:
        return _("one person")
    return ""


def _table(
    questionnaire: Questionnaire, autonomy: Autonomy, language: Language, *, caption: str
) -> Table:
    _ = words(language).gettext
    head = [
        _("Tool"),
        _("Operation"),
        _("Place of the data"),
        _("Account holder"),
        _("Export tried"),
        _("Second person"),
        _("Exit terms"),
        _("Time before it hurts (days)"),
        _("Controls held"),
    ]
    rows = [_row(questionnaire, value, language) for value in _soonest_first(autonomy)]
    return table(caption, head, rows, numbers=2)


def _row(questionnaire: Questionnaire, value: Value, language: Language) -> tuple[str, ...]:
    tool = value.tool
    days = tool.hurts_after_days
    return (
        name_of(questionnaire, tool, language),
        _run_by(tool.run_by, language),
        _data_in(tool.data_in, language),
        _held_by(tool.account_held_by, language),
        _yes_or_no(tool.export_tried, language),
        _yes_or_no(tool.second_person, language),
        _yes_or_no(tool.exit_terms, language),
        UNMEASURED if days is None else number(days, language),
        UNMEASURED if value.value is None else percent(float(value.value), language),
    )


def _yes_or_no(truth: Truth, language: Language) -> str:
    _ = words(language).gettext
    return {True: _("yes"), False: _("no"), None: _("not known")}[truth]


def _run_by(run_by: RunBy, language: Language) -> str:
    _ = words(language).gettext
    return {
        RunBy.IN_HOUSE: _("in-house"),
        RunBy.OTHER_COOP: _("another co-op"),
        RunBy.SUPPLIER: _("supplier"),
        RunBy.UNKNOWN: _("not known"),
    }[run_by]


def _data_in(data_in: DataIn, language: Language) -> str:
    _ = words(language).gettext
    return {
        DataIn.QUEBEC: _("Québec"),
        DataIn.CANADA: _("Canada"),
        DataIn.ELSEWHERE: _("elsewhere"),
        DataIn.UNKNOWN: _("not known"),
    }[data_in]


def _held_by(held_by: HeldBy, language: Language) -> str:
    _ = words(language).gettext
    return {
        HeldBy.COOP: _("the organisation"),
        HeldBy.PERSON: _("one person"),
        HeldBy.SUPPLIER: _("supplier"),
        HeldBy.UNKNOWN: _("not known"),
    }[held_by]
