"""What the documents say of the code is compared with the code."""

import re
import tomllib
from pathlib import Path

from tests.checks import nothing

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "virage"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LINK = re.compile(r"""(?:\]\(|(?:src|href)=")([^)"\s]+)""")
LEFT_BEHIND = {
    "copie de sûreté": "copie de sauvegarde",
    "copies de sûreté": "copies de sauvegarde",
    "| palier": "étape",
    "| couverture": "part mesurée",
}
SETTING = re.compile(r"\b(?:VIRAGE_[A-Z_]+|DATABASE_URL)\b")


def read(path: str) -> str:
    return (ROOT / path).read_text()


def rows(path: str) -> list[str]:
    """Return the names, in code quotes or plain, of the first column of a document's tables."""
    return re.findall(r"^\| `?([\w./-]+)`? \|", read(path), re.MULTILINE)


def test_every_relative_link_leads_somewhere():
    places = [ROOT, *(path for path in (ROOT / "docs").rglob("*") if path.is_dir())]
    documents = [path for place in places for path in sorted(place.glob("*.md"))]
    assert ROOT / "README.md" in documents
    nothing([link for path in documents for link in broken(path)], "mend these links")


def broken(document: Path) -> list[str]:
    """The links of a document, and its pictures, that lead to no file or heading of ours."""
    links = LINK.findall(document.read_text())
    ours = [link for link in links if not link.startswith(("http://", "https://", "mailto:"))]
    return [f"{document.relative_to(ROOT)}: {link}" for link in ours if not leads(document, link)]


def leads(document: Path, link: str) -> bool:
    """Whether there is such a file and, when the link names one, such a heading."""
    place, _, heading = link.partition("#")
    file = document.parent / place if place else document
    if not file.exists() or not heading:
        return file.exists()
    titles = re.findall(r"^#+ (.+)$", file.read_text(), re.MULTILINE)
    return heading in {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in titles}


def test_a_broken_link_is_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# A heading\n[a](#a-heading) [b](gone.md) [c](#gone) [d](page.md)")
    assert [link for link in LINK.findall(page.read_text()) if not leads(page, link)] == [
        "gone.md",
        "#gone",
    ]


def test_the_documents_say_the_words_that_the_product_says():
    said = [ROOT / "docs/glossary.md", SOURCE / "locale/fr/LC_MESSAGES/django.po"]
    said += sorted((SOURCE / "catalogues").rglob("*.yaml"))
    found = [(path, word) for path in said for word in LEFT_BEHIND if word in path.read_text()]
    nothing(found, f"say instead: {LEFT_BEHIND}")


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
    folders = [p for p in (ROOT / "tests").iterdir() if (p / "__init__.py").exists()]
    drawn_tests = next(line for line in drawn.splitlines() if line.startswith("| `tests`"))
    nothing([p for p in folders if f"`{p.name}`" not in drawn_tests], "name it in docs/map.md")
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
