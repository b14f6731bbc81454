"""What the questionnaire that ships must never say."""

import pytest

from virage.core.answers import Amount, Answers, Blank, Picked
from virage.core.crosswalk import Outcome, read_crosswalk
from virage.core.parsing import RefusedAnswerError, parse_answer
from virage.core.scoring import score
from virage.library import shipped

COOP = shipped().questionnaire("coop", "1.0")


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (Picked("undiscussed"), Outcome.NOT_MET),
        (Picked("untracked"), Outcome.MET),
        (Picked("routine"), Outcome.MET),
        (Blank.DONT_KNOW, Outcome.NOT_KNOWN),
    ],
)
def test_artificial_intelligence_is_used_even_without_a_rule(answer, outcome):
    (dii,) = (each for each in COOP.crosswalks if each.id == "dii")
    card = score(COOP, Answers({"dat_advanced": answer}))
    found = {each.indicator.id: each.outcome for each in read_crosswalk(dii, card).indicators}
    assert found["ai"] is outcome


def test_using_artificial_intelligence_without_a_rule_makes_nobody_safer():
    before, after = (
        score(COOP, Answers({"sec_access": Picked("shared"), "dat_advanced": Picked(stage)}))
        for stage in ("undiscussed", "untracked")
    )
    assert before.lenses["security"] == after.lenses["security"]


@pytest.mark.parametrize("name", ["employees", "members", "years"])
def test_people_and_years_are_counted_whole(name):
    assert parse_answer(COOP.by_id[name], "12") == Amount(12)
    with pytest.raises(RefusedAnswerError, match="not_whole"):
        parse_answer(COOP.by_id[name], "0.5")


def test_the_boxes_are_told_how_to_be_ticked_by_the_page_alone():
    for question in COOP.questions():
        assert "Cochez" not in question.text.fr
        assert "Tick" not in question.text.en
