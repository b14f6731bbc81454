"""A catalogue whose parts do not fit together is refused, with the file, line and reason."""

import pytest

from tests.library.shelf import SMALL, assert_refused, changed, copied
from virage.library import CatalogueError, Library

HEADER, ONE, FLAGS, MOVES, OTHER, NEEDS = (
    f"{SMALL}/{name}.yaml"
    for name in ("questionnaire", "dimensions/one", "flags", "moves", "crosswalks/other", "needs")
)
T = "{fr: a, en: b}"
SCORES = "(lens.autonomy, one, total)"

REFUSED = [
    (HEADER, "id: small\n", "id: tiny\n", "id and version must be those of the folder, small/1.0"),
    (HEADER, 'version: "1.0"', 'version: "2.0"', "id and version must be those of the folder, sm"),
    (HEADER, 'version: "1.0"', "version: 1.0 # <-", "expected a word in quotes, not 1.0"),
    (HEADER, "licence:", "tongues:", "unknown key 'tongues'"),
    (HEADER, "up_to: 50}", "up_to: 100} # <-", "levels go up, each with a higher 'up_to' than"),
    (HEADER, "up_to: 50}", "up_to: 5.5} # <-", "expected a whole number, not 5.5"),
    (HEADER, "id: staff", "id: board", "the id 'board' stands twice in roles"),
    (HEADER, "id: farming", "id: dont_know # <-", "'dont_know' is reserved for people's answers"),
    (
        HEADER,
        "opens_if: {answer: kind, is: farm}",
        "opens_if: {answer: plan, is: none} # <-",
        "unknown question 'plan' (conditions read what is asked before them)",
    ),
    (
        HEADER,
        "express:",
        f"  - {{id: farming, title: {T}, opens_if: {{answer: kind, is: shop}}}} # <-\nexpress:",
        "the id 'farming' stands twice in modules",
    ),
    (HEADER, "[plan, tools]", "[plan, kind] # <-", "unknown question 'kind'"),
    (HEADER, "[plan, tools]", "[plan, plan] # <-", "the same id stands twice"),
    (HEADER, "dimensions: [one]", "dimensions: [one, two]", "the file does not exist"),
    (HEADER, "dimensions: [one]", "dimensions: [one, one]", "question plan: this id is taken"),
    (ONE, "id: one\n", "id: two # <-\n", "expected the id 'one', that of the file"),
    (ONE, "summary:", "subtitle:", "unknown key 'subtitle'"),
    (FLAGS, "id: no_plan", "id: not_applicable # <-", "'not_applicable' is reserved for people"),
    (FLAGS, "[plan]", "[plans] # <-", "unknown question 'plans' (conditions read what is asked"),
    (FLAGS, "is: none", "is: nothing", "'nothing' is no choice of plan (none, draft, written)"),
    (
        FLAGS,
        "{answer: plan, is: none}",
        "{score: one, between: [0, 9]} # <-",
        "unknown score 'one' (no score can be read here)",
    ),
    (FLAGS, "flags:", "banners:", "unknown key 'banners' (expected: flags)"),
    (MOVES, "id: walk", "id: write # <-", "the id 'write' stands twice in moves"),
    (MOVES, "lens.autonomy", "autonomy", f"unknown score 'autonomy' {SCORES}"),
    (MOVES, "minutes: 30", "minutes: half # <-", "expected a whole number, not 'half'"),
    (OTHER, "is: written", "is: spoken", "'spoken' is no choice of plan"),
    (
        OTHER,
        "[plan, tools]}",
        "[plan, kind]} # <-",
        "unknown question 'kind', or one that measures",
    ),
    (OTHER, 'source: "https', 'origin: "https', "unknown key 'origin'"),
]

REFUSED_NEEDS = [
    ("propose_at: 50", "questionnaire: small # <-", "unknown key 'questionnaire'"),
    ("answer: tools", "answer: toolz", "unknown question 'toolz' (conditions read what is asked"),
    ("ticked: nothing", "ticked: drill", "'drill' is no choice of tools (saw, axe, nothing)"),
    ("score: one", "score: two", f"unknown score 'two' {SCORES}"),
    ("question: tools, to: saw", "question: tool, to: saw", "unknown question 'tool'"),
    ("question: tools, to: saw", "question: tools, to: axes", "'axes' is no choice of tools"),
    ("question: tools, to: saw", "question: kind, to: farm", "kind has no stage to reach"),
    ("weight: 2", "weight: 200", "a weight is a whole number from 1 to 100"),
    ("id: saws", "id: dont_know # <-", "'dont_know' is reserved for people's answers"),
    ("gate_reason:", "gate_reasons:", "unknown key 'gate_reasons'"),
    ("propose_at: 50", "propose_at: half # <-", "expected a whole number, not 'half'"),
]


