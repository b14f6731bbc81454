"""Numbers, percentages, dates and lists as each language writes them."""

from datetime import date, datetime

import pytest

from virage.documents import language as spoken
from virage.documents.language import (
    MissingTranslationsError,
    clock,
    day_in_words,
    length_in_words,
    listed,
    moment_in_words,
    month_in_words,
    number,
    percent,
    plain_number,
    quoted,
    words,
)


@pytest.mark.parametrize(
    ("value", "decimals", "french", "english"),
    [
        (0, 0, "0", "0"),
        (0.5, 0, "1", "1"),
        (2.5, 0, "3", "3"),
        (56.25, 1, "56,3", "56.3"),
        (37.5, 2, "37,50", "37.50"),
        (1800, 0, "1\u00a0800", "1,800"),
        (1234567.891, 2, "1\u00a0234\u00a0567,89", "1,234,567.89"),
    ],
)
def test_numbers_are_rounded_half_up_and_grouped(value, decimals, french, english):
    assert number(value, "fr", decimals) == french
    assert number(value, "en", decimals) == english


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [(12.0, "12", "12"), (12.5, "12,5", "12.5"), (400000.0, "400\u00a0000", "400,000")],
)
def test_a_given_number_keeps_its_decimals_and_no_more(value, french, english):
    assert plain_number(value, "fr") == french
    assert plain_number(value, "en") == english


def test_a_percentage_has_a_no_break_space_in_french_only():
    assert percent(2 / 3, "fr") == "67\u00a0%"
    assert percent(2 / 3, "fr", 1) == "66,7\u00a0%"
    assert percent(2 / 3, "en", 1) == "66.7%"


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        (date(2026, 11, 22), "22\u00a0novembre\u00a02026", "November 22, 2026"),
        (date(2027, 5, 1), "1er\u00a0mai\u00a02027", "May 1, 2027"),
    ],
)
def test_days_are_written_in_words(day, french, english):
    assert day_in_words(day, "fr") == french
    assert day_in_words(day, "en") == english


@pytest.mark.parametrize(
    ("items", "french", "english"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a et b", "a and b"),
        (["a", "b", "c"], "a, b et c", "a, b and c"),
    ],
)
def test_items_are_joined_as_people_say_them(items, french, english):
    assert listed(items, "fr") == french
    assert listed(items, "en") == english


def test_names_stand_between_the_quotation_marks_of_the_language():
    assert quoted("Paie", "fr") == "«\u00a0Paie\u00a0»"
    assert quoted("Payroll", "en") == "“Payroll”"


def test_english_is_what_the_code_says():
    assert words("en").gettext("Red flags") == "Red flags"
    assert words("fr").gettext("Red flags") == "Signaux d’alerte"


def test_a_catalogue_that_was_not_compiled_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(spoken, "LOCALE", tmp_path)
    words.cache_clear()
    try:
        with pytest.raises(MissingTranslationsError, match="make setup"):
            words("fr")
        assert words("en").gettext("Red flags") == "Red flags"
    finally:
        words.cache_clear()


@pytest.mark.parametrize(
    ("minutes", "french", "english"),
    [(45, "45 min", "45 min"), (60, "1 h", "1 h"), (90, "1 h 30", "1 h 30 min")],
)
def test_a_length_is_said_in_hours_and_minutes(minutes, french, english):
    said = [length_in_words(minutes, language).replace("\xa0", " ") for language in ("fr", "en")]
    assert said == [french, english]


def test_hours_and_months():
    at = datetime(2026, 4, 1, 13, 5)  # noqa: DTZ001
    said = [
        (clock(at, each), month_in_words(at, each), moment_in_words(at, each))
        for each in ("fr", "en")
    ]
    assert [tuple(one.replace("\xa0", " ") for one in each) for each in said] == [
        ("13 h 05", "avril 2026", "1er avril 2026 à 13 h 05"),
        ("1:05 p.m.", "April 2026", "April 1, 2026 at 1:05 p.m."),
    ]
