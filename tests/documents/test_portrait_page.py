"""What the page says: honest when little is known, never a level without its flags."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from tests.documents.portraits import (
    DAY,
    EMPTY,
    SHEETS,
    coop,
    everywhere,
    example,
    express,
    of,
    painted,
)
from virage.core.answers import Blank, Picked, Rated
from virage.core.portrait import Edition
from virage.core.text import LANGUAGES
from virage.documents.plain import portrait_text
from virage.documents.portrait import portrait_page
from virage.documents.portrait.scores import span, total_out_of_100

both = pytest.mark.parametrize("language", LANGUAGES)
every_sheet = pytest.mark.parametrize("name", SHEETS)


def texts(value: object) -> Iterator[str]:
    """Every text of a page."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)


@both
@every_sheet
def test_no_text_has_a_hole(name, language):
    page = of(SHEETS[name], language)
    assert not [text for text in texts(page) if "%(" in text or "{" in text]


@both
@every_sheet
def test_figures_have_their_own_names_and_tables_are_square(name, language):
    page = of(SHEETS[name], language)
    figures = (page.level.radar, page.level.bars, page.autonomy.map, page.needs.chart)
    drawn = [figure for figure in figures if figure is not None]
    assert len({figure.id for figure in drawn}) == len(drawn)
    tables = [figure.table for figure in drawn] + list(page.trace.tables)
    tables += [walk.table for walk in page.crosswalks]
    assert all(len(row) == len(table.head) for table in tables for row in table.rows)


def test_the_headline_names_the_level_and_the_first_red_flag():
    page = of(example("ordinary_solidarity"))
    assert page.level.level is not None
    assert f"«\u00a0{page.level.level}\u00a0»" in page.headline.sentence
    assert page.flags.cards[0].because[0].title in page.headline.sentence


def test_the_level_is_never_shown_without_its_open_red_flags():
    for name, sheet in SHEETS.items():
        page = of(sheet)
        assert bool(page.level.flags) is bool(page.flags.cards), name


def test_the_express_version_gives_no_level_and_no_radar():
    page = of(express(), "en")
    assert (page.level.level, page.level.score, page.level.radar) == (None, None, None)
    assert page.express
    assert "express" in page.headline.cautions[0]
    assert page.needs.cards
    assert sum(len(table.rows) for table in page.trace.tables) <= len(coop().express)


def test_an_empty_sheet_says_that_it_is_empty():
    page = of(EMPTY, "en", name="  ")
    assert page.headline.sentence == (
        "No question has been measured yet: this portrait is still empty."
    )
    assert page.name == "Organisation without a name"
    assert page.balance.strengths.none == page.balance.gaps.none == "Nothing is measured yet."
    assert "some are not known" in page.flags.lead
    assert page.level.radar is None


def test_too_little_measured_gives_no_level_and_says_so():
    answers = example().answers
    few = [name for name in answers if name.startswith(("gov_", "mem_"))]
    kept = {name: answers.given[name] for name in few}
    page = of(replace(EMPTY, answers=replace(answers, given=kept)), "en")
    assert page.level.level is None
    assert page.level.absent
    assert page.headline.sentence.startswith("Too little is measured to give a level")
    assert page.level.radar is not None
    gaps = [row for row in page.level.radar.table.rows if row[1].text == "–"]
    assert len(gaps) == 5


def test_a_level_on_less_than_three_quarters_is_provisional_and_says_so():
    answers = example().answers
    unknown = [name for name in answers if name.startswith(("dat_", "sec_"))]
    for name in unknown:
        answers = answers.with_(name, Blank.DONT_KNOW)
    page = of(replace(example(), answers=answers), "en")
    assert page.level.provisional == "Provisional level"
    assert page.headline.cautions[0].startswith("The level is provisional")
    assert "not a confidence interval" in page.level.span


