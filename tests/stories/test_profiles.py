"""Seven invented co-operatives: each gets the needs an advisor would name first, and no recipe.

What is expected was written down before the rules (profiles.yaml, needs_never.yaml); the answers
are those of examples/, which ship with Virage.
"""

from pathlib import Path
from typing import Any as Anything

import pytest
import yaml

from virage.core.answers import Answers
from virage.core.needs import Assessment, Verdict
from virage.core.parsing import parse_answer
from virage.core.portrait import Portrait, Sheet, paint
from virage.core.questionnaire import Questionnaire
from virage.library import shipped
from virage.library.sheets import read_sheet

ROOT = Path(__file__).parents[2]
PROFILES = yaml.safe_load((ROOT / "tests/stories/profiles.yaml").read_text("utf-8"))
NEVER = yaml.safe_load((ROOT / "tests/core/data/needs_never.yaml").read_text("utf-8"))
WHY = {"gate": Verdict.NOT_FOR_YOU, "rest": Verdict.WEAK}


def portrait_of(name: str) -> Portrait:
    read = read_sheet(ROOT / "examples" / f"{name}.yaml", shipped())
    return paint(read.questionnaire, shipped().needs(read.questionnaire), read.sheet)


def proposed(portrait: Portrait) -> list[str]:
    return [each.need.id for each in portrait.needs_that_are(Verdict.PROPOSED)]


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile["sheet"])
def test_the_first_three_needs_are_those_an_advisor_would_name(profile):
    assert set(proposed(portrait_of(profile["sheet"]))[:3]) == set(profile["first"])


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile["sheet"])
def test_no_miracle_recipe_is_proposed(profile):
    assert not set(proposed(portrait_of(profile["sheet"]))) & set(profile["never"])


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile["sheet"])
def test_every_proposed_need_says_which_answers_led_to_it(profile):
    portrait = portrait_of(profile["sheet"])
    found = portrait.needs_that_are(Verdict.PROPOSED)
    assert 3 <= len(found) <= 5
    assert all(each.reasons and each.need.require for each in found)
    assert len(portrait.moves) == 3


def test_other_answers_give_other_lists():
    lists = [tuple(proposed(portrait_of(each["sheet"]))) for each in PROFILES]
    assert len(set(lists)) == len(PROFILES)


def said_of(questionnaire: Questionnaire, case: dict[str, Anything]) -> Assessment:
    plain = case.get("profile", {}) | case["answers"]
    given = {name: parse_answer(questionnaire.by_id[name], raw) for name, raw in plain.items()}
    portrait = paint(questionnaire, shipped().needs(questionnaire), Sheet(Answers(given)))
    return next(each for each in portrait.needs if each.need.id == case["need"])


@pytest.mark.parametrize("case", NEVER, ids=lambda case: f"{case['need']}: {case['who'][:60]}")
def test_a_low_answer_alone_does_not_propose_a_need(case):
    assert said_of(shipped().questionnaire("coop"), case).verdict is WHY[case["because"]]


def test_every_need_has_a_low_answer_that_does_not_propose_it():
    questionnaire = shipped().questionnaire("coop")
    needs = {need.id for need in shipped().needs(questionnaire).needs}
    assert needs == {case["need"] for case in NEVER}
