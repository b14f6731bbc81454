"""What became of each question from one version to the next: every question is accounted for."""

import shutil
from pathlib import Path

import pytest

from tests.library.shelf import DATA as SHELF
from tests.library.shelf import assert_refused, changed
from virage.core.change import Footing, same
from virage.library import CatalogueError, Library
from virage.library.checks import check_catalogues

DATA = Path(__file__).parents[1] / "core/data"
SHORT = "questionnaires/short"
MAP = f"{SHORT}/1.1/from_1.0.yaml"
SAME = "same: [kind, employees, direction, tasks, access, sharing]"
EASE = "  - before: ease\n    after: board_ease\n    footing: comparable\n"
MOVED = (
    '    why: {fr: "La question est passée aux personnes.", en: "The question moved to people."}\n'
)
WHY = "why: {fr: a, en: b}"


@pytest.fixture
def root(tmp_path):
    shutil.copytree(DATA / SHORT, tmp_path / SHORT)
    return tmp_path


def both(library: Library):
    return library.questionnaire("short", "1.0"), library.questionnaire("short", "1.1")


def read(root: Path):
    library = Library(root)
    return library.item_map(*both(library))


def third_version(root: Path) -> None:
    """A version 2.0 that drops the passwords, and moves nothing else."""
    newest = shutil.copytree(root / SHORT / "1.1", root / SHORT / "2.0")
    changed(newest, "questionnaire.yaml", 'version: "1.1"', 'version: "2.0"')
    (newest / "from_1.0.yaml").unlink()
    names = ", ".join(Library(root).questionnaire("short", "1.1").by_id)
    changed(
        newest,
        "from_1.1.yaml",
        "",
        f'questionnaire: short\nbefore: "1.1"\nafter: "2.0"\nsame: [{names}]\n',
    )


def test_the_map_is_read(root):
    read_map = read(root)
    assert (read_map.questionnaire, read_map.before, read_map.after) == ("short", "1.0", "1.1")
    by_footing = {
        footing: {(item.before, item.after) for item in read_map.items if item.footing is footing}
        for footing in Footing
    }
    kept = ("kind", "employees", "direction", "tasks", "access", "sharing")
    assert by_footing == {
        Footing.COMPARABLE: {*(((name,), (name,)) for name in kept), (("ease",), ("board_ease",))},
        Footing.SHIFTED: {(("privacy",), ("privacy",))},
        Footing.BROKEN: {(("backups",), ("copies", "recovery")), (("worry",), ("worry",))},
        Footing.ADDED: {((), ("assistants",))},
        Footing.DROPPED: {(("budget",), ())},
    }


def test_what_a_map_says_is_said_in_both_languages(root):
    (split,) = (item for item in read(root).items if item.before == ("backups",))
    assert [text.en for text in split.why] == ["Version 1.1 tells the backup from the recovery."]


def test_the_catalogue_with_its_map_is_sound(root):
    assert check_catalogues(root) == ()


def test_a_version_becomes_itself(root):
    library = Library(root)
    before, _ = both(library)
    assert library.item_map(before, before) == same(before)


def test_steps_are_followed_from_version_to_version(root):
    third_version(root)
    library = Library(root)
    before, after = library.questionnaire("short", "1.0"), library.questionnaire("short")
    whole = library.item_map(before, after)
    assert (whole.before, whole.after) == ("1.0", "2.0")
    assert set(whole.items) == set(read(root).items)
    assert check_catalogues(root) == ()


def test_time_does_not_go_back(root):
    library = Library(root)
    before, after = both(library)
    with pytest.raises(CatalogueError, match=r"1\.0:1: it does not come after short/1\.1"):
        library.item_map(after, before)


def test_another_questionnaire_is_no_earlier_version(root):
    shutil.copytree(SHELF / "questionnaires/small", root / "questionnaires/small")
    library = Library(root)
    with pytest.raises(CatalogueError, match=r"it does not come after small/1\.0"):
        library.item_map(library.questionnaire("small"), library.questionnaire("short"))


def test_a_step_is_read_once(root):
    library = Library(root)
    once = library.item_map(*both(library))
    (root / MAP).unlink()
    assert library.item_map(*both(library)) == once


