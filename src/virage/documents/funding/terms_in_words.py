"""Terms in sentences: what the co-op puts in, when it may spend, what other aid may stand beside.

What is not published is in no sentence here: `unknowns` says it.
"""

from collections.abc import Iterator, Mapping

from virage.core.funding.terms import (
    Amounts,
    Bracket,
    CostBase,
    Excluded,
    Gate,
    Stacking,
    Terms,
    Timing,
)
from virage.core.funding.values import Absent, Client, Listing
from virage.core.text import Language
from virage.documents.funding.labels import expenses, forms, in_dollars, in_percent, levels
from virage.documents.funding.listings import sorted_out
from virage.documents.funding.offers import offer_in_words
from virage.documents.language import listed, words


def amounts_in_words(terms: Terms, language: Language) -> tuple[str, ...]:
    """How much: the part, the least, the most, what is left out, what the co-op puts in."""
    return (
        *offer_in_words(terms, language),
        *_left_out(terms.amounts.excluded, language),
        *_own(terms.amounts, language),
    )


def _own(amounts: Amounts, language: Language) -> Iterator[str]:
    _ = words(language).gettext
    match amounts.own_contribution:
        case Absent():
            yield _("The co-op need not put in money of its own.")
        case (Bracket(None, part),):
            yield _("The co-op pays at least %(part)s of eligible expenses itself.") % {
                "part": in_percent(part, language)
            }
        case tuple() as brackets:
            said = _("The co-op pays at least this part of eligible expenses itself: %(parts)s.")
            yield said % {"parts": ", ".join(_by_aid(each, language) for each in brackets)}


def _by_aid(bracket: Bracket, language: Language) -> str:
    _ = words(language).gettext
    part = in_percent(bracket.part, language)
    if bracket.up_to is None:
        return _("%(part)s beyond") % {"part": part}
    top = in_dollars(bracket.up_to, language)
    return _("%(part)s up to %(top)s of aid") % {"part": part, "top": top}


def _left_out(excluded: Excluded, language: Language) -> Iterator[str]:
    _ = words(language).gettext
    if isinstance(excluded.per_asset, Mapping):
        named = expenses(language)
        said = (
            _("%(expense)s, %(amount)s")
            % {"expense": named[each], "amount": in_dollars(cents, language)}
            for each, cents in excluded.per_asset.items()
        )
        told = _("Of each thing bought, the first dollars do not count: %(amounts)s.")
        yield told % {"amounts": "; ".join(said)}
    if isinstance(excluded.in_all, int):
        told = _("The first %(amount)s of expenses do not count.")
        yield told % {"amount": in_dollars(excluded.in_all, language)}
    elif excluded.at_least:
        told = _("At least the first %(amount)s of expenses do not count.")
        yield told % {"amount": in_dollars(excluded.at_least, language)}


def timing_in_words(timing: Timing, language: Language) -> tuple[str, ...]:
    """When money may be spent; what nobody publishes of it comes with what to do meanwhile."""
    return tuple(_timing(timing, language))


def _timing(timing: Timing, language: Language) -> Iterator[str]:
    _, ngettext = words(language).gettext, words(language).ngettext
    yield {
        Gate.FILING: _(
            "Spend nothing before the application is filed: what is spent before is not paid."
        ),
        Gate.AUTHORISATION: _(
            "Spend nothing before the funder says yes: what is spent before is not paid."
        ),
        Absent.NONE: _("What is spent before the application may be paid."),
        None: _(
            "We read nowhere whether money spent before the application is paid. Sign nothing and"
            " buy nothing before you have asked."
        ),
    }[timing.spend_only_after]
    start, end = timing.start_within_months, timing.end_within_months
    if isinstance(start, int):
        said = ngettext(
            "The project starts at most %(count)s month after the yes.",
            "The project starts at most %(count)s months after the yes.",
            start,
        )
        yield said % {"count": start}
    if isinstance(end, int):
        said = ngettext(
            "The project ends at most %(count)s month after the yes.",
            "The project ends at most %(count)s months after the yes.",
            end,
        )
        yield said % {"count": end}


def stacking_in_words(terms: Terms, language: Language) -> tuple[str, ...]:
    """How much aid in all may pay one step, by this programme's own count."""
    return tuple(_stacking(terms, language))


def _stacking(terms: Terms, language: Language) -> Iterator[str]:
    _ = words(language).gettext
    stacking = terms.stacking
    yield from _ceilings(stacking, language)
    if stacking.cost_base is not None:
        yield {
            CostBase.ELIGIBLE_COSTS: _("The limit is a part of the eligible expenses."),
            CostBase.ALL_COSTS: _("The limit is a part of the whole cost."),
        }[stacking.cost_base]
    yield from _weights(stacking, language)
    yield from _counted(stacking.counts, language)
    if stacking.counts_tax_credits is not None:
        yield (
            _("Tax credits count as public aid.")
            if stacking.counts_tax_credits
            else _("Tax credits do not count as public aid.")
        )
    if terms.reduces_tax_credit_base is not None:
        yield (
            _("Aid received lowers the expenses that a tax credit counts.")
            if terms.reduces_tax_credit_base
            else _("Aid received does not lower the expenses that a tax credit counts.")
        )


def _ceilings(stacking: Stacking, language: Language) -> Iterator[str]:
    _ = words(language).gettext
    if stacking.ceiling is Absent.NONE:
        yield _("There is no limit to all the aid together.")
    if not isinstance(stacking.ceiling, Mapping):
        return
    if len(set(stacking.ceiling.values())) == 1 and len(stacking.ceiling) == len(Client):
        part = in_percent(next(iter(stacking.ceiling.values())), language)
        yield _("All public aid together pays at most %(part)s of the cost.") % {"part": part}
        return
    said = {
        Client.SOCIAL_ECONOMY: _(
            "All public aid together pays a social economy enterprise at most %(part)s of the cost."
        ),
        Client.PRIVATE: _(
            "All public aid together pays a private enterprise at most %(part)s of the cost."
        ),
    }
    for client in Client:
        if client in stacking.ceiling:
            yield said[client] % {"part": in_percent(stacking.ceiling[client], language)}


def _weights(stacking: Stacking, language: Language) -> Iterator[str]:
    _ = words(language).gettext
    named = forms(language)
    said = [
        _("%(form)s, %(part)s") % {"form": named[form], "part": in_percent(part, language)}
        for form, part in stacking.weights.items()
    ]
    if said:
        told = _("What counts of each kind of aid under this limit: %(parts)s.")
        yield told % {"parts": "; ".join(said)}


def _counted(counts: Listing, language: Language) -> Iterator[str]:
    _ = words(language).gettext
    told = sorted_out(counts, levels(language))
    if told.yes:
        yield _("Counts as public aid: %(money)s.") % {"money": listed(told.yes, language)}
    if told.no:
        yield _("Does not count as public aid: %(money)s.") % {"money": listed(told.no, language)}
