"""The funding page of one organisation: what may pay, what to tell, what is out of reach, why."""

from collections.abc import Iterable, Mapping, Sequence

from virage.core.funding.facts import PROFILE_QUESTIONS, FactName
from virage.core.funding.matches import Match
from virage.core.funding.values import Verdict
from virage.core.funding.verdicts import Matches, MissingFact
from virage.documents.funding.cards import CLOSED, only_funder, programme_card
from virage.documents.funding.labels import Labels, fact_asked
from virage.documents.funding.money import rank_of_money
from virage.documents.funding.sequence import Pair, pairs_of
from virage.documents.funding.shapes import Ask, Asks, FundingPage, Group
from virage.documents.funding.summary import summary
from virage.documents.language import day_in_words, words

TERRITORY = frozenset({FactName.REGION, FactName.MRC, FactName.ZONE})


def funding_page(matches: Matches, labels: Labels, *, name: str = "") -> FundingPage:
    """The page of what `match` found; `name` is the organisation's."""
    _ = words(labels.language).gettext
    day = day_in_words(matches.case.on, labels.language)
    pairs = pairs_of(matches)
    return FundingPage(
        language=labels.language,
        title=_("Funding in sight"),
        name=name,
        day=day,
        day_iso=matches.case.on.isoformat(),
        summary=summary(matches, pairs, labels),
        decides=_(
            "This is no decision: an advisor or the funder decides. Call before you spend or give"
            " up."
        ),
        asks=_asks(matches, labels),
        groups=tuple(_groups(matches, pairs, labels)),
        foot=_("Funding as known on %(day)s") % {"day": day},
    )


def _asks(matches: Matches, labels: Labels) -> Asks:
    _ = words(labels.language).gettext
    names = {match.programme.id: match.programme.name for match in matches}
    return Asks(
        heading=_("What to tell us first"),
        lead=_("Each of these facts would settle something. Say only what you are sure of."),
        cards=tuple(
            _ask(each, [names[each_id].in_(labels.language) for each_id in each.programmes], labels)
            for each in matches.missing
        ),
    )


def _ask(missing: MissingFact, programmes: Sequence[str], labels: Labels) -> Ask:
    count = len(programmes)
    settles = words(labels.language).ngettext(
        "%(count)s programme depends on it.", "%(count)s programmes depend on it.", count
    )
    return Ask(
        fact=missing.fact.id,
        question=fact_asked(missing.fact, labels),
        why=_why(missing, labels),
        profile=PROFILE_QUESTIONS.get(missing.fact.name, ""),
        settles=settles % {"count": count},
        programmes=tuple(programmes),
        alone=missing.alone,
    )


def _why(missing: MissingFact, labels: Labels) -> str:
    if missing.fact.name is not FactName.DECLARED:
        return ""
    return labels.catalogue.vocabulary.declared[missing.fact.subject].why.in_(labels.language)


def _groups(matches: Matches, pairs: Sequence[Pair], labels: Labels) -> Iterable[Group]:
    found = {verdict.value: matches.that_are(verdict) for verdict in Verdict}
    for name, (heading, lead) in _headings(labels).items():
        of_group = sorted(found.get(name, matches.closed), key=_place)
        cards = [programme_card(match, pairs, labels) for match in of_group]
        yield Group(
            id=name,
            heading=heading,
            lead=lead,
            cards=tuple(card for card in cards if name != "no" or not card.elsewhere),
            elsewhere_heading=words(labels.language).gettext("No: kept for another territory"),
            elsewhere=tuple(card for card in cards if name == "no" and card.elsewhere),
        )


def _place(match: Match) -> tuple[bool, bool, int, bool, bool]:
    """What something may be done about first; then gifts before loans, and what is surely open.

    A fund whose territory is not known to be the organisation's comes last: most are elsewhere.
    """
    no = match.of_rules is False
    return (
        no and not match.changes,
        any(fact.name in TERRITORY for fact in match.missing),
        rank_of_money(match.programme),
        match.availability.truth is not True,
        only_funder(match),
    )


def _headings(labels: Labels) -> Mapping[str, tuple[str, str]]:
    _ = words(labels.language).gettext
    return {
        Verdict.YES.value: (
            _("Yes, by the published rules"),
            _("Every published rule is met by what you told. The funder still decides."),
        ),
        Verdict.UNKNOWN.value: (
            _("Something is still to be known"),
            _("Nothing says no. A fact is missing, or only the funder can say."),
        ),
        Verdict.NO.value: (
            _("No, by the published rules"),
            _("At least one published rule is not met. What would have to change is said."),
        ),
        CLOSED: (_("Closed"), _("Nobody may apply today.")),
    }
