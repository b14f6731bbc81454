"""Who was heard: how many by role, as far as nobody can be recognised."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from virage.core.consensus import (
    FLOOR,
    Consensus,
    Disagreement,
    Group,
    GroupKind,
    Groups,
    Respondent,
    consolidate,
    disclosed,
)
from virage.core.consensus.disclosure import by_role
from virage.core.questionnaire import Questionnaire
from virage.core.text import Language
from virage.documents.language import inside, listed, number, words
from virage.documents.portrait.parts import Listing


@dataclass(frozen=True, slots=True)
class Heard:
    """What several people answered, and how many of each role did.

    `shown` tells whether anything may be said of how they differ: always from three people on;
    under three, only when each of them agrees.
    """

    consensus: Consensus
    people: Mapping[str, int]
    shown: bool

    @property
    def groups(self) -> Groups:
        """The groups whose number may be told."""
        if self.shown and self.consensus.respondents < FLOOR:
            return Groups(by_role(self.people))
        return disclosed(self.people)

    @property
    def lines(self) -> tuple[Disagreement, ...]:
        """Where people stand apart, widest first, without those whose number is not told.

        Where all of a small role say that they do not know, the others of a question could be
        shown; beside the number of everybody, that would tell what the small role answered.
        """
        if not self.shown:
            return ()
        hidden = set(self.groups.withheld)
        told = (_without(line, hidden) for line in self.consensus.disagreements)
        return tuple(sorted((line for line in told if line.groups and line.distance),
                            key=lambda line: -line.distance))  # fmt: skip


def _without(line: Disagreement, hidden: set[str]) -> Disagreement:
    kept = tuple(view for view in line.groups if not hidden.intersection(view.group.roles))
    return replace(line, groups=kept, withheld=line.n - sum(view.n for view in kept))


def hear(questionnaire: Questionnaire, respondents: Iterable[Respondent]) -> Heard:
    """Make one picture of these people's answers."""
    everyone = tuple(respondents)
    counts = Counter(each.role for each in everyone)
    return Heard(
        consensus=consolidate(questionnaire, everyone),
        people={role.id: counts[role.id] for role in questionnaire.roles if counts[role.id]},
        shown=len(everyone) >= FLOOR or all(each.consents for each in everyone),
    )


def role_titles(questionnaire: Questionnaire, roles: Iterable[str], language: Language) -> str:
    """Roles in one line, in the order given."""
    return listed(_titles(questionnaire, roles, language), language)


def _titles(questionnaire: Questionnaire, roles: Iterable[str], language: Language) -> list[str]:
    titles = {role.id: role.title.in_(language) for role in questionnaire.roles}
    return [titles[role] for role in roles]


def group_title(questionnaire: Questionnaire, group: Group, language: Language) -> str:
    """What a group is called; the roles of one that is never told apart are named together."""
    _ = words(language).gettext
    if group.kind is GroupKind.EVERYONE:
        return _("Everyone together")
    titles = _titles(questionnaire, group.roles, language)
    if group.kind is GroupKind.ROLE:
        return listed(titles, language)
    named = listed([inside(title) for title in titles], language)
    return _("Others together (%(roles)s)") % {"roles": named}


def people(count: int, language: Language) -> str:
    """How many they are."""
    return words(language).ngettext("%(count)s person", "%(count)s people", count) % {
        "count": number(count, language)
    }


def who_answered(questionnaire: Questionnaire, heard: Heard, language: Language) -> Listing:
    """How many people of each group that may be shown."""
    _ = words(language).gettext
    return Listing(
        _("Who answered: %(people)s")
        % {"people": people(heard.consensus.respondents, language)},
        tuple(
            _("%(name)s: %(answer)s")
            % {
                "name": group_title(questionnaire, group, language),
                "answer": people(sum(heard.people[role] for role in group.roles), language),
            }
            for group in heard.groups.shown
        ),
    )  # fmt: skip


def not_shown(count: int, language: Language) -> str:
    """That people answered of whom nothing is shown; empty when there are none."""
    if not count:
        return ""
    return words(language).ngettext(
        "%(count)s person answered of whom nothing is shown, so that nobody can be recognised.",
        "%(count)s people answered of whom nothing is shown, so that nobody can be recognised.",
        count,
    ) % {"count": number(count, language)}
