"""The traps of time, in words: money spent too early, a project begun or ended too late."""

from collections.abc import Iterator

from virage.core.funding.terms import Gate, Timing
from virage.core.text import Language
from virage.documents.language import words


def timing_in_words(timing: Timing, language: Language) -> tuple[str, ...]:
    """Sentences about when money may be spent; what is not published is said to be so."""
    return tuple(_sentences(timing, language))


def _sentences(timing: Timing, language: Language) -> Iterator[str]:
    texts = words(language)
    _ = texts.gettext
    gate = timing.spend_only_after
    if gate is None:
        yield _(
            "When you may begin to spend is not published: sign and spend nothing before you ask."
        )
    elif gate is Gate.FILING:
        yield _("Spend nothing before the application is filed: earlier expenses do not count.")
    elif gate is Gate.AUTHORISATION:
        yield _("Spend nothing before the aid is approved: earlier expenses do not count.")
    start, end = timing.start_within_months, timing.end_within_months
    if isinstance(start, int):
        yield texts.ngettext(
            "Begin within %(count)s month of the approval.",
            "Begin within %(count)s months of the approval.",
            start,
        ) % {"count": start}
    if isinstance(end, int):
        yield texts.ngettext(
            "Finish within %(count)s month of the approval.",
            "Finish within %(count)s months of the approval.",
            end,
        ) % {"count": end}
