"""A question that cannot be asked or scored is refused, with the line and the reason."""

import pytest

from tests.library.shelf import SMALL, assert_refused, changed, copied
from virage.library import CatalogueError, Library

ONE, PROFILE = f"{SMALL}/dimensions/one.yaml", f"{SMALL}/profile.yaml"
KINDS = "stage, choice, ticks, grid, yes_partly_no, number, text"
COMMON = (
    "id, kind, nature, core, module, start, required, weight, title, text, why,"
    " best_placed, not_applicable, relevant_if, lenses, facets, source"
)
T = "{fr: a, en: b}"
NONE, DRAFT = (
    f'{{id: {name}, text: {{fr: "{fr}", en: "{en}"}}}}'
    for name, fr, en in (("none", "Rien", "Nothing"), ("draft", "Ébauche", "Draft"))
)
SAW, SOW = '{id: saw, text: {fr: "Scie"', '{id: sow, text: {fr: "Semer"'
SEVENTEEN = "".join(f"\n      - {{id: b{place}, text: {T}}}" for place in range(14))
TOO_MANY = "question tools: at most 16 boxes"
TOO_FEW_POINTS = "question tools: all its boxes together do not reach the maximum"

ANY_QUESTION = [
    ("kind: stage", "kind: steps # <-", f"unknown kind 'steps' (expected: {KINDS})"),
    (
        "nature: factual",
        "nature: guess # <-",
        "unknown nature 'guess' (expected: factual, perception)",
    ),
    ("weight: 3", "weight: 0 # <-", "a weight is a whole number from 1 to 100"),
    ("weight: 3", "height: 3 # <-", f"unknown key 'height' (expected: {COMMON}, stages)"),
    (
        "[board, staff]",
        "[boss] # <-",
        "unknown id 'boss' in best_placed (expected: board, staff)",
    ),
    ("[autonomy]", "[speed] # <-", "unknown id 'speed' in lenses (expected: autonomy)"),
    ("module: farming", "module: fishing # <-", "question fields: unknown module 'fishing'"),
    ("- id: tools", "- id: plan # <-", "question plan: this id is taken"),
    ("- id: tools", "- id: kind # <-", "question kind: this id is taken"),
    ("- id: tools", "- id: dont_know # <-", "'dont_know' is reserved for people's answers"),
    ("core: true", "core: 1 # <-", "expected true or false"),
]

CHOICES = [
    (NONE, f"{NONE} # <-\n      - {NONE}", "the same id stands twice"),
    (NONE, f"{{id: not_applicable, text: {T}}} # <-", "'not_applicable' is reserved for"),
    (NONE, f"{{id: none, text: {T}, points: 2}} # <-", "points go from 0 to 1"),
    (
        NONE,
        f"{{id: none, text: {T}, points: 1}} # <-",
        "question plan: the points of the stages must not go down",
    ),
    (
        NONE,
        f"{{id: none, text: {T}, exclusive: true}} # <-",
        "only a box to tick may be exclusive",
    ),
    (
        "- {id: far, points: 0, text",
        "- {id: far, text",
        "question fields: either every choice has points, or none has",
    ),
]

TICKS_AND_GRIDS = [
    ("maximum: 2", "maximum: 0 # <-", "the maximum must be above 0"),
    ("maximum: 2", "maximum: 3 # <-", TOO_FEW_POINTS),
    ("    maximum: 2\n", "", "'maximum' is missing"),
    ('"Nothing"}, exclusive: true}', f'"Nothing"}}, exclusive: true}}{SEVENTEEN}', TOO_MANY),
    (
        '- {id: reap, text: {fr: "Récolter", en: "Reap"}}\n',
        f"- {{id: sow, text: {T}}}\n",
        "question tasks: a grid needs rows, each with its own id",
    ),
    ("- {id: hand, points: 0, text", "- {id: hand, text", "question tasks: either every choice"),
]

NUMBERS = [
    ("- {points: 1}", "- {up_to: 50, points: 1}", "bands go up, and only the last one has no"),
    ("- {up_to: 10, points: 0.25}", "- {up_to: 5, points: 0.25}", "bands go up, and only the last"),
    ("- {up_to: 10, points: 0.25}", "- {points: 0.25}", "bands go up, and only the last one has"),
    ("{points: 1}", "{points: 3} # <-", "points go from 0 to 1"),
    ("{points: 1}", "{points: 1, over: 3} # <-", "unknown key 'over' (expected: up_to, points)"),
]


