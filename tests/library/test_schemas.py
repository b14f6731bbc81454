"""The schemas that editors read take what the library takes, and name the same keys."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any as Anything

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tests.library.shelf import DATA
from virage.core.change import Footing
from virage.core.questionnaire import Kind
from virage.library import (
    cases,
    facets,
    facts,
    item_maps,
    needs,
    questionnaires,
    questions,
    sheets,
    shipped,
)
from virage.library.funding import criteria, programmes, terms
from virage.library.initiatives import FILE_KEYS, entries, modes, vendors
from virage.library.planning import KEYS as PROBLEM_KEYS
from virage.library.planning import initiatives as planned
from virage.library.planning import limits, scores
from virage.library.planning import programmes as payers

ROOT = Path(__file__).parents[2]
SCHEMAS = shipped().root / "schemas"
CATALOGUES = (shipped().root, DATA, ROOT / "tests/core/data", ROOT / "docs/examples/catalogues")
WHERE = (
    ("questionnaire", "questionnaires/*/*/questionnaire.yaml"),
    ("profile", "questionnaires/*/*/profile.yaml"),
    ("dimension", "questionnaires/*/*/dimensions/*.yaml"),
    ("flags", "questionnaires/*/*/flags.yaml"),
    ("moves", "questionnaires/*/*/moves.yaml"),
    ("crosswalk", "questionnaires/*/*/crosswalks/*.yaml"),
    ("item_map", "questionnaires/*/*/from_*.yaml"),
    ("needs", "questionnaires/*/*/needs.yaml"),
    ("programme", "funding/programmes/*.yaml"),
    ("vocabulary", "funding/vocabulary.yaml"),
    ("initiatives", "initiatives/*/*.yaml"),
    ("vendors", "vendors.yaml"),
    ("facet", "facets/*.yaml"),
)


@cache
def schema(name: str) -> dict[str, Anything]:
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))


@cache
def validator(name: str) -> Draft202012Validator:
    named = ((f"{each}.schema.json", schema(each)) for each in ("common", "programme"))
    registry: Registry[Anything] = Registry().with_resources(
        (address, Resource.from_contents(each)) for address, each in named
    )
    return Draft202012Validator(schema(name), registry=registry)


def files() -> Iterator[tuple[str, Path]]:
    for root in CATALOGUES:
        for name, pattern in WHERE:
            yield from ((name, path) for path in sorted(root.glob(pattern)))
    for folder in ("examples", "examples/funding", "docs/examples"):
        yield from (("sheet", path) for path in sorted((ROOT / folder).glob("*.yaml")))
    yield from (("case", path) for path in sorted((ROOT / "examples/funding/cases").glob("*.yaml")))
    yield from (("problem", path) for path in sorted((ROOT / "examples/plans").glob("*.yaml")))


def read(path: Path) -> Anything:
    """The file as editors see it: JSON has no dates."""
    return json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8")), default=date.isoformat))


@pytest.mark.parametrize(
    ("name", "path"), [pytest.param(*each, id=str(each[1].relative_to(ROOT))) for each in files()]
)
def test_what_ships_is_valid_for_editors_too(name, path):
    errors = validator(name).iter_errors(read(path))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_every_schema_is_one():
    names = {path.name.removesuffix(".schema.json") for path in SCHEMAS.iterdir()}
    assert names == {"common", "sheet", "case", "problem", *(name for name, _ in WHERE)}
    for name in names:
        Draft202012Validator.check_schema(schema(name))


def test_the_settings_of_editors_in_the_documents_name_every_schema():
    document = (ROOT / "docs" / "catalogues.md").read_text("utf-8")
    given = json.loads(document.partition("```json")[2].partition("```")[0])["yaml.schemas"]
    said = {f"src/virage/catalogues/schemas/{name}.schema.json": f"**/{at}" for name, at in WHERE}
    assert given == said


QUESTION = schema("common")["$defs"]["question"]["properties"]
NEED = schema("needs")["properties"]["needs"]["items"]["properties"]
ITEM = schema("item_map")["properties"]["items"]["items"]["properties"]
VERSION = schema("programme")["$defs"]["version"]["properties"]
AMOUNT = VERSION["amount"]["anyOf"][0]["properties"]
RULES = {
    key for rule in schema("programme")["$defs"]["rule"]["anyOf"] for key in rule["properties"]
}
CASE = schema("case")["properties"]
CASE_STEP = CASE["steps"]["items"]["properties"]
INITIATIVE = schema("initiatives")["properties"]["initiatives"]["items"]["properties"]
MODES = schema("initiatives")["$defs"]
PLANNED = schema("problem")["properties"]
PLANNED_MODE = PLANNED["initiatives"]["items"]["properties"]["modes"]["items"]["properties"]
PAYER = PLANNED["programmes"]["items"]["properties"]
TARGETS = {key for each in PLANNED["targets"]["items"]["anyOf"] for key in each["properties"]}
FACET = schema("facet")["properties"]
TOOL = schema("sheet")["properties"]["tools"]["items"]["properties"]


@pytest.mark.parametrize(
    ("declared", "read_keys"),
    [
        (schema("questionnaire")["properties"], questionnaires.HEADER_KEYS),
        (
            QUESTION,
            {*questions.ANY_KIND, *(key for keys in questions.OF_KIND.values() for key in keys)},
        ),
        (NEED, needs.NEED_KEYS),
        (schema("flags")["properties"]["flags"]["items"]["properties"], questionnaires.FLAG_KEYS),
        (schema("item_map")["properties"], item_maps.KEYS),
        (ITEM, item_maps.ITEM_KEYS),
        (ITEM["footing"]["enum"], [footing.value for footing in Footing]),
        (schema("sheet")["properties"], sheets.KEYS),
        (TOOL, sheets.TOOL_KEYS),
        (schema("sheet")["properties"]["funding"]["properties"], facts.KEYS),
        (CASE, cases.KEYS),
        (CASE_STEP, cases.STEP_KEYS),
        (CASE_STEP["costs"]["items"]["properties"], cases.COST_KEYS),
        (CASE["aids"]["items"]["properties"], cases.AID_KEYS),
        (schema("programme")["properties"], programmes.PROGRAMME_KEYS),
        (VERSION, programmes.VERSION_KEYS),
        (AMOUNT, terms.AMOUNT_KEYS),
        (VERSION["stacking"]["anyOf"][0]["properties"], terms.STACKING_KEYS),
        (VERSION["timing"]["anyOf"][0]["properties"], terms.TIMING_KEYS),
        (schema("initiatives")["properties"], FILE_KEYS),
        (INITIATIVE, entries.KEYS),
        (MODES["mode"]["properties"], modes.MODE_KEYS),
        (MODES["cost"]["properties"], modes.COST_KEYS),
        (schema("vendors")["properties"], vendors.KEYS),
        (PLANNED, PROBLEM_KEYS),
        (PLANNED["initiatives"]["items"]["properties"], planned.KEYS),
        (PLANNED_MODE, planned.MODE_KEYS),
        (PLANNED["budget"]["properties"], limits.BUDGET_KEYS),
        (PLANNED["people"]["items"]["properties"], limits.PEOPLE_KEYS),
        (PLANNED["meetings"]["items"]["properties"], limits.MEETING_KEYS),
        (PLANNED["locks"]["items"]["properties"], limits.LOCK_KEYS),
        (TARGETS, limits.TARGET_KEYS),
        (PLANNED["needs"]["items"]["properties"], scores.NEED_KEYS),
        (PLANNED["questions"]["items"]["properties"], scores.QUESTION_KEYS),
        (PLANNED["scores"]["items"]["properties"], scores.SCORE_KEYS),
        (PLANNED["red_flags"]["items"]["properties"], scores.FLAG_KEYS),
        (PAYER, payers.KEYS),
        (PAYER["caps"]["properties"], payers.CAP_KEYS),
        (PAYER["ceiling"]["properties"], payers.CEILING_KEYS),
        (PLANNED["offers"]["items"]["properties"], payers.OFFER_KEYS),
        (FACET, facets.KEYS),
        (FACET["example"]["properties"], facets.EXAMPLE_KEYS),
        (FACET["sources"]["items"]["properties"], facets.SOURCE_KEYS),
        (RULES, {*criteria.READERS, *criteria.GROUPS, "of", "source"}),
    ],
)
def test_schemas_and_library_name_the_same_keys(declared, read_keys):
    assert set(declared) == set(read_keys)


def test_each_kind_of_question_has_its_own_keys():
    said = {"id": "q", "title": T, "text": T, "why": T}
    for kind in Kind:
        foreign = {key for keys in questions.OF_KIND.values() for key in keys}
        foreign -= set(questions.OF_KIND[kind])
        for key in foreign:
            dimension = {**DIMENSION, "questions": [{**said, "kind": kind.value, key: []}]}
            assert not validator("dimension").is_valid(dimension), (kind, key)


T = {"fr": "a", "en": "b"}
DIMENSION = {"id": "d", "title": T, "summary": T}
STAGE: dict[str, Anything] = {
    "id": "q",
    "kind": "stage",
    "title": T,
    "text": T,
    "why": T,
    "stages": [{"id": "a", "text": T}, {"id": "b", "text": T, "points": "1/2"}],
}


def test_a_good_question_is_taken():
    assert validator("dimension").is_valid({**DIMENSION, "questions": [STAGE]})


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "stages"},
        {"weight": 0},
        {"title": {"fr": "a"}},
        {"why": {"fr": "a", "en": " "}},
        {"id": "dont_know"},
        {"stages": STAGE["stages"][:1]},
        {"stages": [{"id": "a", "text": T, "points": "a third"}] * 2},
        {"relevant_if": {"answer": "kind"}},
        {"relevant_if": {"answer": "kind", "is": "a", "in": ["a"]}},
        {"relevant_if": {"all": []}},
        {"colour": "red"},
    ],
)
def test_what_the_library_refuses_editors_underline(change):
    assert not validator("dimension").is_valid({**DIMENSION, "questions": [STAGE | change]})
