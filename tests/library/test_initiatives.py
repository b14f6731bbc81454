"""Initiatives are read whole, or refused with the file, the line and the reason."""

import shutil
from pathlib import Path

import pytest

from tests.library.shelf import HERE, assert_refused, changed
from virage.core.funding.values import Expense
from virage.core.initiatives import After, Days, Effect, Guess, Reached, SizeBand, Way
from virage.core.needs import Lift
from virage.core.text import LocalText
from virage.library import CatalogueError, Library
from virage.library.checks import check_catalogues

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs/examples/catalogues"
LIST = "initiatives/gardens/shared_list.yaml"
SIMPLE = "initiatives/gardens/simple_ones.yaml"
NEEDS = "questionnaires/gardens/1.0/needs.yaml"
VENDORS = "vendors.yaml"


def copied(folder: Path) -> Path:
    return shutil.copytree(EXAMPLE, folder / "catalogues")


def test_the_example_in_the_documents_is_the_file_that_is_loaded():
    document = (ROOT / "docs/catalogues.md").read_text("utf-8")
    assert (EXAMPLE / LIST).read_text("utf-8") in document


def test_everything_that_the_example_says_is_read():
    catalogue = Library(EXAMPLE).initiatives("gardens")
    assert [each.id for each in catalogue.initiatives] == [
        "shared_list",
        "ask_members",
        "paper_list",
    ]
    found = catalogue.by_id["shared_list"]
    assert (found.lead, found.needs, found.touches_staff) == ("board", ("member_list",), False)
    assert found.after == (After("ask_members", 1),)
    assert catalogue.by_id["paper_list"].after == (After("ask_members", 0),)
    assert found.reached == (Reached("register", "one_person"),)
    assert found.lifts == (Lift("register", "shared"),)
    assert catalogue.excluded_by("paper_list") == {"shared_list"}
    assert found.exit_clause == LocalText(
        fr="La liste remise en format ouvert, sans frais.",
        en="The list handed over in an open format, at no charge.",
    )
    assert [found.dependence.effect, found.agility.effect] == [Effect.LESS, Effect.MORE]
    assert found.proof.unit == LocalText(fr="% des membres", en="% of members")
    assert catalogue.by_id["paper_list"].exit_clause is None
    assert found.duty == LocalText(
        fr="La loi des jardins demande une liste à jour (exemple inventé).",
        en="The law of gardens asks for a current list (invented example).",
    )
    assert catalogue.by_id["paper_list"].duty is None


def test_the_modes_keep_their_costs_in_cents_and_say_where_they_were_read():
    alone, bought = Library(EXAMPLE).initiatives("gardens").by_id["shared_list"].modes
    assert (alone.way, alone.free, alone.effort) == (Way.IN_HOUSE, True, (Days("board", 2),))
    assert (bought.way, bought.quarters, bought.autonomy) == (Way.SUPPLIER, 1, Effect.NEUTRAL)
    (services,) = bought.costs
    assert (services.expense, services.source) == (Expense.OUTSIDE_SERVICES, None)
    assert services.at(SizeBand.SMALL) == Guess(100_00, 300_00, 600_00)
    (licences,) = bought.recurring
    assert licences.source == LocalText(
        fr="Tarif affiché (exemple inventé)", en="Posted rate (invented example)"
    )
    assert bought.yearly(SizeBand.LARGE) == Guess(240_00, 240_00, 240_00)


def test_without_a_folder_there_are_none_and_nothing_is_wrong(tmp_path):
    root = copied(tmp_path)
    shutil.rmtree(root / "initiatives")
    assert Library(root).initiatives("gardens").initiatives == ()
    assert check_catalogues(root) == ()


def test_without_a_list_no_name_is_refused_and_a_homonym_is_a_common_word_in_small(tmp_path):
    root = copied(tmp_path)
    changed(root, SIMPLE, "Copy the cards out neatly.", "rake and copy the cards out.")
    assert check_catalogues(root) == ()
    changed(root, SIMPLE, "rake and copy", "Rake and GardenPro copy")
    assert len(check_catalogues(root)) == 1
    (root / VENDORS).unlink()
    assert check_catalogues(root) == ()


