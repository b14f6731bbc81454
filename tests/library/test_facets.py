"""Facets are read whole, or refused with the file, the line and the reason."""

import re
import shutil
from pathlib import Path

import pytest

from tests.library.shelf import HERE, assert_refused, changed, line_of_mark
from virage.core.funding.values import Dated
from virage.core.text import LocalText
from virage.library import CatalogueError, Library
from virage.library.checks import check_catalogues

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs/examples/catalogues"
LIST = "facets/garden_list.yaml"
NEEDS = "questionnaires/gardens/1.0/needs.yaml"


def copied(folder: Path) -> Path:
    return shutil.copytree(EXAMPLE, folder / "catalogues")


def refused(root: Path) -> "pytest.ExceptionInfo[CatalogueError]":
    with pytest.raises(CatalogueError) as caught:
        _ = Library(root).facets
    assert [str(each) for each in check_catalogues(root)] == [str(caught.value)]
    return caught


def test_the_example_in_the_documents_is_the_file_that_is_loaded():
    document = (ROOT / "docs/catalogues.md").read_text("utf-8")
    (shown,) = re.findall(r"```yaml\n(id: garden_list\n.*?)```", document, re.DOTALL)
    rest = (EXAMPLE / LIST).read_text("utf-8")
    for part in shown.split("\n    …\n"):
        _, found, rest = rest.partition(part.strip("\n"))
        assert found, part


def test_everything_that_the_example_says_is_read():
    (facet,) = Library(EXAMPLE).facets.facets
    assert (facet.id, facet.rank) == ("garden_list", 1)
    assert facet.address == LocalText("la-liste-du-jardin", "the-garden-list")
    assert facet.title == LocalText("La liste du jardin", "The garden list")
    assert facet.hook.en == "In spring, nobody knows who is coming back."
    assert facet.minute.en.startswith("A shared garden hangs on a list.")
    assert "## What goes in, what stays out" in facet.article.en
    assert facet.example.en.startswith("The Three Plums garden")
    assert [move.fr[:9] for move in facet.moves] == ["Réunissez", "Appelez d", "Montrez à"]
    assert facet.questions == ("register", "notices")
    assert (facet.needs, facet.dimensions) == (("member_list",), ("people",))
    assert "notebook" in facet.also.en
    (source,) = facet.sources
    assert (source.id, source.on) == ("board", Dated(2026, 5))
    assert source.url == "https://jardin.example/babillard"


def test_without_a_folder_there_are_none_and_nothing_is_wrong(tmp_path):
    root = copied(tmp_path)
    shutil.rmtree(root / "facets")
    assert Library(root).facets.facets == ()
    assert check_catalogues(root) == ()


def test_they_are_read_by_rank_then_by_id(tmp_path):
    root = copied(tmp_path)
    for name, rank in (("b_second", 2), ("a_second", 2), ("zero", 0)):
        text = (root / LIST).read_text("utf-8").replace("garden_list", name)
        text = text.replace("rank: 1", f"rank: {rank}")
        text = text.replace("la-liste-du-jardin", f"fr-{name}".replace("_", "-"))
        text = text.replace("the-garden-list", f"en-{name}".replace("_", "-"))
        (root / f"facets/{name}.yaml").write_text(text, "utf-8")
    assert [each.id for each in Library(root).facets.facets] == [
        "zero",
        "garden_list",
        "a_second",
        "b_second",
    ]


