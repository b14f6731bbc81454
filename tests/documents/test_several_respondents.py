"""The section of several respondents: something to talk about, and nobody to recognise."""

import json
from dataclasses import replace

import pytest

from tests.documents.crowds import (
    NAME,
    USUAL,
    consolidated,
    of_several,
    respondents,
    torn_fact,
    unknown_fact,
)
from tests.documents.portraits import DAY, ENGLISH, coop, example, of, painted
from tests.documents.test_charts import refuse_unsafe
from tests.documents.test_pdf import read
from tests.documents.test_portrait_page import texts
from virage.core.text import LANGUAGES
from virage.documents.data import portrait_data
from virage.documents.pdf import portrait_pdf
from virage.documents.plain import WIDTH, portrait_text
from virage.documents.portrait import hear, portrait_page

both = pytest.mark.parametrize("language", LANGUAGES)


def section(people=USUAL, *, consents=False, language=ENGLISH):
    found = of_several(people, language, consents=consents).differences
    assert found is not None
    return found


def test_one_respondent_has_the_usual_portrait():
    assert of_several({"management": 1}).differences is None
    assert of(example()).differences is None


@both
def test_a_planted_difference_between_board_and_staff_opens_a_conversation(language):
    first = section(language=language).cards[0]
    titles = {role.id: role.title.in_(language) for role in coop().roles}
    assert titles["board"] in first.opening
    assert titles["staff"] in first.opening
    assert first.opening.startswith("3 ")
    assert first.opening.endswith("?")
    assert len(first.groups) == 3


def test_the_count_is_always_told():
    found = section()
    assert found.who.label == "Who answered: 12 people"
    assert found.figure is not None
    for card in found.cards:
        assert card.people == "12 people"
        assert all("people)" in group.label for group in card.groups)
    assert all(row[2].text == "12" for row in found.figure.table.rows)


def test_a_role_of_two_is_told_only_together_with_other_small_ones():
    found = section()
    assert found.who.items == (
        "Board: 4 people",
        "Staff: 4 people",
        "Others together (management and members): 4 people",
    )
    labels = {group.label for card in found.cards for group in card.groups}
    assert not [label for label in labels if label.startswith(("Management", "Members"))]


def test_a_role_of_two_without_others_is_withheld_with_the_next_smallest():
    found = section({"board": 5, "staff": 4, "members": 3, "management": 2})
    assert found.withheld == (
        "5 people answered of whom nothing is shown, so that nobody can be recognised."
    )
    assert found.who.items == ("Board: 5 people", "Staff: 4 people")
    assert found.cards[0].withheld == found.withheld
    shown = " ".join(group.label for card in found.cards for group in card.groups)
    assert "Management" not in shown
    assert "Members" not in shown


def test_no_role_of_three_is_told_as_everyone():
    found = section({"board": 2, "staff": 2})
    assert found.who.items == ("Everyone together: 4 people",)
    assert all(card.groups[0].label == "Everyone together (4 people)" for card in found.cards)
    assert found.cards[0].opening.startswith("Answers lie far apart")


def test_under_three_nothing_is_told_unless_each_agrees():
    few = {"board": 1, "staff": 1}
    hidden = section(few)
    assert hidden.none.startswith("Fewer than three people answered")
    assert (hidden.cards, hidden.figure, hidden.facts, hidden.passed) == ((), None, None, None)
    assert hidden.who.items == ()
    assert hidden.withheld.startswith("2 people answered of whom nothing is shown")
    agreed = section(few, consents=True)
    assert agreed.who.items == ("Board: 1 person", "Staff: 1 person")
    assert agreed.cards[0].opening.startswith("3 stages between “Staff” and “Board”")


def test_people_who_agree_have_nothing_to_talk_about():
    found = section({"board": 4})
    assert (found.cards, found.figure, found.lead) == ((), None, "")
    assert found.none.startswith("Among those who may be shown, nobody")


