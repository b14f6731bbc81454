"""Reads of a database that is being restored; the command line acts for the site."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from virage.library import library_at
from virage.web.campaigns.models import Campaign
from virage.web.diagnostics.models import Sheet


@dataclass(frozen=True, slots=True, order=True)
class Pinned:
    """A version of a questionnaire that sheets or diagnoses were begun with."""

    questionnaire: str
    version: str
    content_hash: str


def lacking() -> tuple[Pinned, ...]:
    """What sheets and diagnoses were begun with, and the catalogues do not hold as it was."""
    pinned = {
        Pinned(*row)
        for model in (Sheet, Campaign)
        for row in model.objects.values_list("questionnaire", "version", "content_hash").distinct()
    }
    return tuple(sorted(each for each in pinned if not _is_served(each)))


def _is_served(each: Pinned) -> bool:
    library = library_at(settings.VIRAGE_CATALOGUES)
    if each.version not in library.versions(each.questionnaire):
        return False
    served = library.questionnaire(each.questionnaire, each.version)
    return served.content_hash == each.content_hash


def row_count() -> int:
    """How many rows all the tables hold together."""
    with connection.cursor() as cursor:
        count = 0
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
            count += cursor.fetchone()[0]
    return count


def is_of_virage() -> bool:
    """Whether the tables are those of a Virage, of whatever version."""
    return ("diagnostics", "0001_initial") in MigrationLoader(connection).applied_migrations


def later_migrations() -> Iterator[str]:
    """The migrations that only a later version of Virage can have made."""
    loader = MigrationLoader(connection)
    for app, name in sorted(loader.applied_migrations):
        if app in loader.migrated_apps and (app, name) not in loader.disk_migrations:
            yield f"{app} {name}"
