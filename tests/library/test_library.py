"""What a library gives, how it is checked as a whole, and what may never change once published."""

import re
import shutil
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.library.shelf import DATA, SMALL, changed, copied
from virage.core.conditions import All, Any, BoxTicked, Not, NumberBetween, PickedIn, ScoreBetween
from virage.core.needs import Lift
from virage.core.questionnaire import Band, Kind, Nature
from virage.core.text import LocalText
from virage.library import Library, checks, shipped
from virage.library.checks import check_catalogues, not_published_yet

ONE = f"{SMALL}/dimensions/one.yaml"


@pytest.fixture(scope="module")
def small():
    return Library(DATA).questionnaire("small", "1.0")


def test_each_kind_of_question_is_read(small):
    assert [each.kind for each in small.questions()] == [
        Kind.STAGE,
        Kind.TICKS,
        Kind.GRID,
        Kind.NUMBER,
        Kind.YES_PARTLY_NO,
        Kind.CHOICE,
    ]


def test_a_question_is_read_whole(small):
    plan = small.by_id["plan"]
    assert (plan.weight, plan.core, plan.nature) == (3, True, Nature.FACTUAL)
    assert (plan.best_placed, plan.lenses, plan.facets) == (
        ("board", "staff"),
        ("autonomy",),
        ("data",),
    )
    assert plan.source == LocalText("Nous", "Us")
    assert [choice.points for choice in plan.choices] == [0, Fraction(1, 2), 1]


def test_only_the_fact_that_says_so_is_required_at_the_start(small):
    facts = [(each.id, each.start, each.required) for each in small.profile]
    assert facts == [("kind", True, True), ("employees", False, False), ("neq", False, False)]


def test_boxes_rows_and_bands_are_read(small):
    tools, tasks, visits = (small.by_id[name] for name in ("tools", "tasks", "visits"))
    assert [(box.points, box.exclusive) for box in tools.choices] == [
        (1, False),
        (1, False),
        (0, True),
    ]
    assert [row.not_applicable for row in tasks.rows] == [True, False]
    assert tasks.choice("machine").points == Fraction(1, 3)
    assert visits.numeric.bands[1:] == (Band(10, Fraction(1, 4)), Band(None, Fraction(1)))
    assert small.by_id["agreed"].choice_ids == ("no", "partly", "yes")


def test_conditions_are_read(small):
    assert small.by_id["agreed"].relevant_if == All(
        (
            NumberBetween("employees", 1, None),
            PickedIn("plan", frozenset({"draft", "written"})),
            Any((BoxTicked("tools", "saw"), Not(PickedIn("tasks", frozenset({"hand"}), "reap")))),
        )
    )
    assert small.by_id["fields"].relevant_if == All(
        (PickedIn("kind", frozenset({"farm"})), NumberBetween("employees", 3, 3))
    )
    assert small.moves[0].when == ScoreBetween("lens.autonomy", 0, 50)


def test_what_surrounds_the_questions_is_read(small):
    assert (small.express, small.licence) == (("plan", "tools"), "CC-BY-SA-4.0")
    assert small.dimensions[0].weight == 2
    assert small.function("mail").title.in_("en") == "Mail"
    assert small.lens("autonomy").summary is not None
    assert [(flag.id, flag.questions) for flag in small.flags] == [("no_plan", ("plan",))]
    assert [(move.id, move.when is None) for move in small.moves] == [
        ("write", False),
        ("walk", True),
    ]
    (other,) = small.crosswalks
    assert [indicator.met_if is None for indicator in other.indicators] == [False, True]
    assert [item.questions for item in other.dimensions[0].items] == [("plan", "tools"), ()]
    assert [level.up_to for level in other.levels] == [2]


def test_needs_are_read(small):
    library = Library(DATA)
    (need,) = library.needs(small).needs
    assert [clue.weight for clue in need.evidence] == [2, 1]
    assert need.lifts == (Lift("tools", "saw"),)
    assert library.needs(small) is library.needs(small)


def test_only_what_has_a_file_is_read(tmp_path):
    root = copied(tmp_path)
    for name in ("flags.yaml", "moves.yaml", "crosswalks/other.yaml"):
        (root / SMALL / name).unlink()
    found = Library(root).questionnaire("small")
    assert (found.flags, found.moves, found.crosswalks) == ((), (), ())