def test_people_of_one_role_who_stand_far_apart_are_told_so():
    crowd = respondents({"board": 3, "staff": 3})
    high = [replace(each, role="board") for each in crowd]
    heard = hear(coop(), [*high, *(replace(each, role="staff") for each in crowd)])
    found = portrait_page(consolidated(heard), ENGLISH, day=DAY, name=NAME, heard=heard).differences
    assert found is not None
    assert found.cards[0].opening.startswith("Within “Board”, answers lie far apart")
    assert found.cards[0].groups[0].text.endswith("Far apart within the group.")
    assert "Between stages" in " ".join(note.text for card in found.cards for note in card.groups)


def test_widest_first_and_the_table_tells_those_without_a_card():
    found = section()
    assert found.figure is not None
    distances = [float(row[3].text) for row in found.figure.table.rows]
    assert distances == sorted(distances, reverse=True)
    assert len(found.cards) == 6 < len(distances)
    assert f"all {len(distances)} of them" in found.lead


def test_facts_are_told_with_the_role_that_gave_them():
    found = section()
    assert found.passed is not None
    instead = {row[0].text: (row[1].text, row[2].text) for row in found.passed.rows}
    missing = unknown_fact()
    assert instead[missing.title.en][0] == "Management"
    assert instead[missing.title.en][1] != "Management"
    assert found.facts is not None
    kept = {row[0].text: (row[1].text, row[2].text) for row in found.facts.rows}
    torn = torn_fact()
    assert kept[torn.title.en] == ("Management", torn.choices[0].text.en)


@both
@pytest.mark.parametrize("people", [USUAL, {"board": 5, "staff": 4, "members": 3, "management": 2}])
def test_no_text_has_a_hole_and_the_drawing_is_safe(people, language):
    page = of_several(people, language)
    assert page.differences is not None
    assert page.differences.figure is not None
    assert not [text for text in texts(page) if "%(" in text or "{" in text]
    refuse_unsafe(page.differences.figure.svg)
    others = (page.level.radar, page.level.bars, page.autonomy.map, page.needs.chart)
    ids = [each.id for each in (*others, page.differences.figure) if each]
    assert len(set(ids)) == len(ids)


@both
def test_it_comes_after_the_unknown_and_before_autonomy_on_paper(language):
    page = of_several(language=language)
    assert page.differences is not None
    titles = [mark.title for mark in read(portrait_pdf(page)).outline if not isinstance(mark, list)]
    place = titles.index(page.differences.heading)
    assert titles[place + 1] == page.autonomy.heading
    assert titles.index(page.balance.heading) < place


@both
def test_in_plain_text_too(language):
    page = of_several(language=language)
    assert page.differences is not None
    text = portrait_text(page)
    long = [line for line in text.splitlines() if len(line) > WIDTH]
    assert [line for line in long if page.content_hash not in line] == []
    places = [
        text.index(f"{heading}\n") for heading in (page.differences.heading, page.autonomy.heading)
    ]
    assert places == sorted(places)
    assert page.differences.cards[0].title in text


def test_data_tell_the_same_and_no_more():
    heard = hear(coop(), respondents({"board": 5, "staff": 4, "members": 3, "management": 2}))
    data = portrait_data(consolidated(heard), DAY, NAME, heard=heard)
    told = json.loads(json.dumps(data))["respondents"]
    assert (told["count"], told["withheld"]) == (14, 5)
    assert told["groups"] == [
        {"roles": ["board"], "count": 5},
        {"roles": ["staff"], "count": 4},
    ]
    assert told["disagreements"][0]["groups"][0]["roles"] == ["board"]
    assert "management" not in json.dumps(told)
    assert portrait_data(painted(example()), DAY, NAME)["respondents"] is None


def test_what_a_hidden_role_does_not_know_is_not_told_by_showing_the_others():
    """Management is two and both do not know a fact: members are hidden there as elsewhere."""
    people = {"board": 5, "staff": 4, "members": 3, "management": 2}
    heard = hear(coop(), respondents(people))
    missing = unknown_fact().id
    (bare,) = [line for line in heard.consensus.disagreements if line.question.id == missing]
    assert ("members",) in [view.group.roles for view in bare.groups]
    (told,) = [line for line in heard.lines if line.question.id == missing]
    assert [view.group.roles for view in told.groups] == [("board",), ("staff",)]
    assert (told.n, told.withheld) == (12, 3)
