"""Autonomy: the index with its inventory, or the questions alone under their own name."""

from collections.abc import Iterable

from virage.core.autonomy import ENOUGH_FUNCTIONS, USUAL_FUNCTIONS, Autonomy, Tool
from virage.core.portrait import AUTONOMY_LENS, Portrait
from virage.core.questionnaire import Questionnaire
from virage.core.text import Language
from virage.documents.language import number, words
from virage.documents.portrait.dependence_map import dependence_map, name_of
from virage.documents.portrait.page import (
    AutonomySection,
)
from virage.documents.portrait.parts import Listing
from virage.documents.portrait.scores import WIDE, out_of_100, readable


def autonomy_section(portrait: Portrait, language: Language) -> AutonomySection:
    """The index, how firm it is, the map of dependencies and the tools to worry about."""
    _ = words(language).gettext
    autonomy, questionnaire = portrait.autonomy, portrait.questionnaire
    has_tools = bool(autonomy.values)
    return AutonomySection(
        heading=_("Autonomy and dependencies"),
        lead=_lead(questionnaire, language),
        index_label=_label(autonomy, language),
        index=_index(autonomy, language),
        provisional=_provisional(autonomy, language),
        notes=tuple(_notes(autonomy, language)),
        map=dependence_map(portrait, language),
        stopping=_tools(
            questionnaire, autonomy.stopping, language,
            label=_("Would stop the organisation within three days"),
            none=_("No tool described would stop the organisation within three days."),
        ) if has_tools else None,
        outside=_tools(
            questionnaire, autonomy.outside, language,
            label=_("Tie the organisation to somebody outside"),
            none=_("No tool described ties the organisation to somebody outside."),
        ) if has_tools else None,
        one_person=_tools(
            questionnaire, autonomy.one_person, language,
            label=_("Rest on one single person"),
            none=_("No tool described rests on one single person."),
        ) if has_tools else None,
    )  # fmt: skip


def _lead(questionnaire: Questionnaire, language: Language) -> str:
    for lens in questionnaire.lenses:
        if lens.id == AUTONOMY_LENS and lens.summary is not None:
            return lens.summary.in_(language)
    return ""


def _label(autonomy: Autonomy, language: Language) -> str:
    _ = words(language).gettext
    if autonomy.index is not None:
        return _("Autonomy index")
    return _("Autonomy, from the questions alone")


def _index(autonomy: Autonomy, language: Language) -> str | None:
    value = readable(autonomy.lens) if autonomy.index is None else autonomy.index
    return None if value is None else out_of_100(value, language)


def _provisional(autonomy: Autonomy, language: Language) -> str:
    if autonomy.index is None or not autonomy.provisional:
        return ""
    return words(language).ngettext(
        "Provisional: %(described)s of the %(usual)s usual functions is described; the index is"
        " firm from %(enough)s.",
        "Provisional: %(described)s of the %(usual)s usual functions are described; the index is"
        " firm from %(enough)s.",
        autonomy.functions_described,
    ) % {
        "described": number(autonomy.functions_described, language),
        "usual": number(len(USUAL_FUNCTIONS), language),
        "enough": number(ENOUGH_FUNCTIONS, language),
    }


def _notes(autonomy: Autonomy, language: Language) -> Iterable[str]:
    _ = words(language).gettext
    if autonomy.index is not None and autonomy.inventory is not None:
        yield _(
            "Half of the index comes from the questions (%(lens)s), half from the inventory of"
            " tools (%(inventory)s)."
        ) % {
            "lens": number(autonomy.lens.value or 0.0, language),
            "inventory": number(autonomy.inventory, language),
        }
        yield from _range(autonomy.index_low, autonomy.index_high, language)
        return
    if readable(autonomy.lens) is None:
        yield _("Too little is measured to give a score of autonomy.")
    else:
        yield from _range(autonomy.lens.low, autonomy.lens.high, language)
    if not autonomy.values:
        yield _(
            "The inventory of tools is not filled in: the map of dependencies and the autonomy"
            " index come with it."
        )


def _range(low: float, high: float, language: Language) -> Iterable[str]:
    _ = words(language).gettext
    if high - low >= WIDE:
        yield _("With what is not known, it could lie anywhere from %(low)s to %(high)s.") % {
            "low": number(low, language),
            "high": number(high, language),
        }


def _tools(
    questionnaire: Questionnaire,
    tools: tuple[Tool, ...],
    language: Language,
    *,
    label: str,
    none: str,
) -> Listing:
    return Listing(label, tuple(name_of(questionnaire, tool, language) for tool in tools), none)