def test_a_questionnaire_may_have_no_profile():
    root = Path(__file__).parents[1] / "core" / "data"
    assert Library(root).questionnaire("dma").profile == ()


def test_the_newest_version_is_given_by_default(tmp_path):
    root = copied(tmp_path)
    for version in ("1.10", "1.9", "draft"):
        (root / f"questionnaires/small/{version}").mkdir()
    assert Library(root).versions("small") == ("draft", "1.0", "1.9", "1.10")


def test_a_file_is_read_once(tmp_path):
    root = copied(tmp_path)
    library = Library(root)
    first = library.questionnaire("small")
    changed(root, ONE, "weight: 3", "weight: 4")
    assert library.questionnaire("small", "1.0") is first


def test_the_shipped_catalogues_are_sound():
    assert check_catalogues(shipped().root) == ()
    assert shipped() is shipped()


def test_the_small_library_is_sound():
    assert check_catalogues(DATA) == ()


def test_every_broken_part_is_reported(tmp_path):
    root = copied(tmp_path)
    changed(root, f"{SMALL}/needs.yaml", "answer: tools", "answer: toolz")
    (root / "questionnaires/small/0.9").mkdir()
    assert [str(problem).partition(": ")[0] for problem in check_catalogues(root)] == [
        "questionnaires/small/0.9/questionnaire.yaml:1",
        f"{SMALL}/needs.yaml:11",
    ]


def test_each_version_has_its_own_needs(tmp_path):
    root = copied(tmp_path)
    newer = shutil.copytree(root / SMALL, root / "questionnaires/small/2.0")
    changed(newer, "questionnaire.yaml", 'version: "1.0"', 'version: "2.0"')
    kept = ", ".join(set(Library(root).questionnaire("small", "1.0").by_id) - {"tools"})
    shifted = "{before: tools, after: tools, footing: shifted, why: {fr: a, en: b}}"
    head = 'questionnaire: small\nbefore: "1.0"\nafter: "2.0"\n'
    changed(newer, "from_1.0.yaml", "", f"{head}same: [{kept}]\nitems: [{shifted}]")
    changed(newer, "needs.yaml", "question: tools, to: saw", "question: tools, to: axe")
    assert check_catalogues(root) == ()
    library = Library(root)
    lifts = [
        library.needs(library.questionnaire("small", version)).needs[0].lifts
        for version in ("1.0", "2.0")
    ]
    assert lifts == [(Lift("tools", "saw"),), (Lift("tools", "axe"),)]
    changed(newer, "dimensions/one.yaml", "id: axe,", "id: hatchet,")
    (problem,) = check_catalogues(root)
    assert problem.problem == "'axe' is no choice of tools (saw, hatchet, nothing)"


def test_the_needs_of_an_older_version_are_checked_too(tmp_path):
    root = copied(tmp_path)
    changed(root, f"{SMALL}/needs.yaml", "answer: tools", "answer: toolz")
    newer = shutil.copytree(DATA / SMALL, root / "questionnaires/small/2.0")
    changed(newer, "questionnaire.yaml", 'version: "1.0"', 'version: "2.0"')
    (root / "questionnaires/small/2.0/from_1.0.yaml").write_text(
        'questionnaire: small\nbefore: "1.0"\nafter: "2.0"\n'
        f"same: [{', '.join(Library(root).questionnaire('small', '1.0').by_id)}]\n"
    )
    (problem,) = check_catalogues(root)
    assert str(problem).startswith(f"{SMALL}/needs.yaml:11: unknown question 'toolz'")


def test_the_needs_are_part_of_what_is_published(tmp_path, small):
    root = copied(tmp_path)
    changed(root, f"{SMALL}/needs.yaml", "propose_at: 50", "propose_at: 51")
    assert Library(root).questionnaire("small").content_hash != small.content_hash


def test_a_library_without_a_questionnaire_is_reported(tmp_path):
    (problem,) = check_catalogues(tmp_path)
    assert str(problem) == "questionnaires:1: there is no questionnaire"


def test_what_ships_is_pinned_and_the_list_must_be_there(tmp_path, monkeypatch):
    published = yaml.safe_load((shipped().root / "published.yaml").read_text("utf-8"))
    for version in shipped().versions("coop"):
        pinned = shipped().questionnaire("coop", version).content_hash
        assert published[f"coop/{version}"] == pinned
    root = copied(tmp_path)
    monkeypatch.setattr(checks, "SHIPPED", root)
    (problem,) = check_catalogues(root)
    assert str(problem) == "published.yaml:1: the file does not exist"