CLAUSE = (
    '{fr: "La liste remise en format ouvert, sans frais.",'
    ' en: "The list handed over in an open format, at no charge."}'
)
ROLES = "'%s' is not one of board, members"
REFUSED = [
    (LIST, "initiatives:\n", "things:\n", "unknown key 'things' (expected: initiatives)"),
    (LIST, "lead: board ", "lead: staff # <-", ROLES % "staff"),
    (LIST, "role: board, days: 2", "role: dog, days: 2} # <-\n#", ROLES % "dog"),
    (LIST, "[member_list]", "[list] # <-", "unknown need 'list'"),
    (LIST, "[member_list]", "[] # <-", "expected at least one"),
    (LIST, "initiative: ask_members", "initiative: ask", "unknown initiative 'ask'"),
    (
        LIST,
        "initiative: ask_members",
        "initiative: shared_list",
        "unknown initiative 'shared_list'",
    ),
    (LIST, "[paper_list]", "[wood_list] # <-", "unknown initiative 'wood_list'"),
    (LIST, "lag: 1", "lag: -1", "expected zero or more, not -1"),
    (
        LIST,
        "to: one_person",
        "to: two",
        "'two' is no choice of register (nowhere, one_person, shared)",
    ),
    (
        LIST,
        "question: register, to: shared",
        "question: gardeners, to: shared",
        "gardeners has no stage to reach",
    ),
    (
        LIST,
        "question: register, to: shared",
        "question: register, to: shared, row: first",
        "register has no rows",
    ),
    (LIST, "to: one_person", "to: one_person, row: first", "unknown key 'row'"),
    (
        LIST,
        "question: register, to: shared",
        "question: lists, to: shared",
        "unknown question 'lists' (conditions read what is asked before them)",
    ),
    (LIST, "effect: less", "effect: worse # <-", "'worse' is not one of more, less, neutral"),
    (LIST, "days: 1", "days: 0", "expected one or more, not 0"),
    (LIST, "[100, 200, 400] ", "[100, 90, 400] # <-", "expected the least, the likeliest and the"),
    (LIST, "[100, 300, 600] ", "[100, 300] # <-", "expected the least, the likeliest and the most"),
    (LIST, "[300, 600, 1200] ", "[-1, 0, 1] # <-", "expected an amount in dollars such as 50000"),
    (LIST, "estimate ", "guess # <-", "expected a mapping (key: value)"),
    (LIST, "expense: licences", "expense: rent # <-", "'rent' is not one of outside_services, tr"),
    (LIST, "touches_staff: false", "touches_staff: maybe # <-", "expected true or false"),
    (LIST, "  supplier:", "  sellers:", "unknown key 'sellers' (expected: in_house, shared"),
    (SIMPLE, "id: paper_list", "id: shared_list", "initiative shared_list: this id is taken"),
    (SIMPLE, "id: paper_list", "id: dont_know # <-", "'dont_know' is reserved for people's answe"),
    (
        LIST,
        CLAUSE,
        "none # <-",
        "something is bought: say what to ask for to be able to leave",
    ),
    (
        LIST,
        "A firm sets up an online tool.",
        "A firm sets up gardenPRO.",
        "no vendor is named here: say what the thing does, not gardenPRO",
    ),
    (
        SIMPLE,
        "Card, a pencil",
        "Rake, a pencil",
        "no vendor is named here: say what the thing does, not Rake",
    ),
    (VENDORS, "homonyms:", "others:", "unknown key 'others' (expected: names, homonyms)"),
]


@pytest.mark.parametrize(("file", "old", "new", "problem"), REFUSED)
def test_what_is_wrong_is_refused_where_it_stands(tmp_path, file, old, new, problem):
    root = copied(tmp_path)
    changed(root, file, old, new)
    (found,) = check_catalogues(root)
    lines = (root / file).read_text("utf-8").splitlines()
    wanted = new.split("\n")[0].strip()
    assert found.problem.startswith(problem)
    assert found.file == file
    assert any(wanted in line for line in lines[max(found.line - 2, 0) : found.line + 1])
    if HERE in new:
        assert HERE in lines[found.line - 1]


def test_a_mode_less_or_an_effort_less_initiative_is_refused(tmp_path):
    root = copied(tmp_path)
    whole = (root / SIMPLE).read_text("utf-8")
    start, end = whole.index("        effort:"), whole.index("        quarters: 1")
    (root / SIMPLE).write_text(f"{whole[:start]}        effort: [] {HERE}\n{whole[end:]}", "utf-8")
    with pytest.raises(CatalogueError) as caught:
        Library(root).initiatives("gardens")
    assert_refused(caught, root / SIMPLE, "expected at least one")
    start, end = whole.index("    modes:"), whole.index("    dependence:")
    (root / SIMPLE).write_text(f"{whole[:start]}    modes: {{}} {HERE}\n{whole[end:]}", "utf-8")
    with pytest.raises(CatalogueError) as caught:
        Library(root).initiatives("gardens")
    assert_refused(caught, root / SIMPLE, "expected at least one")


def test_initiatives_that_wait_for_one_another_are_named_with_their_line(tmp_path):
    root = copied(tmp_path)
    changed(
        root,
        SIMPLE,
        'Leave a pile of cards in the shed."}\n',
        'Leave a pile of cards in the shed."}\n    after:\n'
        f"      - {{initiative: shared_list}} {HERE}\n",
    )
    (found,) = check_catalogues(root)
    assert found.problem == "these wait for one another: shared_list → ask_members → shared_list"
    assert found.file == LIST
    assert (
        "initiative: ask_members" in (root / LIST).read_text("utf-8").splitlines()[found.line - 1]
    )


def test_a_need_with_one_initiative_is_refused_in_the_file_of_needs(tmp_path):
    root = copied(tmp_path)
    (root / LIST).unlink()
    whole = (root / SIMPLE).read_text("utf-8")
    (root / SIMPLE).write_text(whole[: whole.index("\n  - id: paper_list")], "utf-8")
    (found,) = check_catalogues(root)
    assert str(found) == (
        f"{NEEDS}:5: need member_list: at least two initiatives are expected,"
        " one of them free or in-house"
    )


def test_when_the_needs_are_broken_they_alone_are_reported(tmp_path):
    root = copied(tmp_path)
    changed(root, NEEDS, "most: 2", "most: two")
    assert {each.file for each in check_catalogues(root)} == {NEEDS}