REFUSED = [
    (
        "questionnaire: short",
        "questionnaire: long # <-",
        "expected 'short', as the names",
    ),
    ('before: "1.0"', 'before: "0.9" # <-', "expected '1.0', as the names of the folders say"),
    ('after: "1.1"', 'after: "1.2" # <-', "expected '1.1', as the names of the folders say"),
    ("items:\n  - before: ease", "all:\n  - before: ease # <-", "unknown key 'all'"),
    (SAME, "same: [kind]", "nothing is said of employees, direction, tasks, access, sharing"),
    ("  - before: budget\n    footing: dropped\n", "", "nothing is said of budget of 1.0"),
    ("  - after: assistants\n    footing: added\n", "", "nothing is said of assistants of 1.1"),
    ("access, sharing]", "access, sharing,\n  sharing] # <-", "'sharing' of 1.0 stands twice"),
    (
        "before: budget\n    footing: dropped",
        "before: [budget, tasks] # <-\n    footing: dropped",
        "question 'tasks' of 1.0 stands twice",
    ),
    (
        "after: assistants\n    footing: added",
        "after: [assistants, copies] # <-\n    footing: added",
        "question 'copies' of 1.1 stands twice",
    ),
    ("before: budget", "before: bugdet # <-", "unknown question 'bugdet' in short/1.0"),
    ("after: assistants", "after: asistants # <-", "unknown question 'asistants' in short/1.1"),
    ("sharing]", "sharing, staff] # <-", "unknown question 'staff' in short/1.0"),
    ("footing: dropped", "footing: gone # <-", "unknown footing 'gone' (expected: comparable, "),
    ("footing: added", "footing: added\n    note: a # <-", "unknown key 'note'"),
    ("after: board_ease", "after: [board_ease, board_ease] # <-", "the same id stands twice"),
]
MISCOUNTED = [
    ("comparable", "before: ease, after: [board_ease, copies]", "one question of each version"),
    ("shifted", f"before: ease, {WHY}", "one question of each version"),
    ("broken", f"before: ease, {WHY}", "questions of both versions"),
    ("broken", f"after: board_ease, {WHY}", "questions of both versions"),
    ("added", "before: ease, after: board_ease", "questions of the version after only"),
    ("added", WHY, "questions of the version after only"),
    ("dropped", "before: ease, after: board_ease", "questions of the version before only"),
]
UNLIKE = [
    (
        "sharing",
        "stages:",
        "stages:\n      - {id: zero, text: {fr: a, en: b}}",
        "choices or points",
    ),
    ("sharing", "{id: one, text", "{id: one, points: 0.5, text", "choices or points"),
    ("sharing", "nature: perception", "nature: factual", "nature"),
]


@pytest.mark.parametrize(("old", "new", "problem"), REFUSED)
def test_a_map_that_does_not_hold_is_refused(root, old, new, problem):
    changed(root, MAP, old, new)
    with pytest.raises(CatalogueError) as caught:
        read(root)
    assert problem in caught.value.problem
    assert_refused(caught, root / MAP, caught.value.problem)


@pytest.mark.parametrize(("footing", "rest", "expected"), MISCOUNTED)
def test_each_footing_takes_so_many_questions(root, footing, rest, expected):
    changed(
        root, MAP, EASE, f"  - {{{rest}, footing: {footing}}} # <-\n  - before: x\n    after: y\n"
    )
    with pytest.raises(CatalogueError) as caught:
        read(root)
    assert_refused(caught, root / MAP, f"{footing} takes {expected}")


@pytest.mark.parametrize("footing", ["shifted", "broken"])
def test_people_are_told_why_a_question_is_not_comparable(root, footing):
    changed(
        root, MAP, "items:\n", f"items:\n  - {{before: a, after: b, footing: {footing}}} # <-\n"
    )
    with pytest.raises(CatalogueError) as caught:
        read(root)
    assert_refused(caught, root / MAP, f"say why it is {footing}: people read it")


@pytest.mark.parametrize(("question", "old", "new", "difference"), UNLIKE)
def test_what_is_comparable_is_measured_alike(root, question, old, new, difference):
    people = root / SHORT / "1.1/dimensions/people.yaml"
    head, _, tail = people.read_text("utf-8").partition(f"id: {question}\n")
    assert old in tail
    people.write_text(f"{head}id: {question}\n{tail.replace(old, new, 1)}", "utf-8")
    changed(root, MAP, SAME, f"{SAME} # <-")
    with pytest.raises(CatalogueError) as caught:
        read(root)
    assert_refused(
        caught,
        root / MAP,
        f"{question} and {question} are not comparable: not the same {difference}",
    )


def test_a_newer_version_without_its_map_is_reported(root):
    (root / MAP).unlink()
    assert [str(each) for each in check_catalogues(root)] == [f"{MAP}:1: the file does not exist"]


def test_a_map_from_any_other_version_is_reported(root):
    shutil.copy(root / MAP, root / SHORT / "1.1/from_0.9.yaml")
    (problem,) = check_catalogues(root)
    assert str(problem) == f"{SHORT}/1.1/from_0.9.yaml:1: the version before this one is 1.0"


def test_a_broken_earlier_version_is_reported_once(root):
    changed(root, f"{SHORT}/1.0/questionnaire.yaml", "id: short", "id: long")
    (problem,) = check_catalogues(root)
    assert problem.file == f"{SHORT}/1.0/questionnaire.yaml"


def test_the_map_belongs_to_what_is_published(root):
    before, after = both(Library(root))
    changed(root, MAP, "The question moved to people.", "It moved.")
    again, moved = both(Library(root))
    assert again.content_hash == before.content_hash
    assert moved.content_hash != after.content_hash


def test_publishing_a_version_changes_nothing_in_the_one_before(root):
    (root / MAP).rename(root / "kept.yaml")
    shutil.move(root / SHORT / "1.1", root / "later")
    alone = Library(root).questionnaire("short")
    shutil.move(root / "later", root / SHORT / "1.1")
    (root / "kept.yaml").rename(root / MAP)
    before, _ = both(Library(root))
    assert before == alone
    assert before.content_hash == alone.content_hash
