"""What the documents say of the code is compared with the code."""

import re
import tomllib
from pathlib import Path

from tests.checks import nothing

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "virage"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
SETTING = re.compile(r"\b(?:VIRAGE_[A-Z_]+|DATABASE_URL)\b")


def read(path: str) -> str:
    return (ROOT / path).read_text()


def rows(path: str) -> list[str]:
    """Return the names, in code quotes or plain, of the first column of a document's tables."""
    return re.findall(r"^\| `?([\w./-]+)`? \|", read(path), re.MULTILINE)


def test_every_setting_is_documented_and_every_documented_setting_exists():
    in_code = set(SETTING.findall(read("src/virage/web/project/environment.py")))
    documented = {name for name in rows("docs/operating/settings.md") if SETTING.fullmatch(name)}
    assert documented == in_code


def test_the_environment_is_read_in_one_place():
    reads = re.compile(r"os\.(environ\b(?!\.setdefault)|getenv)")
    readers = [p.relative_to(ROOT) for p in SOURCE.rglob("*.py") if reads.search(p.read_text())]
    assert readers == [Path("src/virage/web/project/environment.py")]


def test_the_map_names_every_package():
    places = [*SOURCE.iterdir(), *(SOURCE / "web").iterdir()]
    packages = [p for p in places if p.is_dir() and p.name != "__pycache__"]
    drawn = read("docs/map.md")
    unnamed = [p for p in packages if f"{p.parent.name}/{p.name}`" not in drawn]
    nothing(unnamed, "say in docs/map.md what lives there")


def test_the_map_names_nothing_that_is_gone():
    named = [name for name in rows("docs/map.md") if "/" in name]
    places = [SOURCE / n if n.startswith("web/") else ROOT / n for n in named]
    nothing([place for place in places if not place.exists()], "take it off docs/map.md")


def test_the_changelog_begins_with_the_version_of_the_package():
    versions = re.findall(r"^## \[([\d.]+)\]", read("CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == PROJECT["version"]


def test_every_dependency_has_its_reason_and_there_are_at_most_thirty():
    direct = [re.split(r"[\[<>=]", name)[0] for name in PROJECT["dependencies"]]
    assert sorted(rows("docs/dependencies.md")[1:]) == sorted(direct)
    assert len(direct) <= 30


def test_every_decision_is_short_and_numbered():
    decisions = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert [path.name[:4] for path in decisions] == [
        f"{number:04}" for number in range(1, len(decisions) + 1)
    ]
    nothing([p for p in decisions if len(p.read_text().splitlines()) > 25], "shorten these")
