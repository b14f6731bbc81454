"""The only reader of funding programmes: `funding/programmes/*.yaml`, `funding/vocabulary.yaml`."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from virage.core.funding.programmes import Catalogue, Programme, Vocabulary
from virage.library.funding.known import Known, read_vocabulary
from virage.library.funding.programmes import read_programme
from virage.library.reading import CatalogueError, read_yaml

FOLDER = "funding"


def read_funding(root: Path, words: Known) -> Catalogue:
    """The programmes under a root, by id; CatalogueError for the first file that is refused.

    `words` says what of the questionnaires rules may name; a root without programmes has none.
    """
    vocabulary = _vocabulary(root)
    return Catalogue(tuple(_programmes(root, vocabulary, words)), vocabulary)


def funding_problems(root: Path, words: Known) -> Iterator[CatalogueError]:
    """What is wrong with the files under a root, one problem for each file."""
    try:
        vocabulary = _vocabulary(root)
    except CatalogueError as problem:
        yield problem
        return
    for path in _files(root):
        try:
            _programme(path, root, _known(root, vocabulary, words))
        except CatalogueError as problem:
            yield problem


def _vocabulary(root: Path) -> Vocabulary:
    path = root / FOLDER / "vocabulary.yaml"
    return read_vocabulary(read_yaml(path, root)) if path.exists() else Vocabulary()


def _files(root: Path) -> list[Path]:
    return sorted((root / FOLDER / "programmes").glob("*.yaml"))


def _known(root: Path, vocabulary: Vocabulary, words: Known) -> Known:
    ids = frozenset(path.stem for path in _files(root))
    return replace(words, vocabulary=vocabulary, programmes=ids)


def _programmes(root: Path, vocabulary: Vocabulary, words: Known) -> Iterator[Programme]:
    known = _known(root, vocabulary, words)
    return (_programme(path, root, known) for path in _files(root))


def _programme(path: Path, root: Path, words: Known) -> Programme:
    return read_programme(read_yaml(path, root), path.stem, words)
