"""What more money brings, drawn: each plan where its cost and its score put it."""

from xml.etree import ElementTree as ET

from virage.documents.charts.drawing import Words
from virage.documents.charts.frontier import Axes, Dot, frontier

SVG = "{http://www.w3.org/2000/svg}"
TOLD = Words("front", "A <title>", "What it shows")
AXES = Axes("Cost", "Score & more", ("0 $", "900 $"))


def circles(svg: str, kind: str) -> list[dict[str, float]]:
    found = ET.fromstring(svg).iter(f"{SVG}circle")
    return [
        {name: float(each.attrib[name]) for name in ("cx", "cy", "r")}
        for each in found
        if each.get("class") == kind
    ]


def texts(svg: str) -> list[str]:
    return [each.text or "" for each in ET.fromstring(svg).iter(f"{SVG}text")]


def test_a_dearer_plan_stands_further_right_and_a_better_one_higher():
    svg = frontier(TOLD, AXES, [Dot("2", 900, 58), Dot("1", 0, 41), Dot("3", 450, 50)])
    left, middle, right = circles(svg, "chart-dot")
    assert left["cx"] < middle["cx"] < right["cx"] <= 360
    assert left["cy"] > middle["cy"] > right["cy"] > 0
    assert abs(middle["cx"] - (left["cx"] + right["cx"]) / 2) < 0.2
    assert {"1", "2", "3", "40", "50", "60", "0 $", "900 $", "Score & more"} <= set(texts(svg))
    assert not circles(svg, "chart-dot-unknown")


def test_the_plan_as_it_is_is_a_ring_that_a_dot_may_lie_inside():
    svg = frontier(TOLD, AXES, [Dot("1", 900, 58)], today=Dot("", 900, 58))
    (ring,), (dot,) = circles(svg, "chart-dot-unknown"), circles(svg, "chart-dot")
    assert (ring["cx"], ring["cy"]) == (dot["cx"], dot["cy"])
    assert ring["r"] > dot["r"]
    assert svg.index("chart-dot-unknown") < svg.index('"chart-dot"')


def test_marks_that_would_lie_on_each_other_are_left_to_the_table():
    svg = frontier(TOLD, AXES, [Dot("1", 900, 58), Dot("2", 901, 58.1)])
    assert "1" in texts(svg)
    assert "2" not in texts(svg)


def test_nothing_to_draw_still_has_its_axes():
    svg = frontier(TOLD, AXES, [])
    assert {"0", "10"} <= set(texts(svg))
    assert "path" not in svg


def test_scores_far_apart_have_fewer_lines():
    svg = frontier(TOLD, AXES, [Dot("1", 0, 3), Dot("2", 900, 98)])
    assert {"0", "20", "100"} <= set(texts(svg))
    assert "10" not in texts(svg)
