"""What nobody publishes of a programme, said plainly: each a thing to ask the funder."""

from collections.abc import Iterator

from virage.core.funding.amounts import unpublished
from virage.core.funding.criteria import NotPublished
from virage.core.funding.programmes import Programme
from virage.core.funding.terms import Terms
from virage.core.text import Language
from virage.documents.funding.labels import either
from virage.documents.language import words


def unknowns(programme: Programme, terms: Terms, language: Language) -> tuple[str, ...]:
    """Each thing to ask, as a phrase: "what part of the cost it pays"."""
    return tuple(_unknowns(programme, terms, language))


def _unknowns(programme: Programme, terms: Terms, language: Language) -> Iterator[str]:
    _ = words(language).gettext
    if not programme.forms:
        yield _("whether it is a grant or a loan")
    if any(
        isinstance(leaf, NotPublished) for leaf in (*terms.applicant.leaves, *terms.step.leaves)
    ):
        yield _("some of the rules: who may apply, or for what")
    missing = set(unpublished(terms))
    yield from (said for name, said in _of_amounts(language).items() if name in missing)
    spans = [said for name, said in _spans(language).items() if name in missing]
    if spans:
        yield _("the most that it pays %(spans)s") % {"spans": either(spans, language)}
    yield from _of_conduct(terms, language)


def _of_amounts(language: Language) -> dict[str, str]:
    _ = words(language).gettext
    return {
        "rate": _("what part of the cost it pays"),
        "floor": _("the least that it pays"),
        "own_contribution": _("how much the co-op must put in itself"),
        "excluded.per_asset": _("how much of each thing bought does not count"),
        "excluded.in_all": _("how much of the expenses does not count"),
        "expenses.others": _("whether it pays the kinds of expense that no page names"),
        "stacking.ceiling": _("how much aid in all may pay the same step"),
        "stacking.counts_tax_credits": _("whether tax credits count as public aid"),
    }


def _spans(language: Language) -> dict[str, str]:
    """What each maximum is counted over."""
    _ = words(language).gettext
    return {
        "caps.project": _("for one project"),
        "caps.enterprise": _("for one enterprise"),
        "caps.twelve_months": _("in twelve months"),
        "caps.life": _("over the life of the programme"),
    }


def _of_conduct(terms: Terms, language: Language) -> Iterator[str]:
    _ = words(language).gettext
    timing = terms.timing
    said = (
        (terms.natures.others, _("whether it pays other kinds of step")),
        (timing.spend_only_after, _("whether money spent before the application is paid")),
        (timing.start_within_months, _("when the project must start")),
        (timing.end_within_months, _("when the project must end")),
        (terms.file_at, _("where the application is filed")),
        (terms.call, _("whom to call")),
    )
    yield from (phrase for value, phrase in said if value is None)
