"""What holds of a consolidated sheet, whatever the questionnaire, the sheets and the people."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.core.building import said
from tests.core.strategies import answered, sheets
from virage.core.answers import Picked, Standing, as_json
from virage.core.branching import standing_of
from virage.core.consensus import Respondent, consolidate
from virage.core.measures import measure
from virage.core.parsing import parse_answer
from virage.core.questionnaire import Named, Nature, Questionnaire
from virage.core.scoring import score

ROLES = tuple(Named(name, said(name)) for name in ("board", "management", "staff", "members"))
ROLE = st.sampled_from([role.id for role in ROLES])


@st.composite
def crowds(draw, most: int = 4) -> tuple[Questionnaire, list[Respondent]]:
    """A questionnaire of facts or of views, and the people who answered it."""
    asked, first = draw(answered())
    nature, best_placed = draw(st.sampled_from(Nature)), tuple(draw(st.sets(ROLE)))
    dimensions = tuple(
        replace(
            dimension,
            questions=tuple(
                replace(question, nature=nature, best_placed=best_placed)
                for question in dimension.questions
            ),
        )
        for dimension in asked.dimensions
    )
    given_sheets = [first, *draw(st.lists(sheets(asked), max_size=most - 1))]
    people = [Respondent(draw(ROLE), sheet) for sheet in given_sheets]
    return replace(asked, dimensions=dimensions, roles=ROLES), people


@given(crowds(most=1))
def test_one_person_alone_is_their_own_picture(crowd):
    asked, people = crowd
    found = consolidate(asked, people)
    assert found.answers == people[0].answers
    assert score(asked, found.answers, found.exact) == score(asked, found.answers)
    assert found.disagreements == ()


@given(crowds(most=1), st.lists(ROLE, min_size=1, max_size=9))
def test_people_who_all_say_the_same_are_one_person(crowd, roles):
    asked, (one,) = crowd
    found = consolidate(asked, [Respondent(role, one.answers, consents=True) for role in roles])
    assert found.answers == one.answers
    assert score(asked, found.answers, found.exact) == score(asked, one.answers)
    assert found.disagreements == ()
    assert not any(where.conflict for where in found.provenance.values())


@given(crowds(), st.randoms())
def test_the_order_of_the_people_has_no_meaning(crowd, chance):
    asked, people = crowd
    shuffled = list(people)
    chance.shuffle(shuffled)
    assert consolidate(asked, shuffled) == consolidate(asked, people)


@given(crowds())
def test_what_comes_out_is_a_sheet_that_somebody_could_have_answered(crowd):
    asked, people = crowd
    found = consolidate(asked, people)
    for name, answer in found.answers.given.items():
        assert parse_answer(replace(asked.by_id[name], not_applicable=True), as_json(answer))
    total = score(asked, found.answers, found.exact).total
    assert 0 <= total.low <= total.high <= 100


@given(crowds())
def test_a_midpoint_is_never_under_the_lower_answer(crowd):
    asked, people = crowd
    found = consolidate(asked, people)
    for name, exact in found.exact.items():
        question, answer = asked.by_id[name], found.answers[name]
        lower = measure(question, answer)
        assert standing_of(question, answer) is Standing.MEASURED
        assert lower.low <= exact.low
        assert (lower.value or 0) <= (exact.value or 0)
        assert lower.high <= exact.high


@given(crowds())
def test_a_fact_is_what_somebody_of_one_role_said(crowd):
    asked, people = crowd
    found = consolidate(asked, people)
    for name, where in found.provenance.items():
        answer = found.answers[name]
        if asked.by_id[name].nature is Nature.FACTUAL and isinstance(answer, Picked):
            (role,) = where.roles
            assert answer in [each.answers[name] for each in people if each.role == role]
