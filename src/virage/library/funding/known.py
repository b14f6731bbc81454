"""What the files of programmes may name: choices of the profile, needs, each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from virage.core.funding.programmes import DeclaredFact, Vocabulary
from virage.core.needs import NeedsCatalogue
from virage.core.questionnaire import Questionnaire
from virage.core.text import LocalText
from virage.library.reading import Entry, gettext_noop

DECLARED_KEYS = ("id", "statement", "contrary", "question", "why")


@dataclass(frozen=True)
class Known:
    """The words there are; a set that is None is not checked."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    programmes: frozenset[str] = frozenset()
    choices: Mapping[str, frozenset[str]] = field(default_factory=dict)
    needs: frozenset[str] | None = None

    def choice(self, question: str, entry: Entry) -> str:
        """A choice of a profile question, such as a region."""
        allowed = self.choices.get(question)
        if allowed and entry.name not in allowed:
            raise unknown_word(entry, sorted(allowed))
        return entry.name

    def programme(self, entry: Entry) -> str:
        """The id of a programme of the same folder."""
        if entry.name not in self.programmes:
            raise entry.error(gettext_noop("unknown programme '%(name)s'"), name=entry.name)
        return entry.name

    def artefact(self, entry: Entry) -> str:
        """A kind of thing held, of the vocabulary."""
        if entry.name not in self.vocabulary.artefacts:
            raise unknown_word(entry, list(self.vocabulary.artefacts))
        return entry.name

    def declared(self, entry: Entry) -> str:
        """A declared fact, of the vocabulary."""
        if entry.name not in self.vocabulary.declared:
            raise unknown_word(entry, list(self.vocabulary.declared))
        return entry.name

    def need(self, entry: Entry) -> str:
        """A need of one of the questionnaires."""
        if self.needs is not None and entry.name not in self.needs:
            raise entry.error(gettext_noop("unknown need '%(name)s'"), name=entry.name)
        return entry.name


def unknown_word(entry: Entry, words: list[str]) -> Exception:
    """The refusal of a word that is not of a list."""
    return entry.error(
        gettext_noop("'%(value)s' is not one of %(values)s"),
        value=entry.name,
        values=", ".join(words),
    )


NAMED = ("kind", "region", "sector")


def what_rules_may_name(
    questionnaires: Iterable[Questionnaire], needs: Iterable[NeedsCatalogue]
) -> Known:
    """The choices of the profile questions that rules read, and every need."""
    choices: dict[str, frozenset[str]] = {}
    for questionnaire in questionnaires:
        for question in questionnaire.profile:
            if question.id in NAMED:
                before = choices.get(question.id, frozenset())
                choices[question.id] = before | frozenset(question.choice_ids)
    named = frozenset(need.id for catalogue in needs for need in catalogue.needs)
    return Known(choices=choices, needs=named)


def read_vocabulary(entry: Entry) -> Vocabulary:
    """Read `vocabulary.yaml`."""
    entry.only("artefacts", "declared")
    artefacts: dict[str, LocalText] = {}
    declared: dict[str, DeclaredFact] = {}
    for each in entry.each("artefacts"):
        name = new_id(each.only("id", "title"), artefacts)
        artefacts[name] = each["title"].text
    for each in entry.each("declared"):
        name = new_id(each.only(*DECLARED_KEYS), declared)
        texts = (each[key].text for key in DECLARED_KEYS[1:])
        declared[name] = DeclaredFact(name, *texts)
    return Vocabulary(artefacts, declared)


def new_id(entry: Entry, taken: Mapping[str, object]) -> str:
    """The id of an entry, that no other has."""
    if entry["id"].name in taken:
        raise entry.error(gettext_noop("%(id)s: this id is taken"), id=entry["id"].name)
    return entry["id"].name