def test_only_dont_knows_are_all_listed_with_who_could_answer():
    page = of(everywhere(Blank.DONT_KNOW), "en")
    assert page.unknown is not None
    (group,) = page.unknown.groups
    asked = painted(everywhere(Blank.DONT_KNOW)).dont_know
    assert [each.question_id for each in group.questions] == [each.id for each in asked]
    assert all(each.best_placed.startswith("Best placed: ") for each in group.questions)


def test_nothing_unknown_has_no_section():
    sheet = example()
    answers = sheet.answers
    for question in coop().questions():
        if question.choices and question.kind.value == "stage":
            answers = answers.with_(question.id, Picked(question.choices[-1].id))
    rows = tuple((row.id, "done") for row in coop().by_id["ops_office"].rows)
    answers = answers.with_("ops_office", Rated(rows))
    page = of(replace(sheet, answers=answers), "en")
    assert page.unknown is None
    assert page.level.span == "Every question that concerns the organisation is measured."
    assert page.needs.lead


def test_rounding_never_shows_a_score_that_belongs_to_another_level():
    levels = coop().levels
    assert total_out_of_100(50.0, levels, "fr") == "50 sur 100"
    assert total_out_of_100(50.3, levels, "fr") == "50,3 sur 100"
    assert total_out_of_100(49.7, levels, "en") == "50 out of 100"
    assert total_out_of_100(62.6, levels, "en") == "63 out of 100"


def numbers_in(text: str) -> list[float]:
    return [float(each) for each in re.findall(r"\d+(?:\.\d+)?", text)]


@every_sheet
def test_a_score_never_stands_outside_the_range_beside_it(name):
    page = of(SHEETS[name], "en")
    tables = [figure.table for figure in (page.level.bars, page.level.radar) if figure]
    tables += [each for each in (page.level.lenses, page.trace.total) if each]
    for table in tables:
        heads = [cell.text for cell in table.head]
        for row in table.rows:
            said, span = row[heads.index("Score")].text, row[heads.index("Possible range")].text
            ends = numbers_in(span)
            assert said == "–" or ends[0] <= float(said) <= ends[-1], (row, name)


def test_a_narrow_range_holds_its_score():
    assert span(49.4, 50.3, "en") == "49–50"
    assert span(49.6, 50.4, "en") == "50"
    assert span(62.46, 62.54, "fr", decimals=1) == "62,5"


def test_the_sentence_on_the_range_has_the_decimals_of_the_score():
    portrait = painted(example())
    total = replace(portrait.total, value=50.3, low=45.2, high=50.3)
    card = replace(portrait.scorecard, total=total)
    level = replace(portrait, scorecard=card, level=coop().levels[2])
    page = portrait_page(level, "en", day=DAY, name="x")
    assert page.level.score == "50.3 out of 100"
    assert "from 45.2 to 50.3" in page.level.span


def test_the_weakest_dimensions_are_the_two_lowest_under_the_last_level():
    scores = painted(example()).scorecard.dimensions
    lowest = sorted(
        (score.value, name) for name, score in scores.items() if score.value is not None
    )
    assert [name for name, _title in of(example()).level.weak] == [name for _, name in lowest[:2]]
    assert of(express()).level.weak == of(EMPTY).level.weak == ()


@both
def test_what_cuts_across_the_dimensions_is_shown_but_autonomy_which_has_its_section(language):
    page = of(example(), language)
    assert page.level.lenses is not None
    titles = [row[0].text for row in page.level.lenses.rows]
    lenses = [each for each in coop().lenses if each.id != "autonomy"]
    assert titles == [each.title.in_(language) for each in lenses]
    assert all(row[1].text.endswith(".") for row in page.level.lenses.rows)
    assert titles[0] in portrait_text(page)
    assert of(EMPTY).level.lenses is of(express()).level.lenses is None


