"""The catalogues of one folder, each file read once."""

from functools import cache
from pathlib import Path

from virage.core.needs import NeedsCatalogue
from virage.core.questionnaire import Questionnaire
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

    def names(self) -> tuple[str, ...]:
        """The questionnaires there are, by name."""
        return tuple(
            sorted(path.name for path in (self.root / "questionnaires").glob("*") if path.is_dir())
        )

    def versions(self, name: str) -> tuple[str, ...]:
        """The versions of a questionnaire, oldest first; none when it does not exist."""
        if name not in self.names():
            return ()
        folders = (
            path for path in (self.root / "questionnaires" / name).glob("*") if path.is_dir()
        )
        return tuple(sorted((path.name for path in folders), key=_version_key))

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
        """The needs that go with a questionnaire; CatalogueError when they have no file."""
        key = (questionnaire.id, questionnaire.version)
        if key not in self._needs:
            entry = read_yaml(self.root / "needs" / f"{questionnaire.id}.yaml", self.root)
            self._needs[key] = read_needs(entry, questionnaire)
        return self._needs[key]


def _version_key(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))


@cache
def shipped() -> Library:
    """The catalogues that come with Virage."""
    return Library(SHIPPED)
