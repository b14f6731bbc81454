"""How a change was computed, and on which norms or assumptions of ours."""

from virage.core.change import Comparison, Norm
from virage.core.questionnaire import Questionnaire
from virage.core.text import Language
from virage.documents.change.page import Method
from virage.documents.change.scores import title_of
from virage.documents.language import number, plain_number, words
from virage.documents.portrait.tables import table


def method(comparison: Comparison, questionnaire: Questionnaire, language: Language) -> Method:
    """The rules, then the spread and the reliability behind each score."""
    _ = words(language).gettext
    changes = (comparison.total, *comparison.dimensions)
    head = [_("Score"), _("Spread (SD)"), _("Reliability (r)"), _("Points needed")]
    rows = [
        (
            title_of(each.target, questionnaire, language),
            _with_source(each.norm.sd, each.norm.sd_measured, language),
            _with_source(each.norm.r, each.norm.r_measured, language),
            number(each.norm.needed, language, 1),
        )
        for each in changes
    ]
    return Method(
        heading=_("How the change was computed"),
        rules=_rules(language),
        norms=table(_("What the reading stands on"), head, rows, numbers=1),
    )


def assumed(norm: Norm, language: Language) -> str:
    """What is assumed and not measured, in one sentence; empty when all is measured."""
    _ = words(language).gettext
    if norm.sd_measured and norm.r_measured:
        return ""
    facts = {
        "sd": plain_number(norm.sd, language),
        "r": plain_number(norm.r, language),
        "needed": number(norm.needed, language, 1),
    }
    if not norm.sd_measured and not norm.r_measured:
        return _(
            "The spread (SD %(sd)s) and the reliability (r %(r)s) are our assumptions, not norms:"
            " by them, a change would have to pass %(needed)s points. Until enough co-ops have"
            " answered twice, no change is called more than chance."
        ) % facts  # fmt: skip
    if norm.sd_measured:
        return _(
            "The reliability (r %(r)s) is our assumption, not a norm: until enough co-ops have"
            " answered twice, no change is called more than chance."
        ) % facts  # fmt: skip
    return _("The spread (SD %(sd)s) is our assumption, not a norm.") % facts


def _with_source(value: float, measured: bool, language: Language) -> str:
    _ = words(language).gettext
    sentence = _("%(value)s (measured)") if measured else _("%(value)s (our assumption, no norm)")
    written = number(value, language, 2) if measured else plain_number(value, language)
    return sentence % {"value": written}


def _rules(language: Language) -> tuple[str, ...]:
    _ = words(language).gettext
    return (
        _("Only what both diagnoses measured is compared, by the weights of the later version."),
        _("Reliable change index (RCI) = change ÷ (√2 × SD × √(1 − r)), after Jacobson and Truax"
          " (1991); beyond ±1.96, chance alone would do it less than once in twenty."),
        _("SD is measured on at least 50 organisations, r on at least 50 that answered twice"
          " within three months; until then both are declared assumptions, not norms."),
        _("Facts are told without statistic: a co-op knows whether it has done a thing."),
    )  # fmt: skip