def test_the_strongest_side_may_stand_at_exactly_half():
    portrait = painted(example())
    scores = dict(portrait.scorecard.dimensions)
    for place, name in enumerate(scores):
        scores[name] = replace(scores[name], value=40.0 if place else 50.0)
    half = replace(portrait, scorecard=replace(portrait.scorecard, dimensions=scores))
    page = portrait_page(half, "en", day=DAY, name="x")
    assert f"the strongest side is “{coop().dimensions[0].title.en}”" in page.headline.sentence


def test_autonomy_without_an_inventory_goes_by_the_name_of_its_questions():
    alone = of(replace(example(), tools=()), "en").autonomy
    assert alone.index_label == "Autonomy, from the questions alone"
    assert (alone.map, alone.outside, alone.one_person) == (None, None, None)
    whole = of(example(), "en").autonomy
    assert whole.index_label == "Autonomy index"
    assert whole.provisional.startswith("Provisional: 5 of the 9 usual functions")


def test_every_tool_of_the_map_answers_for_its_exit_terms():
    for sheet in SHEETS.values():
        drawn = of(sheet, "en").autonomy.map
        if drawn is not None:
            assert {row[6].text for row in drawn.table.rows} <= {"yes", "no", "not known"}
            assert "in-house" not in drawn.svg


def test_the_map_tells_outside_from_one_person():
    page = of(example(), "en").autonomy
    portrait = painted(example())
    assert page.outside is not None
    assert page.one_person is not None
    assert len(page.outside.items) == len(portrait.autonomy.outside)
    assert len(page.one_person.items) == len(portrait.autonomy.one_person)
    assert set(page.outside.items) != set(page.one_person.items)


def test_a_crosswalk_never_names_a_level_that_is_not_certain():
    walk = of(example(), "en").crosswalks[0]
    assert walk.id == "dii"
    assert "too few to name a level" in walk.summary
    said = {row[1].text for row in walk.table.rows}
    assert said <= {"met", "not met", "not known", "not asked"}
    assert "not asked" in said


def test_the_parts_of_the_trace_add_up_to_the_total():
    portrait = painted(example())
    page = of(example(), "en")
    shares = [float(row[4].text) for table in page.trace.tables for row in table.rows
              if row[4].text != "–"]  # fmt: skip
    assert sum(shares) == pytest.approx(portrait.total.value, abs=0.05 * len(shares))
    assert page.trace.total is not None
    assert page.trace.total.rows[-1][2].text == f"{portrait.total.value:.1f}"
    assert "Traceability" in page.trace.closed.items


def test_the_page_says_which_questionnaire_it_reads():
    page = of(example())
    assert (page.version, page.day, page.day_iso) == (
        "1.0",
        "22\u00a0novembre\u00a02026",
        "2026-11-22",
    )
    assert page.content_hash == coop().content_hash
    assert page.content_hash.startswith(page.short_hash)
    assert page.content_hash in [note.text for note in page.identity]


def test_a_crosswalk_names_its_level_when_no_missing_answer_can_change_it():
    portrait = painted(example())
    dii = portrait.readings[0]
    certain = replace(dii, level=dii.crosswalk.levels[0])
    page = portrait_page(replace(portrait, readings=(certain,)), "en", day=DAY, name="x")
    assert "whatever the others say, the level is “Very low”" in page.crosswalks[0].summary


def test_a_sheet_with_nothing_to_worry_about_says_so():
    portrait = replace(painted(example()), flags=(), gaps=(), moves=())
    page = portrait_page(portrait, "en", day=DAY, name="x")
    assert page.headline.sentence.endswith("and nothing asks to be looked at first.")
    assert page.moves is None
    few = replace(portrait, level=None)
    assert portrait_page(few, "en", day=DAY, name="x").headline.sentence == (
        "Too little is measured to give a level."
    )
    short = replace(few, sheet=replace(few.sheet, edition=Edition.EXPRESS))
    assert portrait_page(short, "en", day=DAY, name="x").headline.sentence == (
        "These few answers raise nothing that must be looked at first."
    )
