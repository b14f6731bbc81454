"""The drawings of a plan: bars where they belong, marks that do not hide what is written."""

from xml.etree import ElementTree as ET

from virage.documents.charts.columns import Column, columns
from virage.documents.charts.drawing import Words
from virage.documents.charts.gantt import LABELS, WIDE, Bar, Calendar, Span, gantt

SVG = "{http://www.w3.org/2000/svg}"
TOLD = Words("plan", "A <title>", "What it shows")
YEARS = (Span("Year 1", 4), Span("Year 2", 1))
CALENDAR = Calendar(("Q1", "Q2", "Q3", "Q4", "Q5"), YEARS)
KEY = ("in-house", "shared", "bought")


def texts(svg: str) -> list[str]:
    return [each.text or "" for each in ET.fromstring(svg).iter(f"{SVG}text")]


def bars_of(svg: str) -> list[dict[str, str]]:
    found = ET.fromstring(svg).iter(f"{SVG}rect")
    return [dict(each.attrib) for each in found if each.get("class") == "chart-bar"]


def test_a_step_stands_from_its_first_quarter_to_its_last():
    steps = [Bar("One", 0, 1, 0), Bar("Two & more", 2, 3, 2)]
    first, second = bars_of(gantt(TOLD, steps, calendar=CALENDAR, key=KEY))[:2]
    quarter = (WIDE - LABELS - 1) / 5
    assert abs(float(first["x"]) - LABELS - 2) < 0.2
    assert abs(float(first["width"]) - quarter + 4) < 0.2
    assert abs(float(second["x"]) - LABELS - 2 * quarter - 2) < 0.2
    assert abs(float(second["width"]) - 3 * quarter + 4) < 0.2


def test_ways_are_told_apart_without_colour_and_a_year_of_one_quarter_has_no_title():
    svg = gantt(TOLD, [Bar("One", 0, 1, 2)], calendar=CALENDAR, key=KEY)
    assert all(("stroke-dasharray" in each) is (place in (0, 3)) for place, each in
               enumerate(bars_of(svg)))  # fmt: skip
    told = texts(svg)
    assert "Year 1" in told
    assert "Year 2" not in told
    assert set(KEY) < set(told)


def test_columns_stand_beside_what_was_allowed():
    svg = columns(
        TOLD, [Column("Q1", 50, "50", 100), Column("Q2", 0, "0"), Column("Q3", 99, "99", 100)]
    )
    tall, taller = bars_of(svg)
    assert abs(float(tall["height"]) - 75) < 0.1
    assert abs(float(taller["height"]) - 148.5) < 0.1
    marks = list(ET.fromstring(svg).iter(f"{SVG}line"))[1:]
    assert len(marks) == 2
    written = {
        each.text: float(each.get("y", "0")) for each in ET.fromstring(svg).iter(f"{SVG}text")
    }
    assert written["99"] < float(marks[1].get("y1", "0"))  # over the mark, not under it
    assert written["50"] > float(marks[0].get("y1", "0"))


def test_nothing_to_draw_is_drawn_all_the_same():
    assert not bars_of(columns(TOLD, []))
    assert texts(columns(TOLD, [Column("Q1", 0, "0")])) == ["0", "Q1"]
