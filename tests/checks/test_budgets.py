"""Small things stay small; a limit is never raised to fit a mess."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.checks import nothing

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "virage"
BANNED = {"utils", "util", "helpers", "helper", "common", "services", "managers", "misc"}
Function = ast.FunctionDef | ast.AsyncFunctionDef

FUNCTION_LINES, VIEW_LINES, PARAMETERS, POSITIONAL = 40, 15, 6, 3
FILE_LINES = {"src": 300, "tools": 300, "benchmarks": 300, "tests": 400}
TEMPLATE_LINES = 120
RECEIVED = {"self", "cls", "request"}  # given by Python or Django, not chosen by us


def python_files(folder: str) -> list[Path]:
    return sorted(p for p in (ROOT / folder).rglob("*.py") if "migrations" not in p.parts)


def functions(folder: str) -> Iterator[tuple[Path, Function]]:
    for path in python_files(folder):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, Function):
                yield path, node


def lines(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def is_view(path: Path, node: Function) -> bool:
    in_views = path.stem == "views" or path.parent.stem == "views"
    first = node.args.args[0].arg if node.args.args else ""
    return in_views and first == "request"


def where(path: Path, node: Function) -> str:
    return f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"


@pytest.mark.parametrize("folder", FILE_LINES)
def test_functions_have_at_most_40_lines(folder):
    long = [where(p, f) for p, f in functions(folder) if lines(f) > FUNCTION_LINES]
    nothing(long, "name the parts of the function and let each have its own")


def test_views_have_at_most_15_lines():
    long = [where(p, f) for p, f in functions("src") if is_view(p, f) and lines(f) > VIEW_LINES]
    nothing(long, "a view fetches, checks, acts and shows; the rest is an action or a query")


@pytest.mark.parametrize("folder", FILE_LINES)
def test_files_keep_their_length(folder):
    sizes = {p: len(p.read_text().splitlines()) for p in python_files(folder)}
    long = [f"{p.relative_to(ROOT)}: {n}" for p, n in sizes.items() if n > FILE_LINES[folder]]
    nothing(long, "split by subject into a package")


def test_templates_have_at_most_120_lines():
    sizes = {p: len(p.read_text().splitlines()) for p in SOURCE.rglob("*.html")}
    nothing([p for p, n in sizes.items() if n > TEMPLATE_LINES], "include parts")


def test_functions_take_at_most_6_parameters_and_3_without_a_name():
    wide = []
    for path, node in functions("src"):
        given = [a.arg for a in [*node.args.posonlyargs, *node.args.args]]
        positional = len([name for name in given if name not in {"self", "cls"}])
        if positional > POSITIONAL or positional + len(node.args.kwonlyargs) > PARAMETERS:
            wide.append(where(path, node))
    nothing(wide, "past three, parameters are given by name; past six, they are a value")


def test_no_file_is_named_after_nothing():
    named = [p for p in SOURCE.rglob("*") if p.stem in BANNED and "__pycache__" not in p.parts]
    nothing(named, "name a module after what it is about")
