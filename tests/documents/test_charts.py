"""Drawings: well-formed, safe under the strictest policy, honest about what is not known."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.portraits import SHEETS, of
from virage.documents.charts import Axis, Band, Bar, Key, Mark, bars, dependence, radar
from virage.documents.charts.drawing import Words, wrapped

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Words("it", "Title", "Description")
KEY = Key((("held", "held"), ("lost", "lost")), ("one", "two"))
SHAPES = {"svg", "title", "desc", "text", "rect", "line", "path", "polygon", "circle"}
scores = st.floats(0, 100)
labels = st.text(max_size=60)
axes = st.builds(Axis, labels, st.none() | scores, scores, scores, labels, st.booleans())


def parts(svg: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter())


def figures(page):
    drawn = (page.level.radar, page.level.bars, page.autonomy.map, page.needs.chart)
    return [figure for figure in drawn if figure is not None]


@pytest.mark.parametrize("name", SHEETS)
def test_every_drawing_is_named_described_and_safe(name):
    for figure in figures(of(SHEETS[name])):
        whole, *others = parts(figure.svg)
        assert whole.get("role") == "img"
        assert whole.get("aria-labelledby") == f"{figure.id}-title {figure.id}-desc"
        said = {each.get("id"): each.text for each in others if each.get("id")}
        assert said == {
            f"{figure.id}-title": figure.title,
            f"{figure.id}-desc": figure.description,
        }
        refuse_unsafe(figure.svg)


def refuse_unsafe(svg: str) -> None:
    found = parts(svg)
    assert {each.tag.removeprefix(SVG) for each in found} <= SHAPES
    for each in found:
        assert not [name for name in each.attrib if name == "style" or name.startswith("on")]
        assert not [value for value in each.attrib.values() if "url(" in value]


@given(st.lists(axes, min_size=3, max_size=9))
def test_a_radar_holds_whatever_the_words_and_the_scores(drawn):
    svg = radar(WORDS, drawn)
    refuse_unsafe(svg)
    dots = re.findall(r'class="chart-dot[-a-z]*"', svg)
    assert len(dots) == sum(1 for axis in drawn if axis.value is not None)


@given(st.lists(st.builds(Bar, labels, st.none() | scores, scores, scores, labels), max_size=8))
def test_bars_hold_whatever_the_words_and_the_scores(rows):
    svg = bars(WORDS, rows, (25, 50, 75))
    refuse_unsafe(svg)
    assert svg.count('class="chart-bar"') == sum(1 for row in rows if row.value is not None)


@given(labels, labels, st.lists(st.sampled_from(["held", "lost", "unknown"]), max_size=5))
def test_a_map_holds_whatever_the_words(name, note, pips):
    refuse_unsafe(dependence(WORDS, [Band(name, (Mark(name, (note,), tuple(pips)),))], KEY))


def test_an_axis_without_a_measure_leaves_a_gap_in_the_shape():
    known = [Axis(f"{n}", 50, 40, 60, "50") for n in range(5)]
    closed, open_ = radar(WORDS, known), radar(WORDS, [Axis("x", None, 0, 100, "–"), *known])
    assert 'class="chart-area" points=' in closed
    assert 'class="chart-area" points=' not in open_
    assert open_.count('class="chart-area"') == 4


def test_a_score_on_few_answers_is_a_hollow_dot():
    axes = [Axis("a", 50, 10, 90, "50", firm=False), Axis("b", 50, 50, 50, "50"),
            Axis("c", 50, 50, 50, "50")]  # fmt: skip
    assert radar(WORDS, axes).count("chart-dot-unknown") == 1


def test_a_range_is_drawn_only_when_there_is_one():
    svg = bars(WORDS, [Bar("a", 50, 50, 50, "50"), Bar("b", 50, 30, 70, "50")])
    assert svg.count('class="chart-range"') == 1


def test_words_are_cut_to_lines_that_fit():
    assert wrapped("one two three", 60) == ("one two", "three")
    assert wrapped("", 60) == ("",)
    assert wrapped("a" * 30, 60)[0] == "a" * 8
    assert wrapped("one two three four five", 40, most=2)[-1].endswith("…")


def test_nothing_that_was_typed_becomes_markup():
    svg = bars(WORDS, [Bar('<script>&"\x00', 50, 50, 50, "5")])
    assert "<script" not in svg
    assert "&lt;script&gt;&amp;" in svg
    assert "\x00" not in svg
