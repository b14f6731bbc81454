"""How far a plan is proved, and whether another run finds it again."""

from virage.core.solver import Outcome, Result
from virage.core.text import Language
from virage.documents.language import percent, words


def proof_in_words(result: Result, language: Language) -> tuple[str, ...]:
    """Both, a sentence each; of a plan that was changed by hand, only the first."""
    said = (proved(result, language), searched(result, language))
    return tuple(each for each in said if each)


def proved(result: Result, language: Language) -> str:
    """How far a plan is from the best that may exist."""
    _ = words(language).gettext
    if result.outcome is Outcome.UNKNOWN:
        return _("Proof: none. The plan was changed by hand since the last search.")
    gaps = [each.gap for each in result.proofs if not each.proved]
    known = [each for each in gaps if each is not None]
    if not gaps:
        return _("Proof: no plan does better within these constraints.")
    if len(known) < len(gaps):
        return _("Proof: how far the best may be is not known.")
    furthest = {"gap": percent(max(known), language, 1)}
    return _("Proof: within %(gap)s of the best that may exist.") % furthest


def searched(result: Result, language: Language) -> str:
    """What searched, and whether it would find the same again; "" when nothing did."""
    if result.outcome is Outcome.UNKNOWN:
        return ""
    _ = words(language).gettext
    same = (
        _("the same problem gives the same plan")
        if result.repeatable
        else _("stopped by the clock: another run may give another plan")
    )
    return f"OR-Tools {result.version}, {result.platform}: {same}."


def best_in_words(result: Result, language: Language) -> str:
    """What a plan may claim to be."""
    _ = words(language).gettext
    if result.outcome is Outcome.UNKNOWN:
        return _("Changed by hand, and not proved to be the best for your constraints.")
    return _("The best we found for your constraints.")
