"""A programme in plain words: what it pays, when, beside what, and what nobody publishes."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.core.programmes import DAY, frozen
from virage.core.funding.programmes import Version
from virage.core.funding.terms import (
    Amounts,
    Bracket,
    Caps,
    CostBase,
    Excluded,
    Gate,
    Stacking,
    Terms,
    Timing,
)
from virage.core.funding.trees import All, Criterion, Not, Tree
from virage.core.funding.values import (
    Absent,
    Client,
    Dated,
    Expense,
    Form,
    Level,
    Listing,
    Verdict,
    only,
)
from virage.core.text import LANGUAGES
from virage.documents.funding import labels_of
from virage.documents.funding.programme_page import programme_page
from virage.documents.funding.rules import rules_of
from virage.documents.funding.terms_in_words import (
    amounts_in_words,
    stacking_in_words,
    timing_in_words,
)
from virage.documents.funding.unknowns import unknowns
from virage.documents.funding.when import age_in_words
from virage.library import shipped

COOP, FUNDING = shipped().questionnaire("coop"), shipped().funding
LABELS = {each: labels_of(COOP, FUNDING, each) for each in LANGUAGES}
NOTHING = Tree(All(()))
BARE = Terms(NOTHING, NOTHING)
HALF, FIFTH = Fraction(1, 2), Fraction(1, 5)


def page(programme_id, language="en", on=DAY):
    return programme_page(FUNDING.by_id[programme_id], on, LABELS[language])


def test_essor_1c_is_told_whole():
    told = page("essor_1c")
    assert told.card.opening is Verdict.YES
    assert told.card.opening_word == "Open"
    assert told.card.form == "grant"
    assert told.card.level == "Government of Québec"
    assert told.card.stale
    assert told.terms.amounts == (
        "Covers a part of eligible expenses that goes down from project to project: 50%, 40%, 30%.",
        "At most $50,000 for one project.",
        "The co-op pays at least 50% of eligible expenses itself.",
    )
    assert told.terms.expenses.yes == ("outside services", "travel")
    assert told.terms.expenses.no == ("computer hardware", "equipment", "internal salaries")
    assert "licences (subscription)" in told.terms.expenses.unknown
    assert told.terms.natures.yes == ("implementation",)
    assert told.terms.timing == (
        "Spend nothing before the application is filed: what is spent before is not paid.",
        "The project starts at most 3 months after the yes.",
        "The project ends at most 12 months after the yes.",
    )
    assert told.terms.stacking[0] == "All public aid together pays at most 50% of the cost."
    assert "whom to call" in told.unknowns
    assert "what part of the cost it pays" not in told.unknowns


def test_rules_keep_their_groups_and_their_sources():
    rules = page("essor_1c").terms.applicant
    group = next(rule for rule in rules if rule.parts)
    assert group.text == "At least one of these:"
    assert [part.text for part in group.parts] == [
        "Legal form: for-profit enterprise",
        "Self-generated share of revenue: more than 40%",
    ]
    assert rules[0].source == "S50"
    assert all(rule.published for rule in rules)
    assert len(group.sentences) == 3


def test_a_rule_that_nobody_publishes_is_marked_and_asked():
    told = page("cric")
    assert not told.terms.applicant[0].published
    assert "some of the rules: who may apply, or for what" in told.unknowns


def test_a_rule_alone_and_a_contrary_are_told_too():
    leaf = FUNDING.by_id["essor_1c"].versions[0].terms.applicant.leaves[0]
    [alone] = rules_of(Tree(Criterion(leaf)), LABELS["en"])
    [contrary] = rules_of(Tree(Not(Criterion(leaf))), LABELS["en"])
    assert (contrary.text, contrary.parts) == ("Not this:", (alone,))


def test_what_changed_from_one_version_to_the_next_is_told():
    newest, oldest = page("cdae").versions
    assert newest.in_force == "In force since 2026"
    assert newest.known == "Known since 2025"
    assert "The activities make significant use of artificial intelligence." in newest.added
    assert oldest.in_force == "In force, since when is not known"
    assert (oldest.added, oldest.removed, newest.removed) == ((), (), ())


def test_what_a_version_no_longer_says_is_told():
    base = FUNDING.by_id["essor_1c"]
    [version] = base.versions
    bare = Version(Dated(2026), None, BARE)
    told = programme_page(replace(base, versions=(version, bare)), DAY, LABELS["en"])
    assert "At most $50,000 for one project." in told.versions[0].removed
    assert "It pays: outside services and travel." in told.versions[0].removed
    assert told.versions[0].known == ""


def test_before_its_first_terms_hold_those_to_come_are_told():
    early = page("essor_1c", on=date(2020, 1, 1))
    assert early.terms == page("essor_1c").terms


def test_a_source_leads_somewhere_only_when_it_is_one_page():
    whole, cut = page("essor_1c").sources[0], page("cric").sources[0]
    assert whole.url == f"https://{whole.address}"
    assert cut.url == ""
    assert cut.confidence == "the funder itself"


BY_AID = (
    "The co-op pays at least this part of eligible expenses itself: 20% up to $5,000 of aid,"
    " 50% beyond."
)
BY_ASSET = (
    "Of each thing bought, the first dollars do not count: software, $5,000; equipment, $12,500."
)
OWN = {
    Absent.NONE: ["The co-op need not put in money of its own."],
    (Bracket(None, HALF),): ["The co-op pays at least 50% of eligible expenses itself."],
    (Bracket(5_000_00, FIFTH), Bracket(None, HALF)): [BY_AID],
    None: [],
}


@pytest.mark.parametrize(("own", "said"), OWN.items())
def test_what_the_co_op_puts_in(own, said):
    amounts = Amounts(own_contribution=own, caps=Caps(project=Absent.NONE))
    told = amounts_in_words(replace(BARE, amounts=amounts), "en")
    assert list(told) == ["No maximum for one project.", *said]


LEFT_OUT = [
    (Excluded(), []),
    (Excluded(in_all=500_00), ["The first $500 of expenses do not count."]),
    (
        Excluded(in_all=None, at_least=50_000_00),
        ["At least the first $50,000 of expenses do not count."],
    ),
    (
        Excluded({Expense.SOFTWARE: 5_000_00, Expense.EQUIPMENT: 12_500_00}),
        [BY_ASSET],
    ),
]


@pytest.mark.parametrize(("excluded", "said"), LEFT_OUT)
def test_what_does_not_count(excluded, said):
    terms = replace(BARE, amounts=Amounts(excluded=excluded))
    assert list(amounts_in_words(terms, "en"))[1:] == said


@pytest.mark.parametrize(
    ("gate", "said"),
    [
        (Gate.FILING, "Spend nothing before the application is filed"),
        (Gate.AUTHORISATION, "Spend nothing before the funder says yes"),
        (Absent.NONE, "What is spent before the application may be paid."),
        (None, "We read nowhere whether money spent before the application is paid."),
    ],
)
def test_when_money_may_be_spent(gate, said):
    [told] = timing_in_words(Timing(gate, Absent.NONE), "en")
    assert told.startswith(said)


def test_one_month_is_told_in_the_singular():
    told = timing_in_words(Timing(Gate.FILING, 1, 1), "en")
    assert told[1:] == (
        "The project starts at most 1 month after the yes.",
        "The project ends at most 1 month after the yes.",
    )


STACKING = [
    (Stacking(), []),
    (Stacking(Absent.NONE), ["There is no limit to all the aid together."]),
    (
        Stacking(dict.fromkeys(Client, HALF), cost_base=CostBase.ALL_COSTS),
        [
            "All public aid together pays at most 50% of the cost.",
            "The limit is a part of the whole cost.",
        ],
    ),
    (
        Stacking({Client.PRIVATE: HALF}, counts_tax_credits=False),
        [
            "All public aid together pays a private enterprise at most 50% of the cost.",
            "Tax credits do not count as public aid.",
        ],
    ),
    (
        Stacking({Client.PRIVATE: HALF, Client.SOCIAL_ECONOMY: FIFTH}, counts_tax_credits=True),
        [
            "All public aid together pays a social economy enterprise at most 20% of the cost.",
            "All public aid together pays a private enterprise at most 50% of the cost.",
            "Tax credits count as public aid.",
        ],
    ),
    (
        Stacking(
            weights={Form.GRANT: Fraction(1), Form.LOAN: FIFTH},
            counts=Listing(frozenset({Level.FEDERAL}), frozenset({Level.PRIVATE})),
            cost_base=CostBase.ELIGIBLE_COSTS,
        ),
        [
            "The limit is a part of the eligible expenses.",
            "What counts of each kind of aid under this limit: grant, 100%; loan, 20%.",
            "Counts as public aid: Government of Canada.",
            "Does not count as public aid: Fund outside government.",
        ],
    ),
]


@pytest.mark.parametrize(("stacking", "said"), STACKING)
def test_what_other_aid_may_stand_beside(stacking, said):
    assert list(stacking_in_words(replace(BARE, stacking=stacking), "en")) == said


@pytest.mark.parametrize(("lowers", "word"), [(True, "lowers"), (False, "does not lower")])
def test_whether_aid_lowers_the_base_of_a_credit(lowers, word):
    [told] = stacking_in_words(replace(BARE, reduces_tax_credit_base=lowers), "en")
    assert told.startswith(f"Aid received {word} ")


def test_of_terms_that_say_nothing_everything_is_asked():
    programme = replace(frozen().programmes[0], forms=())
    told = unknowns(programme, BARE, "en")
    assert told[0] == "whether it is a grant or a loan"
    spans = (
        "for one project, for one enterprise, in twelve months or over the life of the programme"
    )
    assert f"the most that it pays {spans}" in told
    assert len(told) == 14


def test_of_terms_that_say_everything_nothing_is_asked():
    none = Absent.NONE
    amounts = Amounts(none, none, Caps(none, none, none, none), none)
    said = FUNDING.by_id["essor_1c"].versions[0].terms.file_at
    terms = Terms(
        NOTHING,
        NOTHING,
        amounts=amounts,
        natures=only(()),
        expenses=only(()),
        timing=Timing(none, none, none),
        stacking=Stacking(none, counts_tax_credits=True, cost_base=CostBase.ALL_COSTS),
        file_at=said,
        call=said,
    )
    assert unknowns(FUNDING.by_id["essor_1c"], terms, "en") == ()


@pytest.mark.parametrize(
    ("verified", "said"),
    [
        (None, "Never verified"),
        (Dated(2025), "Verified in 2025"),
        (Dated(2026, 11, 21), "Verified on November 21, 2026, 1 day ago"),
        (Dated(2026, 1, 1), "Verified on January 1, 2026, 325 days ago"),
    ],
)
def test_how_old_a_verification_is(verified, said):
    assert age_in_words(verified, DAY, "en") == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_programme_is_told_in_both_languages(language):
    for programme in FUNDING.programmes:
        told = programme_page(programme, DAY, LABELS[language])
        assert told.terms.amounts
        assert told.terms.timing
        assert len(told.meanings) == len(programme.forms)
