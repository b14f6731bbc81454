"""Red flags, strengths and needs on the page: each with what in the answers led to it."""

from dataclasses import replace

import pytest

from tests.documents.portraits import DAY, SHEETS, coop, example, of, painted
from virage.core.answers import Blank, Picked, Rated, Standing, Ticked
from virage.core.needs import AnswerReason, ScoreReason, Verdict
from virage.core.portrait import asked_questions
from virage.core.text import LANGUAGES
from virage.documents.portrait import portrait_page
from virage.documents.portrait.needs import rows_to_raise

both = pytest.mark.parametrize("language", LANGUAGES)
every_sheet = pytest.mark.parametrize("name", SHEETS)


def test_a_red_flag_tells_the_answers_that_raised_it_and_the_first_thing_to_do():
    card = of(example("ordinary_solidarity"), "en").flags.cards[0]
    assert card.because
    assert card.because[0].answer == "A copy made by hand, when someone thinks of it."
    assert card.first_move.label == "First thing to do"
    assert card.first_move.text


@both
@every_sheet
def test_a_red_flag_leads_to_its_need_even_when_it_comes_later(name, language):
    page, portrait = of(SHEETS[name], language), painted(SHEETS[name])
    cards = {card.id for card in page.needs.cards}
    verdicts = {each.need.id: each.verdict for each in portrait.needs}
    for card in page.flags.cards:
        assert card.need is None or card.need.shown is (card.need.id in cards)
        assert card.need is None or verdicts[card.need.id] is not Verdict.NOT_FOR_YOU
        assert card.need is not None or card.id == "one_person_knows"


LEFT = {
    "fr": "non coché\u00a0: «\u00a0Une personne désignée par écrit, qui en répond\u00a0»",
    "en": "not ticked: “A person named in writing, who answers for it”",
}


@both
def test_what_is_not_there_is_said_as_a_box_left_empty(language):
    boxes = Ticked(frozenset({"consent", "policy"}))
    answers = example("home_care").answers.with_("sec_privacy", boxes)
    page = of(replace(example("home_care"), answers=answers), language)
    (card,) = (each for each in page.flags.cards if each.id == "nobody_for_privacy")
    assert [said.answer for said in card.because] == [LEFT[language]]
    need = next(each for each in page.needs.cards if each.id == "privacy_programme")
    (line,) = (item for item in need.because.items if LEFT[language].rstrip("\u00a0»”") in item)
    policy = coop().by_id["sec_privacy"].choice("policy").text.in_(language)
    assert policy not in " ".join((*need.because.items, line))


def test_a_flag_waits_only_for_questions_asked_and_without_a_known_answer():
    alone = example("housing_no_employee")
    answers = alone.answers.with_("ppl_lead", Picked("team")).with_("vol_handover", None)
    led = replace(alone, answers=answers)
    assert coop().by_id["vol_handover"].title.en in of(led, "en").flags.lead
    for name, sheet in (SHEETS | {"led": led}).items():
        page, card = of(sheet, "en"), painted(sheet).scorecard
        asked = {question.id for question in asked_questions(coop(), sheet.edition)}
        for question in coop().questions():
            if f"“{question.title.en}”" in page.flags.lead:
                assert question.id in asked, name
                standing = card.standing(question.id)
                assert standing in (Standing.DONT_KNOW, Standing.UNANSWERED), name


def test_what_raises_a_red_flag_is_no_strength():
    for sheet in SHEETS.values():
        page = of(sheet)
        alarming = {said.question_id for card in page.flags.cards for said in card.because}
        assert not alarming & {card.question_id for card in page.balance.strengths.cards}


def test_a_strength_is_never_what_a_proposed_need_leans_on():
    for name, sheet in SHEETS.items():
        portrait = painted(sheet)
        cited = {
            reason.question
            for each in portrait.needs_that_are(Verdict.PROPOSED)
            for reason in each.reasons
            if isinstance(reason, AnswerReason)
        }
        assert not cited & {part.question.id for part in portrait.strengths}, name


def test_a_need_names_only_the_rows_that_it_would_raise():
    grid = coop().by_id["ops_office"]
    given: dict[str, str | Blank] = {
        "invoicing": "manual",
        "payroll": Blank.NOT_APPLICABLE,
        "purchasing": "done",
        "time": Blank.DONT_KNOW,
    }
    given_rows = Rated(tuple(given.items()))
    assert [row.id for row in rows_to_raise(grid, given_rows, "done")] == ["invoicing", "time"]
    sheet = example("ordinary_solidarity")
    answers = sheet.answers.with_("ops_office", given_rows)
    page = of(replace(sheet, answers=answers), "en")
    (card,) = (each for each in page.needs.cards if each.id == "office_automation")
    changes = " ".join(card.changes.items)
    assert [row.id for row in grid.rows if row.text.en in changes] == ["invoicing", "time"]


@both
def test_every_proposed_need_has_its_reasons_and_every_refusal_its_own(language):
    page = of(example(), language)
    portrait = painted(example())
    assert [card.id for card in page.needs.cards] == [
        each.need.id for each in portrait.needs_that_are(Verdict.PROPOSED)
    ]
    for card in page.needs.cards:
        assert card.because.items
        assert card.require.items
        assert card.in_house.text
        assert card.not_this.text
    assert len(page.needs.not_for_you) == len(portrait.needs_that_are(Verdict.NOT_FOR_YOU))
    assert all(note.text for note in page.needs.not_for_you)


def test_a_need_that_a_score_led_to_names_the_score():
    portrait = painted(example())
    reasons = tuple(ScoreReason(target, 40.0) for target in ("total", "security", "lens.security"))
    first = replace(portrait.needs[0], reasons=reasons)
    page = portrait_page(replace(portrait, needs=(first,)), "en", day=DAY, name="x")
    assert page.needs.cards[0].because.items == (
        "Overall score: 40 out of 100",
        "Score of “Security and risk”: 40 out of 100",
        "Score of “Security”: 40 out of 100",
    )