def assert_small_is_refused(tmp_path, file: str, *words: str) -> None:
    """The change (old, new) makes the questionnaire refused for a reason that starts so."""
    root = copied(tmp_path)
    old, new, problem = words
    changed(root, file, old, new)
    with pytest.raises(CatalogueError) as caught:
        Library(root).questionnaire("small")
    assert caught.value.problem.startswith(problem)
    if "# <-" in new:
        assert_refused(caught, root / file, caught.value.problem)


@pytest.mark.parametrize(
    ("old", "new", "problem"), [*ANY_QUESTION, *CHOICES, *TICKS_AND_GRIDS, *NUMBERS]
)
def test_a_question_that_does_not_hold_is_refused(tmp_path, old, new, problem):
    assert_small_is_refused(tmp_path, ONE, old, new, problem)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("maximum: 1000", "maximum: -1 # <-", "the maximum is below the minimum"),
        ('pattern: "[0-9]{10}"', 'pattern: "[" # <-', "this is no regular expression: unterm"),
        (
            "start: true\n    required: true",
            "required: true # <-",
            "question kind: only a question of the start may be required",
        ),
        ("minimum: 0", "minimum: many # <-", "expected a number, not 'many'"),
        ("start: true", "weigh: true # <-", f"unknown key 'weigh' (expected: {COMMON}, choices)"),
        (
            '      - {id: shop, text: {fr: "Magasin", en: "Shop"}}\n',
            "",
            "choices needs at least 2 entries",
        ),
    ],
)
def test_a_profile_question_that_does_not_hold_is_refused(tmp_path, old, new, problem):
    assert_small_is_refused(tmp_path, PROFILE, old, new, problem)


READS_EARLIER = "(conditions read what is asked before them)"
RELEVANT = "relevant_if: {answer: employees, is: 3}"


@pytest.mark.parametrize(
    ("condition", "problem"),
    [
        ("{answer: later, is: yes}", f"unknown question 'later' {READS_EARLIER}"),
        ("{answer: fields, is: far}", f"unknown question 'fields' {READS_EARLIER}"),
        ("{answer: plan, is: drawn}", "'drawn' is no choice of plan (none, draft, written)"),
        ("{answer: plan, in: [none, drawn]}", "'drawn' is no choice of plan"),
        ("{answer: plan, between: [written, draft]}", "the stages are the wrong way round"),
        ("{answer: plan, between: [draft]}", "'between' takes two ends, null for an open one"),
        ("{answer: plan, ticked: draft}", "plan has no boxes to tick"),
        ("{answer: tools, ticked: drill}", "'drill' is no choice of tools (saw, axe, nothing)"),
        ("{answer: tools, is: saw}", "tools is not a question that 'is' can read"),
        ("{answer: neq, is: abc}", "neq is not a question that 'is' can read"),
        ("{answer: employees, in: [1]}", "employees is a number: use 'is' or 'between'"),
        ("{answer: employees, is: few}", "expected a number, not 'few'"),
        ("{answer: employees, between: [9, 1]}", "the bounds are the wrong way round"),
        ("{answer: plan, row: sow, is: none}", "plan has no rows"),
        ("{answer: tasks, is: hand}", "'row' is missing"),
        ("{answer: tasks, row: mow, is: hand}", "'mow' is not a row of tasks (sow, reap)"),
        ("{answer: plan}", "expected exactly one of is, in, between, ticked"),
        ("{answer: plan, is: none, in: [none]}", "expected exactly one of is, in, between, tic"),
        ("{answer: plan, was: none}", "unknown key 'was'"),
        ("{all: []}", "'all' needs at least one condition"),
        ("{any: [], all: []}", "unknown key 'any' (expected: all)"),
        ("{not: {}}", "expected a condition: answer, score, all, any or not"),
        ("{score: one, between: [0, 50]}", "unknown score 'one' (no score can be read here)"),
        ("always", "expected a mapping (key: value)"),
    ],
)
def test_a_condition_that_can_never_be_asked_is_refused(tmp_path, condition, problem):
    assert_small_is_refused(tmp_path, ONE, RELEVANT, f"relevant_if: {condition} # <-", problem)
