"""What two diagnoses cannot compare, and why, in words."""

from virage.core.change import Comparison, NotCompared, Reason
from virage.core.text import Language
from virage.documents.change.page import Apart
from virage.documents.language import listed, words
from virage.documents.portrait.parts import Listing


def apart(comparison: Comparison, language: Language) -> Apart:
    """One listing a reason, in the order of the reasons."""
    _ = words(language).gettext
    reasons = (
        Listing(
            _reason(reason, language),
            tuple(
                _item(each, language) for each in comparison.not_compared if each.reason is reason
            ),
        )
        for reason in Reason
    )
    told = tuple(each for each in reasons if each.items)
    return Apart(
        heading=_("What cannot be compared"),
        lead=_("These questions take no part in the scores above.")
        if told
        else _("Every question that concerns the organisation could be compared."),
        reasons=told,
    )


def _reason(reason: Reason, language: Language) -> str:
    _ = words(language).gettext
    return {
        Reason.SHIFTED: _("The scale of the question changed"),
        Reason.BROKEN: _("Split, joined, or no longer about the same thing"),
        Reason.ADDED: _("Added since: not asked then"),
        Reason.DROPPED: _("Dropped since: not asked now"),
        Reason.NOT_MEASURED_BEFORE: _("Not measured then"),
        Reason.NOT_MEASURED_AFTER: _("Not measured now"),
        Reason.NOT_MEASURED: _("Measured neither then nor now"),
        Reason.OTHER_ROWS: _("Other rows of the grid were known"),
    }[reason]


def _item(gap: NotCompared, language: Language) -> str:
    _ = words(language).gettext
    then, now = (
        listed([each.question.title.in_(language) for each in side], language)
        for side in (gap.before, gap.after)
    )
    name = now or then
    if gap.reason is Reason.BROKEN and then != now:
        name = _("%(then)s became %(now)s") % {"then": then, "now": now}
    why = " ".join(text.in_(language) for text in gap.why)
    return _("%(name)s: %(answer)s") % {"name": name, "answer": why} if why else name