def test_a_version_missing_from_the_list_is_not_published_yet(tmp_path):
    root = copied(tmp_path)
    assert not_published_yet(Library(root)) == ()
    (root / "published.yaml").write_text("other/1.0: abc\n")
    assert not_published_yet(Library(root)) == ("small/1.0",)


def pin(root: Path, text: str) -> list[str]:
    (root / "published.yaml").write_text(text, "utf-8")
    return [str(problem) for problem in check_catalogues(root)]


def test_what_was_published_and_has_not_moved_is_sound(tmp_path, small):
    assert pin(copied(tmp_path), f"small/1.0: {small.content_hash}\n") == []


def test_what_was_published_may_not_change(tmp_path, small):
    root = copied(tmp_path)
    changed(root, ONE, "weight: 3", "weight: 4")
    now = Library(root).questionnaire("small").content_hash
    (problem,) = pin(root, f"# hashes\nsmall/1.0: {small.content_hash}\n")
    assert problem == (
        "published.yaml:2: small/1.0 was published and must never change: make a new version"
        f" of it (its content is now {now})"
    )


def test_what_was_published_may_not_go(tmp_path):
    problems = pin(copied(tmp_path), "small/0.9: abc\nlost/1.0: def\n")
    assert problems == [
        f"published.yaml:{line}: {name} was published and must stay: diagnoses still read it"
        for line, name in ((1, "small/0.9"), (2, "lost/1.0"))
    ]


def test_a_published_questionnaire_that_no_longer_loads_is_reported_once(tmp_path):
    root = copied(tmp_path)
    changed(root, ONE, "weight: 3", "weight: 0")
    assert len(pin(root, "small/1.0: abc\n")) == 1


@pytest.mark.parametrize("text", ["", "- a list\n", "small/1.0: [1]\n"])
def test_a_list_of_what_was_published_that_cannot_be_read_is_reported(tmp_path, text):
    (problem,) = pin(copied(tmp_path), text)
    assert problem.startswith("published.yaml:1: ")


def hash_after(root: Path, file: str, text: str) -> str:
    before = (root / file).read_text("utf-8")
    (root / file).write_text(text, "utf-8")
    found = Library(root).questionnaire("small").content_hash
    (root / file).write_text(before, "utf-8")
    return found


def test_the_content_hash_ignores_remarks_layout_and_the_order_of_keys(tmp_path, small):
    root = copied(tmp_path)
    text = (root / ONE).read_text("utf-8")
    remarked = "# a remark\n" + text.replace("\n  - id:", "\n\n  # another\n  - id:")
    spread = text.replace("{fr: ", "{fr:   ").replace("[board, staff]", "[ 'board', staff ]")
    turned = text.replace('{fr: "Plan", en: "Plan"}', '{en: "Plan", fr: "Plan"}')
    for same in (remarked, spread, turned):
        assert hash_after(root, ONE, same) == small.content_hash
    assert re.fullmatch("[0-9a-f]{64}", small.content_hash)


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory):
    return copied(tmp_path_factory.mktemp("spoilt"))


WORDS = [
    (path.relative_to(DATA).as_posix(), match.start(1))
    for path in sorted((DATA / SMALL).rglob("*.yaml"))
    for match in re.finditer(r'(?:fr|en): "(\w)', path.read_text("utf-8"))
]


@given(st.sampled_from(WORDS))
def test_the_content_hash_moves_with_any_word(spoilt, small, place):
    file, at = place
    text = (spoilt / file).read_text("utf-8")
    assert hash_after(spoilt, file, text[:at] + "¿" + text[at + 1 :]) != small.content_hash


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (ONE, "weight: 3", "weight: 4"),
        (ONE, "points: 1/3", "points: 1/4"),
        (f"{SMALL}/flags.yaml", "is: none", "is: draft"),
        (f"{SMALL}/crosswalks/other.yaml", "is: written", "is: draft"),
        (f"{SMALL}/moves.yaml", "minutes: 30", "minutes: 31"),
        (f"{SMALL}/profile.yaml", "maximum: 1000", "maximum: 999"),
    ],
)
def test_the_content_hash_moves_with_any_rule(tmp_path, small, file, old, new):
    root = copied(tmp_path)
    changed(root, file, old, new)
    assert Library(root).questionnaire("small").content_hash != small.content_hash
