"""What moved, in one sentence, and whether it is more than chance."""

from virage.core.change import Comparison, Verdict
from virage.core.text import Language
from virage.documents.change.method import assumed
from virage.documents.change.page import Headline
from virage.documents.change.scores import shown, signed
from virage.documents.language import words


def headline(comparison: Comparison, language: Language) -> Headline:
    """The change of the total; its assumptions stand right under it."""
    total = comparison.total
    caution = "" if total.delta is None else assumed(total.norm, language)
    return Headline(_sentence(comparison, language), (caution,) if caution else ())


def _sentence(comparison: Comparison, language: Language) -> str:
    _ = words(language).gettext
    total = comparison.total
    if total.delta is None:
        return _("Nothing was measured both times: these two diagnoses have no score to compare.")
    if total.delta == 0:
        return _(
            "On what both diagnoses measured, the score has not moved: %(now)s out of 100."
        ) % {"now": shown(total.after, language)}
    sentences = {
        (Verdict.MORE_THAN_CHANCE, True): _(
            "The score rose from %(then)s to %(now)s out of 100 (%(change)s): this is more than"
            " chance."
        ),
        (Verdict.MORE_THAN_CHANCE, False): _(
            "The score fell from %(then)s to %(now)s out of 100 (%(change)s): this is more than"
            " chance."
        ),
        (Verdict.NOT_TOLD_APART, True): _(
            "The score went up from %(then)s to %(now)s out of 100 (%(change)s): this change"
            " cannot yet be told apart from chance."
        ),
        (Verdict.NOT_TOLD_APART, False): _(
            "The score went down from %(then)s to %(now)s out of 100 (%(change)s): this change"
            " cannot yet be told apart from chance."
        ),
    }
    return sentences[total.verdict, total.delta > 0] % {
        "then": shown(total.before, language),
        "now": shown(total.after, language),
        "change": signed(total.delta, language),
    }
