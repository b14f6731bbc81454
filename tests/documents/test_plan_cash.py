"""The money over time, the load and the promise of a plan: drawn, in a table, and in words."""

from dataclasses import replace
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest

from tests.documents.dossiers import dossier, found
from tests.documents.test_plan_charts import SVG, TOLD, bars_of, texts
from tests.documents.test_plan_financing import giving, with_programmes
from virage.core.funding.montage import Aid, AidState
from virage.core.roadmap import Plan
from virage.core.roadmap.cash import standings
from virage.core.roadmap.problem import TOTAL
from virage.core.roadmap.sums import mid_cost
from virage.documents.charts.cash import Mark, Quarter, cash, scale
from virage.documents.charts.columns import Column, columns
from virage.documents.charts.radar import Axis, radar
from virage.documents.roadmap import Dossier
from virage.documents.roadmap.cash import cash_figure, lowest_in_words, moves
from virage.documents.roadmap.figures import expected_figure, idle_roles, load_figures

QUARTERS = (Quarter("Q1", 100, 0, -100, -100), Quarter("Q2", 0, 60, -40, -10))


def classes(svg: str) -> list[str]:
    return [each.get("class", "") for each in ET.fromstring(svg).iter()]


def granted(language: str = "en") -> Dossier:
    """The home-care plan, whose one priced step has 1 000 $ that are granted."""
    step = next(each for each in found().drawn.placed if mid_cost(each.mode))
    aids = (Aid(step.id, "innogec", AidState.GRANTED, 100_000),)
    return dossier("home_care", "fr" if language == "fr" else "en", aids=aids)


@pytest.mark.parametrize(
    ("low", "high", "amounts"),
    [
        (0, 0, (0,)),
        (-100, 0, (-100, -50, 0)),
        (-7, 3, (-5, 0)),
        (-53_470_00, 20_000_00, (-4_000_000, -2_000_000, 0, 2_000_000)),
        (0, 1, (0, 1)),
    ],
)
def test_the_scale_has_round_amounts_and_nothing_among_them(low, high, amounts):
    assert scale(low, high) == amounts


def test_what_goes_out_hangs_and_what_comes_in_stands():
    svg = cash(TOLD, QUARTERS, [(-100, "−100"), (0, "0")], mark=Mark(0, "−100"))
    (out,) = bars_of(svg)
    (zero,) = [e for e in ET.fromstring(svg).iter(f"{SVG}line") if e.get("class") == "chart-axis"]
    assert abs(float(out["y"]) - float(zero.get("y1", "0"))) < 0.2
    assert float(out["height"]) > 100
    assert {"chart-bar-low", "chart-second", "chart-range", "chart-dot"} <= set(classes(svg))
    assert texts(svg) == ["−100", "0", "Q1", "Q2", "−100"]


def test_only_one_curve_is_drawn_where_nothing_more_may_come():
    svg = cash(TOLD, [replace(each, hoped=each.stands) for each in QUARTERS], [(0, "0")])
    assert "chart-second" not in classes(svg)
    assert "chart-dot" not in classes(svg)
    assert texts(cash(TOLD, [], [])) == []


def test_names_that_would_touch_are_left_out():
    many = [replace(QUARTERS[1], label=f"Q{at}") for at in range(24)]
    assert 6 < len(texts(cash(TOLD, many, []))) <= 12


def test_columns_take_the_width_they_are_given():
    svg = columns(TOLD, [Column("Q1", 1, "1", 2)], width=360)
    assert ET.fromstring(svg).get("width") == "360"


def test_a_radar_of_two_moments_has_no_range():
    axes = [Axis(f"a{at}", 60, 60, 60, "40 → 60", before=40) for at in range(3)]
    two = radar(TOLD, axes)
    assert "chart-second" in classes(two)
    assert "chart-range-area" not in classes(two)
    one = radar(TOLD, [replace(axes[0], before=None), *axes[1:]])
    assert "chart-second" not in classes(one)
    assert "chart-range-area" in classes(one)


def test_without_any_aid_the_lowest_point_is_the_end_and_it_is_said_why():
    told = with_programmes()
    (said,) = lowest_in_words(told)
    whole = -standings(told.financed.flows)[-1].granted
    assert said == (
        f"Lowest point: no aid is granted, so you pay everything: {told.wording.money(whole)} by"
        " the end of Q12 (December 31, 2029)."
    )


def test_what_may_come_comes_after_what_is_spent():
    said = " ".join(lowest_in_words(with_programmes(giving("gift", Fraction(1, 2)))))
    assert "If all that could be asked came, at best, the first of it would come in Q8" in said
    assert "aid is paid after the work, so it is first advanced." in said


def test_the_lowest_point_counts_what_is_granted():
    told = granted()
    first = next(iter(lowest_in_words(told)))
    low = min(each.granted for each in standings(told.financed.flows))
    assert first.startswith("Lowest point: at the end of Q")
    assert first.endswith(f"you have advanced {told.wording.money(-low)}.")
    assert "vous aurez avancé" in next(iter(lowest_in_words(granted("fr"))))


def test_the_curve_has_its_table_with_the_same_amounts():
    told = granted()
    figure, flows = cash_figure(told), told.financed.flows
    assert len(figure.table.rows) == len(flows)
    assert [row[2].text for row in figure.table.rows] == [
        told.wording.money(each.most) for each in flows
    ]
    assert [row[3].text for row in figure.table.rows].count("$1,000") == 1
    assert " ".join(lowest_in_words(told)) in figure.description
    assert "chart-bar-low" in classes(figure.svg)


def test_no_money_that_moves_is_not_drawn():
    assert moves(dossier())
    assert not moves(dossier(drawn=replace(found().drawn, plan=Plan())))


def test_the_expected_portrait_lies_over_the_one_of_today():
    told = dossier("agricultural_supply", "en")
    figure = expected_figure(told)
    assert figure is not None
    assert figure.title == "The portrait, today and if everything is done and adopted"
    assert "counts as 0, before and after: both are low figures." in figure.note
    (whole,) = [row for row in figure.table.rows if row[0].text == "Portrait"]
    today, then = told.drawn.score(TOTAL, 0), told.drawn.score(TOTAL, told.drawn.problem.horizon)
    assert (today, then) != (None, None)
    assert [cell.text for cell in whole[1:]] == [
        f"{float(each or 0):.0f}" for each in (today, then)
    ]
    assert "chart-second" in classes(figure.svg)


def test_too_few_dimensions_make_no_portrait():
    drawn = found().drawn
    few = tuple(each for each in drawn.problem.yardsticks if each.id == TOTAL)
    poorer = replace(drawn, problem=replace(drawn.problem, yardsticks=few))
    assert expected_figure(dossier(drawn=poorer)) is None


def test_each_role_has_its_days_beside_those_it_has_and_too_much_is_said():
    told = dossier("home_care", "en")
    figures, names = load_figures(told), [each.title for each in load_figures(told)]
    assert "Management" in names
    assert idle_roles(told) == ("Members",)
    assert not set(names) & set(idle_roles(told))
    assert all(row[2].text == "3" for each in figures for row in each.table.rows)
    assert not any(each.note for each in figures)
    teams = tuple(replace(each, days=(0,) * len(each.days)) for each in told.drawn.problem.teams)
    short = replace(told.drawn, problem=replace(told.drawn.problem, teams=teams))
    (first, *_rest) = load_figures(replace(told, drawn=short))
    assert first.note.startswith("Too many days are asked in: Q")
