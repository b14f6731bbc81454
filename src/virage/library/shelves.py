"""The catalogues of one folder, each file read once."""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

from virage.core.change import ItemMap, chain, same
from virage.core.facets import FacetCatalogue
from virage.core.funding import Catalogue
from virage.core.initiatives import InitiativeCatalogue
from virage.core.needs import NeedsCatalogue
from virage.core.questionnaire import Questionnaire
from virage.library.facets import Words, read_facets, words_of
from virage.library.funding import read_funding
from virage.library.funding.known import Known, what_rules_may_name
from virage.library.initiatives import read_initiatives
from virage.library.item_maps import read_item_map
from virage.library.needs import read_needs
from virage.library.questionnaires import read_questionnaire
from virage.library.reading import CatalogueError, gettext_noop, read_yaml

SHIPPED = Path(__file__).resolve().parent.parent / "catalogues"


class Library:
    """The catalogues under `root`; what was read is kept as long as the library is."""

    def __init__(self, root: Path) -> None:
        """Nothing is read before it is asked for."""
        self.root = root
        self._questionnaires: dict[tuple[str, str], Questionnaire] = {}
        self._needs: dict[tuple[str, str], NeedsCatalogue] = {}
        self._initiatives: dict[str, InitiativeCatalogue] = {}
        self._item_maps: dict[tuple[str, str, str], ItemMap] = {}

    @cached_property
    def _shelves(self) -> Mapping[str, tuple[str, ...]]:
        """The versions of each questionnaire."""
        return {
            shelf.name: tuple(sorted(_folders_of(shelf), key=_version_key))
            for shelf in sorted((self.root / "questionnaires").glob("*"))
            if shelf.is_dir()
        }

    def names(self) -> tuple[str, ...]:
        """The questionnaires there are, by name."""
        return tuple(self._shelves)

    def versions(self, name: str) -> tuple[str, ...]:
        """The versions of a questionnaire, oldest first; none when it does not exist."""
        return self._shelves.get(name, ())

    def questionnaire(self, name: str, version: str | None = None) -> Questionnaire:
        """A questionnaire, newest version by default; CatalogueError when it does not exist."""
        versions = self.versions(name)
        wanted = version if version is not None else (versions[-1] if versions else "")
        if wanted not in versions:
            there = ", ".join(
                f"{each}/{number}" for each in self.names() for number in self.versions(each)
            )
            raise CatalogueError(
                f"questionnaires/{name}/{wanted}",
                1,
                gettext_noop("there is no such questionnaire (there are: %(names)s)"),
                facts={"names": there},
            )
        key = (name, wanted)
        if key not in self._questionnaires:
            self._questionnaires[key] = read_questionnaire(
                self.root / "questionnaires" / name / wanted, self.root
            )
        return self._questionnaires[key]

    def needs(self, questionnaire: Questionnaire) -> NeedsCatalogue:
        """The needs published with a version; CatalogueError when they have no file."""
        key = (questionnaire.id, questionnaire.version)
        if key not in self._needs:
            path = self.root / "questionnaires" / questionnaire.id / questionnaire.version
            entry = read_yaml(path / "needs.yaml", self.root)
            self._needs[key] = read_needs(entry, questionnaire)
        return self._needs[key]

    def initiatives(self, name: str) -> InitiativeCatalogue:
        """The initiatives that answer the needs of the newest version of a questionnaire."""
        if name not in self._initiatives:
            newest = self.questionnaire(name)
            self._initiatives[name] = read_initiatives(self.root, newest, self.needs(newest))
        return self._initiatives[name]

    def item_map(self, before: Questionnaire, after: Questionnaire) -> ItemMap:
        """What became of each question from one version to a later one, step by step.

        Each version says it of the one before it, in `from_VERSION.yaml`. CatalogueError when a
        step has no such file, or when `after` is not the same questionnaire, as new or newer.
        """
        versions = self.versions(after.id)
        known = before.id == after.id and {before.version, after.version} <= set(versions)
        start, end = ((versions.index(each.version) if known else 0) for each in (before, after))
        if not known or start > end:
            raise CatalogueError(
                f"questionnaires/{after.id}/{after.version}",
                1,
                gettext_noop("it does not come after %(before)s/%(before_version)s"),
                facts={"before": before.id, "before_version": before.version},
            )
        whole = same(before)
        for old, new in pairwise(versions[start : end + 1]):
            whole = chain(whole, self._step(after.id, old, new))
        return whole

    @cached_property
    def funding(self) -> Catalogue:
        """The funding programmes; CatalogueError for the first file that is refused."""
        return read_funding(self.root, self.words_of_funding)

    @cached_property
    def words_of_funding(self) -> Known:
        """The choices and needs that rules may name: those of the newest questionnaires."""
        newest = [self.questionnaire(name) for name in self.names()]
        return what_rules_may_name(newest, [self.needs(each) for each in newest])

    @cached_property
    def facets(self) -> FacetCatalogue:
        """The awareness articles; CatalogueError for the first file that is refused."""
        return read_facets(self.root, self.words_of_facets)

    @cached_property
    def words_of_facets(self) -> Words:
        """What facets may name: the ids of every version, since sheets keep the one they began."""
        known = [
            self.questionnaire(n, version) for n in self.names() for version in self.versions(n)
        ]
        return words_of(self.root, known, [self.needs(each) for each in known])

    def _step(self, name: str, old: str, new: str) -> ItemMap:
        key = (name, old, new)
        if key not in self._item_maps:
            path = self.root / "questionnaires" / name / new / f"from_{old}.yaml"
            self._item_maps[key] = read_item_map(
                read_yaml(path, self.root),
                self.questionnaire(name, old),
                self.questionnaire(name, new),
            )
        return self._item_maps[key]


def _folders_of(shelf: Path) -> Iterator[str]:
    return (path.name for path in shelf.glob("*") if path.is_dir())


def _version_key(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))


@cache
def library_at(root: Path) -> Library:
    """The catalogues under a folder, the same library whenever it is asked for."""
    return Library(root)


def shipped() -> Library:
    """The catalogues that come with Virage."""
    return library_at(SHIPPED)
