"""An erasure leaves no trace: not in the file, its journal or its rows, nor in logs and mails."""

from tests.reliability.erasing import (
    cut_the_journal,
    erase_everything,
    files_with,
    plant_everywhere,
)
from tests.reliability.places import Place
from tests.reliability.processes import processes
from tests.web.privacy.planting import HOLDER, PLANTED


def rows_with(place: Place, *words: str) -> list[str]:
    """The tables in whose rows one of the words stands, read with the bare driver."""
    found = []
    for table in sorted(place.tables()):
        said = repr(place.rows(f'SELECT * FROM "{table}"')).lower()
        found += [table for word in words if word.lower() in said]
    return found


def test_a_planted_name_is_nowhere_once_it_is_erased(place):
    words = (PLANTED, HOLDER)
    log = place.folder / "site.log"
    with processes(1, place.settings) as pool:
        organisation = pool.submit(plant_everywhere, str(log)).result()
        assert len(set(rows_with(place, *words))) > 5
        assert any(name.endswith(".eml") for name in files_with(place.folder, *words))
        counts, broken = pool.submit(erase_everything, organisation).result()
        # The process lives and its connection is open: what it left in SQLite's journal is there.
        assert files_with(place.folder, *words) == []
        assert rows_with(place, *words) == []
        assert counts["organisation"] == 1
        assert counts["mails"] > 2
        assert broken == 0
        assert pool.submit(cut_the_journal).result() == ["cut"]
    assert log.read_text("utf-8")
