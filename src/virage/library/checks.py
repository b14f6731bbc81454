"""Every catalogue file loads, its references resolve, and what was published has not moved."""

from collections.abc import Iterator
from pathlib import Path

from virage.core.questionnaire import Questionnaire
from virage.library.reading import CatalogueError, read_yaml
from virage.library.shelves import Library

PUBLISHED = "published.yaml"


def check_catalogues(root: Path) -> tuple[CatalogueError, ...]:
    """Every problem found under `root`, one per broken file, in the order of the files."""
    library = Library(root)
    problems: list[CatalogueError] = []
    for name in library.names():
        for version in library.versions(name):
            problems += _check_questionnaire(library, name, version)
    if not library.names():
        problems.append(CatalogueError("questionnaires", 1, "there is no questionnaire"))
    return tuple(problems)


def _check_questionnaire(library: Library, name: str, version: str) -> Iterator[CatalogueError]:
    try:
        questionnaire = library.questionnaire(name, version)
        yield from _moved(library.root, questionnaire)
        if version == library.versions(name)[-1]:
            library.needs(questionnaire)
    except CatalogueError as problem:
        yield problem


def _moved(root: Path, questionnaire: Questionnaire) -> Iterator[CatalogueError]:
    if not (root / PUBLISHED).exists():
        return
    published = read_yaml(root / PUBLISHED, root)
    name = f"{questionnaire.id}/{questionnaire.version}"
    if not published.has(name):
        return
    if published[name].name != questionnaire.content_hash:
        yield published[name].error(
            f"{name} was published and must never change: make a new version of it "
            f"(its content is now {questionnaire.content_hash})"
        )
