"""Reading a questionnaire: one folder, NAME/VERSION, into one value."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from virage.core.questionnaire import (
    Dimension,
    Flag,
    Level,
    Module,
    Move,
    Named,
    Question,
    Questionnaire,
)
from virage.core.scoring import LARGEST_EXACT
from virage.library.conditions import Known, read_condition
from virage.library.crosswalks import read_crosswalk
from virage.library.questions import Vocabulary, new_id, read_question
from virage.library.reading import Entry, gettext_noop, read_yaml

HEADER_KEYS = tuple(
    "id version title description licence levels lenses roles modules"
    " express functions dimensions".split()
)

FLAG_KEYS = ("id", "when", "text", "first_move", "questions", "needs")


class Folder:
    """The files of one version of a questionnaire, each read once."""

    def __init__(self, path: Path, root: Path) -> None:
        """`root` is the folder of the catalogues, by which errors name files."""
        self.path, self.root = path, root
        self._read: dict[str, Entry] = {}

    def read(self, name: str) -> Entry:
        """A file of the folder."""
        if name not in self._read:
            self._read[name] = read_yaml(self.path / name, self.root)
        return self._read[name]

    def names(self, pattern: str) -> list[str]:
        """The files that match a pattern, in order."""
        return sorted(path.relative_to(self.path).as_posix() for path in self.path.glob(pattern))

    def content_hash(self) -> str:
        """SHA-256 of what the files say, whatever their comments and layout."""
        content = {name: self.read(name).plain() for name in self.names("**/*.yaml")}
        canonical = json.dumps(
            content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str
        )
        return hashlib.sha256(canonical.encode()).hexdigest()


def read_questionnaire(path: Path, root: Path) -> Questionnaire:
    """Read a questionnaire; CatalogueError names the file, the line and the reason."""
    folder = Folder(path, root)
    header = _read_header(folder)
    roles, lenses = _named(header, "roles"), _named(header, "lenses")
    known = Known({})
    words = Vocabulary(
        frozenset(role.id for role in roles), frozenset(lens.id for lens in lenses), {}
    )
    profile = _read_profile(folder, known, words)
    modules = _modules(header, known)
    words.modules.update({module.id: module for module in modules})
    dimensions = tuple(
        _dimension(folder, entry, known=known, words=words) for entry in header["dimensions"].items
    )
    scored = Known(known.questions, _scores(dimensions, lenses))
    questionnaire = Questionnaire(
        id=header["id"].name,
        version=header["version"].name,
        title=header["title"].text,
        description=header["description"].text,
        dimensions=dimensions,
        levels=read_levels(header["levels"]),
        profile=profile,
        lenses=lenses,
        roles=roles,
        functions=_named(header, "functions"),
        modules=modules,
        express=_express(header, dimensions),
        flags=_flags(folder, known),
        moves=_moves(folder, scored),
        crosswalks=tuple(
            read_crosswalk(folder.read(name), known, dimensions)
            for name in folder.names("crosswalks/*.yaml")
        ),
        content_hash=folder.content_hash(),
        licence=header.optional("licence", lambda each: each.name, ""),
    )
    _refuse_inexact(header, questionnaire)
    return questionnaire


def _read_header(folder: Folder) -> Entry:
    header = folder.read("questionnaire.yaml").only(*HEADER_KEYS)
    name, version = folder.path.parent.name, folder.path.name
    if (header["id"].name, header["version"].name) != (name, version):
        raise header.error(
            gettext_noop("id and version must be those of the folder, %(name)s/%(version)s"),
            name=name,
            version=version,
        )
    return header


def _read_profile(folder: Folder, known: Known, words: Vocabulary) -> tuple[Question, ...]:
    if not (folder.path / "profile.yaml").exists():
        return ()
    return _questions(folder.read("profile.yaml").only("questions"), known, words)


def _questions(entry: Entry, known: Known, words: Vocabulary) -> tuple[Question, ...]:
    read = []
    for each in entry["questions"].items:
        question = read_question(each, known, words)
        known.questions[question.id] = question
        read.append(question)
    return tuple(read)


def _dimension(folder: Folder, name: Entry, *, known: Known, words: Vocabulary) -> Dimension:
    entry = folder.read(f"dimensions/{name.name}.yaml").only(
        "id", "title", "summary", "weight", "questions"
    )
    if entry["id"].name != name.name:
        raise entry["id"].error(
            gettext_noop("expected the id '%(name)s', that of the file"), name=name.name
        )
    weight = entry.optional("weight", lambda each: each.weight, 1)
    return Dimension(
        name.name,
        entry["title"].text,
        entry["summary"].text,
        weight,
        _questions(entry, known, words),
    )


def _named(header: Entry, key: str) -> tuple[Named, ...]:
    read = tuple(_one_named(entry) for entry in header.each(key))
    _refuse_twice(header, key, read)
    return read


def _refuse_twice(entry: Entry, key: str, read: Iterable[Flag | Module | Move | Named]) -> None:
    """Refuse a list under a key in which two things have the same id."""
    seen: set[str] = set()
    for place, thing in enumerate(read):
        if thing.id in seen:
            raise (
                entry[key]
                .items[place]["id"]
                .error(
                    gettext_noop("the id '%(id)s' stands twice in %(key)s"), id=thing.id, key=key
                )
            )
        seen.add(thing.id)


def _one_named(entry: Entry) -> Named:
    entry.only("id", "title", "summary")
    return Named(
        new_id(entry["id"]),
        entry["title"].text,
        entry.optional("summary", lambda each: each.text, None),
    )


def _modules(header: Entry, known: Known) -> tuple[Module, ...]:
    modules = tuple(_module(entry, known) for entry in header.each("modules"))
    _refuse_twice(header, "modules", modules)
    return modules


def _module(entry: Entry, known: Known) -> Module:
    entry.only("id", "title", "opens_if")
    return Module(
        new_id(entry["id"]), entry["title"].text, read_condition(entry["opens_if"], known)
    )


def read_levels(entry: Entry) -> tuple[Level, ...]:
    """Levels from the lowest to the highest, each up to a whole number, included."""
    levels = tuple(
        Level(each["id"].name, each["title"].text, each["meaning"].text, each["up_to"].whole)
        for each in (item.only("id", "title", "meaning", "up_to") for item in entry.items)
    )
    ends = [level.up_to for level in levels]
    if not levels or ends != sorted(set(ends)):
        raise entry.error(
            gettext_noop("levels go up, each with a higher 'up_to' than the one before")
        )
    return levels


def _scores(dimensions: tuple[Dimension, ...], lenses: tuple[Named, ...]) -> frozenset[str]:
    return frozenset(
        {"total", *(each.id for each in dimensions), *(f"lens.{lens.id}" for lens in lenses)}
    )


def _express(header: Entry, dimensions: tuple[Dimension, ...]) -> tuple[str, ...]:
    names = header.optional("express", lambda each: each.names, ())
    asked = {question.id for dimension in dimensions for question in dimension.questions}
    for name in names:
        if name not in asked:
            raise header["express"].error(gettext_noop("unknown question '%(name)s'"), name=name)
    return names


def _flags(folder: Folder, known: Known) -> tuple[Flag, ...]:
    if not (folder.path / "flags.yaml").exists():
        return ()
    file = folder.read("flags.yaml").only("flags")
    flags = tuple(_flag(entry, known) for entry in file["flags"].items)
    _refuse_twice(file, "flags", flags)
    return flags


def _flag(entry: Entry, known: Known) -> Flag:
    entry.only(*FLAG_KEYS)
    return Flag(
        id=new_id(entry["id"]),
        when=read_condition(entry["when"], known),
        text=entry["text"].text,
        first_move=entry["first_move"].text,
        questions=tuple(known.question(each).id for each in entry.each("questions")),
        needs=entry.optional("needs", lambda each: each.names, ()),
    )


def _moves(folder: Folder, known: Known) -> tuple[Move, ...]:
    if not (folder.path / "moves.yaml").exists():
        return ()
    file = folder.read("moves.yaml").only("moves")
    moves = tuple(_move(entry, known) for entry in file["moves"].items)
    _refuse_twice(file, "moves", moves)
    return moves


def _move(entry: Entry, known: Known) -> Move:
    entry.only("id", "when", "text", "how", "minutes", "questions")
    return Move(
        id=new_id(entry["id"]),
        when=read_condition(entry["when"], known) if entry.has("when") else None,
        text=entry["text"].text,
        how=entry["how"].text,
        minutes=entry["minutes"].whole,
        questions=tuple(known.question(each).id for each in entry.each("questions")),
    )


def _refuse_inexact(header: Entry, questionnaire: Questionnaire) -> None:
    """Every sum must stay below 2⁵³, so that single and bulk scoring agree to the last bit."""
    weights = sum(question.weight for question in questionnaire.questions())
    if 100 * questionnaire.scale * max(1, weights) >= LARGEST_EXACT:
        raise header.error(
            gettext_noop(
                "points and weights have no common denominator small enough to be added exactly"
            )
        )
