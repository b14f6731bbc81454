"""Every catalogue file loads, its references resolve, and what was published has not moved."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from virage.core.questionnaire import Questionnaire
from virage.library.facets import facet_problems
from virage.library.funding import funding_problems
from virage.library.funding.known import Known
from virage.library.reading import CatalogueError, Entry, gettext_noop, read_yaml
from virage.library.shelves import SHIPPED, Library

PUBLISHED = "published.yaml"


def check_catalogues(root: Path) -> tuple[CatalogueError, ...]:
    """Every problem found under `root`, one per broken file, in the order of the files."""
    library = Library(root)
    problems: list[CatalogueError] = []
    for name in library.names():
        for version in library.versions(name):
            problems += _check_questionnaire(library, name, version)
    if not library.names():
        problems.append(
            CatalogueError("questionnaires", 1, gettext_noop("there is no questionnaire"))
        )
    funding, facets = _check_funding(library), _check_facets(library)
    return (*problems, *funding, *facets, *_check_published(library))


def _check_funding(library: Library) -> Iterator[CatalogueError]:
    """Every programme loads; what it names of a broken questionnaire is left unchecked."""
    try:
        words = library.words_of_funding
    except CatalogueError:
        words = Known()  # the questionnaire is reported by itself
    yield from funding_problems(library.root, words)


def _check_facets(library: Library) -> Iterator[CatalogueError]:
    """Every facet loads, once the questionnaires that they prepare for do."""
    try:
        words = library.words_of_facets
    except CatalogueError:
        return  # the questionnaire is reported by itself
    yield from facet_problems(library.root, words)


def _check_questionnaire(library: Library, name: str, version: str) -> Iterator[CatalogueError]:
    versions = library.versions(name)
    try:
        questionnaire = library.questionnaire(name, version)
    except CatalogueError as problem:
        yield problem
        return
    yield from _problem(lambda: library.needs(questionnaire))
    if version == versions[-1]:
        yield from _check_initiatives(library, questionnaire)
    for earlier in versions[: versions.index(version)][-1:]:
        yield from _check_item_map(library, questionnaire, earlier)


def _check_initiatives(library: Library, questionnaire: Questionnaire) -> Iterator[CatalogueError]:
    """They answer the needs of the newest version; broken needs are reported by themselves."""
    try:
        library.needs(questionnaire)
    except CatalogueError:
        return
    yield from _problem(lambda: library.initiatives(questionnaire.id))


def _problem(read: Callable[[], object]) -> Iterator[CatalogueError]:
    """What keeps a file from being read, if anything does."""
    try:
        read()
    except CatalogueError as problem:
        yield problem


def _check_item_map(
    library: Library, questionnaire: Questionnaire, earlier: str
) -> Iterator[CatalogueError]:
    """A version says what became of each question of the one before it, and of no other."""
    folder = library.root / "questionnaires" / questionnaire.id / questionnaire.version
    for path in sorted(folder.glob("from_*.yaml")):
        if path.name != f"from_{earlier}.yaml":
            file = path.relative_to(library.root).as_posix()
            yield CatalogueError(
                file,
                1,
                gettext_noop("the version before this one is %(earlier)s"),
                facts={"earlier": earlier},
            )
    try:
        before = library.questionnaire(questionnaire.id, earlier)
    except CatalogueError:
        return  # it is reported as a questionnaire that does not load
    yield from _problem(lambda: library.item_map(before, questionnaire))


def not_published_yet(library: Library) -> tuple[str, ...]:
    """The versions that may still change, as NAME/VERSION; none where nothing is published."""
    pinned = _pinned(library)
    versions = [f"{name}/{each}" for name in library.names() for each in library.versions(name)]
    return tuple(each for each in versions if pinned and each not in pinned)


def _pinned(library: Library) -> Mapping[str, Entry]:
    """The content hash of each published version; what ships always has them."""
    path = library.root / PUBLISHED
    if library.root != SHIPPED and not path.exists():
        return {}
    return read_yaml(path, library.root).table


def _check_published(library: Library) -> Iterator[CatalogueError]:
    """What was published is still there, word for word: diagnoses that pin it still read it."""
    try:
        for name, pinned in _pinned(library).items():
            yield from _moved(library, name, pinned)
    except CatalogueError as problem:
        yield problem


def _moved(library: Library, name: str, pinned: Entry) -> Iterator[CatalogueError]:
    questionnaire, _, version = name.partition("/")
    if version not in library.versions(questionnaire):
        yield pinned.error(
            gettext_noop("%(name)s was published and must stay: diagnoses still read it"), name=name
        )
        return
    try:
        content_hash = library.questionnaire(questionnaire, version).content_hash
    except CatalogueError:
        return  # it is reported as a questionnaire that does not load
    if pinned.name != content_hash:
        yield pinned.error(
            gettext_noop(
                "%(name)s was published and must never change: make a new version of it "
                "(its content is now %(content_hash)s)"
            ),
            name=name,
            content_hash=content_hash,
        )
