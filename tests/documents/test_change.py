"""The page of a change: plain words, honest about chance, in both languages."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from tests.core.test_change import AFTER, BEFORE, NEW, OLD, between
from tests.documents.test_charts import refuse_unsafe
from virage.core.answers import Amount
from virage.core.change import Comparison, Norm
from virage.core.text import LANGUAGES, Language
from virage.documents.change import ChangePage, Moment, change_page
from virage.documents.change.data import change_data
from virage.documents.change.plain import change_text
from virage.documents.pdf import change_pdf

THEN, NOW = Moment(date(2026, 11, 22), OLD), Moment(date(2027, 11, 20), NEW)
MEASURED = Norm(sd=7.5, r=0.8, sd_measured=True, r_measured=True, peers=60, retests=55)
both = pytest.mark.parametrize("language", LANGUAGES)


def of(found: Comparison | None = None, language: Language = "en") -> ChangePage:
    return change_page(
        found or between(BEFORE, AFTER), THEN, NOW, language=language, name="Le Rang"
    )


def with_total(before: float | None, after: float | None, norm: Norm) -> Comparison:
    found = between(BEFORE, AFTER)
    return replace(found, total=replace(found.total, before=before, after=after, norm=norm))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "this change cannot yet be told apart from chance."),
        ("fr", "on ne peut pas encore distinguer ce changement du hasard."),
    ],
)
def test_on_assumptions_no_change_is_called_more_than_chance(language, said):
    headline = of(language=language).headline
    assert headline.sentence.endswith(said)
    (caution,) = headline.cautions
    assert ("19.3" if language == "en" else "19,3") in caution


@pytest.mark.parametrize(
    ("norm", "said"),
    [
        (MEASURED, ()),
        (replace(MEASURED, r_measured=False), ("The reliability (r 0.8) is our assumption",)),
        (replace(MEASURED, sd_measured=False), ("The spread (SD 7.5) is our assumption",)),
    ],
)
def test_only_what_is_assumed_is_called_an_assumption(norm, said):
    cautions = of(with_total(47.5, 32.5, norm)).headline.cautions
    assert len(cautions) == len(said)
    assert all(each.startswith(start) for each, start in zip(cautions, said, strict=True))


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        (47.5, 32.5, "The score fell from 47.5 to 32.5 out of 100 (−15.0): this is more than"),
        (32.5, 47.5, "The score rose from 32.5 to 47.5 out of 100 (+15.0): this is more than"),
        (47.5, 46.5, "The score went down from 47.5 to 46.5 out of 100 (−1.0): this change"),
        (50.0, 50.0, "On what both diagnoses measured, the score has not moved: 50.0 out of"),
        (None, None, "Nothing was measured both times"),
    ],
)
def test_one_sentence_says_what_moved(then, now, said):
    assert of(with_total(then, now, MEASURED)).headline.sentence.startswith(said)


def test_the_example_of_a_reliable_change_is_in_the_table():
    total = of(with_total(47.5, 32.5, MEASURED)).scores.table.rows[0]
    assert [cell.text for cell in total] == [
        "Total", "More than chance", "47.5", "32.5", "−15.0", "−3.16", "5 of 10",
    ]  # fmt: skip


def test_facts_are_told_from_stage_to_stage():
    page = of()
    told = {each.question_id: each for group in page.facts.groups for each in group.facts}
    assert told["direction"].sentence.startswith("From stage 2 to stage 4. Then: “")
    assert told["privacy"].note.startswith("The scale of the question changed")
    assert told["employees"].sentence.startswith("Then: “12")
    assert [group.heading for group in page.facts.groups] == [
        "Moved forward",
        "Changed, neither forward nor back",
    ]


def test_what_cannot_be_compared_says_why():
    told = {each.label: each.items for each in of().apart.reasons}
    assert len(told) == 4
    (split, moved_on) = told["Split, joined, or no longer about the same thing"]
    assert "became" in split
    assert "Version 1.1 tells the backup from the recovery." in split
    assert "it is now about change" in moved_on
    assert len(told["Added since: not asked then"]) == 1
    assert len(told["Dropped since: not asked now"]) == 1


def test_the_drawing_is_safe_and_its_words_are_whole():
    figure = of().scores.figure
    assert figure is not None
    refuse_unsafe(figure.svg)
    assert figure.svg.count('class="chart-dot"') == len(figure.table.rows) == 4
    assert "Total: from 18.8 to 81.3" in figure.description


def test_nothing_measured_both_times_draws_nothing():
    page = of(between(BEFORE, {"employees": Amount(3)}))
    assert page.scores.figure is None
    assert page.scores.lenses is None
    assert page.headline.cautions == ()
    assert "Not measured both times" in change_text(page)


@both
def test_the_text_says_everything(language):
    page = of(language=language)
    text = " ".join(change_text(page).split())
    wanted = [
        page.headline.sentence,
        page.facts.heading,
        page.scores.heading,
        page.apart.heading,
        *page.method.rules,
        *(each.text for each in page.identity),
    ]
    assert not [each for each in wanted if " ".join(each.split()) not in text]


@both
def test_the_pdf_is_tagged_and_the_same_twice(language):
    page = of(language=language)
    pdf = change_pdf(page)
    assert pdf == change_pdf(page)
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith(language)
    first = " ".join(reader.pages[0].extract_text().replace("-\n", "").split())
    assert page.headline.sentence.split("(")[0].strip() in first.replace("\u00a0", " ")


def test_data_holds_the_exact_numbers():
    sides = (side | {"employees": Amount(12.0)} for side in (BEFORE, AFTER))
    data = change_data(between(*sides), THEN, NOW, name="Le Rang")
    assert data["total"]["delta"] == 62.5
    assert data["total"]["verdict"] == "not_told_apart"
    assert (data["before"]["version"], data["after"]["version"]) == ("1.0", "1.1")
    assert {each["reason"] for each in data["not_compared"]} == {
        "shifted", "broken", "added", "dropped",
    }  # fmt: skip