SUBSET = "only paragraphs, headings, lists, emphasis and links are written here, not "
WHY = "    ## Why begin here\n"
TITLE = '  fr: "La liste du jardin"\n  en: "The garden list"\n'
MOVE = '  - fr: "Réunissez les listes qui existent et choisissez-en une."\n'
PLUMS = '    en: "The Three Plums garden kept four lists.'


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("id: garden_list", f"id: moon {HERE}", "the file is named after its id: garden_list"),
        ("rank: 1", f"rank: first {HERE}", "expected a whole number, not 'first'"),
        (
            "la-liste-du-jardin, en: the-garden-list}",
            f"la liste, en: a}} {HERE}",
            "an address is made of small letters without accents and hyphens",
        ),
        (TITLE, f'  fr: "La liste du jardin" {HERE}\n', "'en' is missing"),
        (
            "invented: true",
            f"invented: false {HERE}",
            "an example is invented and says so: write invented: true",
        ),
        (
            MOVE,
            f"  - {{fr: Rien, en: Nothing}} {HERE}\n{MOVE}",
            "expected 3 things to do this month, not 4",
        ),
        ("register, notices]", f"register, moon] {HERE}", "unknown question 'moon'"),
        ("needs: [member_list]", f"needs: [moon] {HERE}", "unknown need 'moon'"),
        ("dimensions: [people]", f"dimensions: [moon] {HERE}", "unknown dimension 'moon'"),
        (
            "date: 2026-05",
            f"date: soon {HERE}",
            "expected a date such as 2026-11-22, 2026-11 or 2026, not 'soon'",
        ),
        (
            WHY,
            f"    # Why {HERE}\n",
            "a heading is written with two signs: ## (the title is the first)",
        ),
        (WHY, f"    <b>Why</b> {HERE}\n", f"{SUBSET}html_inline"),
        (WHY, f"    <div>Why</div> {HERE}\n", f"{SUBSET}html_block"),
        (WHY, f"    ![Why](https://x.example/a.png) {HERE}\n", f"{SUBSET}image"),
        (WHY, f"    `Why` {HERE}\n", f"{SUBSET}code_inline"),
        (WHY, f"    [Why](http://x.example) {HERE}\n", "a link begins with https://"),
        (
            PLUMS,
            f"    {HERE}\n{PLUMS} A GardenPro sale.",
            "no vendor is named here: say what the thing does, not GardenPro",
        ),
    ],
)
def test_what_is_wrong_is_refused_where_it_stands(tmp_path, old, new, problem):
    root = copied(tmp_path)
    changed(root, LIST, old, new)
    caught = refused(root)
    if new.startswith(f"    {HERE}"):  # the mark may not stand inside the quotes
        assert caught.value.line == line_of_mark(root / LIST) + 1
        assert caught.value.problem == problem
    else:
        assert_refused(caught, root / LIST, problem)


@pytest.mark.parametrize("part", ["minute", "article", "example", "moves", "also"])
def test_a_part_that_is_missing_is_refused(tmp_path, part):
    root = copied(tmp_path)
    path = root / LIST
    whole = path.read_text("utf-8")
    path.write_text(re.sub(rf"^{part}:\n(?:(?: .*)?\n)+", "", whole, flags=re.MULTILINE), "utf-8")
    assert refused(root).value.problem == f"'{part}' is missing"


@pytest.mark.parametrize(
    ("part", "language", "text", "problem"),
    [
        ("minute", "fr", "Trop court.", "expected from 30 to 150 words, not 2"),
        ("article", "fr", "Trop court.", "expected from 400 to 700 words, not 2"),
        ("article", "en", "long " * 701, "expected from 400 to 700 words, not 701"),
    ],
)
def test_texts_too_short_or_too_long_are_refused(tmp_path, part, language, text, problem):
    root = copied(tmp_path)
    path = root / LIST
    old = rf"(^{part}:\n(?:.*\n)*?  {language}: \|)\n(?:(?:    .*)?\n)+"
    whole = re.sub(old, rf"\1 {HERE}\n    {text}\n", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(whole, "utf-8")
    assert_refused(refused(root), path, problem)


def test_two_facets_cannot_have_the_same_address(tmp_path):
    root = copied(tmp_path)
    text = (root / LIST).read_text("utf-8").replace("id: garden_list", "id: twin")
    (root / "facets/twin.yaml").write_text(text, "utf-8")
    caught = refused(root)
    assert str(caught.value) == "facets/twin.yaml:3: another facet has this address"


def test_a_question_or_a_need_names_facets_that_exist(tmp_path):
    root = copied(tmp_path)
    changed(root, NEEDS, "facets: [garden_list]", "facets: [garden_list, moon]")
    assert [str(each) for each in check_catalogues(root)] == [f"{NEEDS}:20: unknown facet 'moon'"]


def test_facets_wait_for_a_questionnaire_that_loads(tmp_path):
    root = copied(tmp_path)
    changed(root, NEEDS, "facets: [garden_list]", "colour: red")
    changed(root, LIST, "rank: 1", "rank: first")
    assert [each.file for each in check_catalogues(root)] == [NEEDS]
