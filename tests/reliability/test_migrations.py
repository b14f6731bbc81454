"""The tables can be made from nothing, and taken away again."""

from tests.reliability.processes import processes
from tests.reliability.writing import begin_sheets, take_tables_away

LEFT_BY_DJANGO = {"django_migrations"}


def test_migrations_go_from_nothing_and_back(empty):
    with processes(1, empty.settings) as pool:
        assert empty.tables() == set()
        pool.submit(begin_sheets, 3).result()
        made = empty.tables()
        assert {"diagnostics_sheet", "accounts_user"} <= made
        pool.submit(take_tables_away).result()
        assert empty.tables() == LEFT_BY_DJANGO
        pool.submit(begin_sheets, 3).result()
        assert empty.tables() == made
