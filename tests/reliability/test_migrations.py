"""The tables can be made from nothing, and taken away again."""

from tests.reliability.processes import processes
from tests.reliability.writing import begin_sheets, take_tables_away

LEFT_BY_DJANGO = {"django_migrations"}


def test_migrations_go_from_nothing_and_back(place):
    with processes(1, place.settings) as pool:
        assert place.tables() == set()
        pool.submit(begin_sheets, 3).result()
        made = place.tables()
        assert {"diagnostics_sheet", "accounts_user"} <= made
        pool.submit(take_tables_away).result()
        assert place.tables() == LEFT_BY_DJANGO
        pool.submit(begin_sheets, 3).result()
        assert place.tables() == made