@pytest.mark.parametrize(("file", "old", "new", "problem"), REFUSED)
def test_a_questionnaire_whose_parts_do_not_fit_is_refused(tmp_path, file, old, new, problem):
    root = copied(tmp_path)
    changed(root, file, old, new)
    with pytest.raises(CatalogueError) as caught:
        Library(root).questionnaire("small")
    assert caught.value.problem.startswith(problem)
    if "# <-" in new:
        assert_refused(caught, root / file, caught.value.problem)


@pytest.mark.parametrize(("old", "new", "problem"), REFUSED_NEEDS)
def test_a_need_that_speaks_of_what_does_not_exist_is_refused(tmp_path, old, new, problem):
    root = copied(tmp_path)
    changed(root, NEEDS, old, new)
    library = Library(root)
    with pytest.raises(CatalogueError) as caught:
        library.needs(library.questionnaire("small"))
    assert caught.value.problem.startswith(problem)
    if "# <-" in new:
        assert_refused(caught, root / NEEDS, caught.value.problem)


def test_a_flag_that_names_no_need_is_refused(tmp_path):
    root = copied(tmp_path)
    changed(root, FLAGS, "needs: [saws]", "needs: [axes]")
    changed(root, NEEDS, "needs:\n  - id", "needs:\n  # <-\n  - id")
    library = Library(root)
    with pytest.raises(CatalogueError, match="the flag no_plan names a need 'axes', not here"):
        library.needs(library.questionnaire("small"))


def test_two_needs_of_one_name_are_refused(tmp_path):
    root = copied(tmp_path)
    need = (root / NEEDS).read_text("utf-8").partition("needs:\n")[2]
    changed(root, NEEDS, "", (root / NEEDS).read_text("utf-8") + need)
    library = Library(root)
    with pytest.raises(CatalogueError, match="need saws: this id is taken"):
        library.needs(library.questionnaire("small"))


def test_a_need_without_evidence_is_refused(tmp_path):
    root = copied(tmp_path)
    text = (root / NEEDS).read_text("utf-8")
    start, end = text.index("    evidence:"), text.index("    lifts:")
    changed(root, NEEDS, text[start:end], "    evidence: [] # <-\n")
    library = Library(root)
    with pytest.raises(CatalogueError) as caught:
        library.needs(library.questionnaire("small"))
    problem = "need saws: at least one piece of evidence is expected"
    assert_refused(caught, root / NEEDS, problem)


def test_points_that_floats_cannot_add_exactly_are_refused(tmp_path):
    root = copied(tmp_path)
    odd = "1/9007199254740881"
    changed(root, ONE, "points: 1/3", f"points: {odd}")
    with pytest.raises(CatalogueError) as caught:
        Library(root).questionnaire("small")
    assert caught.value.file == HEADER
    assert caught.value.problem == (
        "points and weights have no common denominator small enough to be added exactly"
    )


@pytest.mark.parametrize(
    ("name", "version", "problem"),
    [
        ("big", None, "questionnaires/big/:1: there is no such questionnaire"),
        ("small", "3.0", "questionnaires/small/3.0:1: there is no such questionnaire"),
        ("..", "needs", "questionnaires/../needs:1: there is no such questionnaire"),
    ],
)
def test_a_questionnaire_that_is_not_there_is_said_with_those_that_are(
    tmp_path, name, version, problem
):
    with pytest.raises(CatalogueError) as caught:
        Library(copied(tmp_path)).questionnaire(name, version)
    assert str(caught.value) == f"{problem} (there are: small/1.0)"


def test_needs_that_are_not_there_are_said(tmp_path):
    root = copied(tmp_path)
    (root / NEEDS).unlink()
    library = Library(root)
    with pytest.raises(CatalogueError, match=rf"^{NEEDS}:1: the file does not exist$"):
        library.needs(library.questionnaire("small"))
