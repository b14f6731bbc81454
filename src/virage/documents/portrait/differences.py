"""Where people see things differently: something to talk about, by role and never by name."""

from collections.abc import Mapping
from fractions import Fraction

from virage.core.consensus import Disagreement, Group, GroupKind, GroupView
from virage.core.ladders import ladder
from virage.core.portrait import Portrait
from virage.core.questionnaire import Question
from virage.core.text import Language
from virage.documents.charts import Scale, Stand, standpoints
from virage.documents.charts.drawing import Words
from virage.documents.language import number, plain_number, quoted, words
from virage.documents.portrait.heard import (
    Heard,
    group_title,
    not_shown,
    people,
    who_answered,
)
from virage.documents.portrait.hearing import Difference, Differences
from virage.documents.portrait.origins import facts_passed_on, facts_that_differ
from virage.documents.portrait.parts import Figure, Note, Table
from virage.documents.portrait.tables import table

MOST_TOLD = 6
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def differences(portrait: Portrait, heard: Heard | None, language: Language) -> Differences | None:
    """Who answered and where they differ; None unless several people answered."""
    if heard is None or heard.consensus.respondents < 2:  # noqa: PLR2004
        return None
    _ = words(language).gettext
    lines = heard.lines
    withheld = sum(heard.people[role] for role in heard.groups.withheld)
    return Differences(
        heading=_("Where people see things differently"),
        lead=_lead(len(lines), language),
        who=who_answered(portrait.questionnaire, heard, language),
        withheld=not_shown(withheld, language),
        floor=_floor(heard, language),
        cards=tuple(_card(portrait, line, language) for line in lines[:MOST_TOLD]),
        none=_none(heard, language) if not lines else "",
        figure=_figure(portrait, lines, language),
        facts=facts_that_differ(portrait, heard, language),
        passed=facts_passed_on(portrait, heard, language),
    )


def _lead(lines: int, language: Language) -> str:
    _ = words(language).gettext
    lead = _("Nobody is wrong here: these are good subjects for a conversation, widest gap first.")
    if lines <= MOST_TOLD:
        return lead if lines else ""
    more = _("The table below tells all %(count)s of them.")
    return f"{lead} {more}" % {"count": number(lines, language)}


def _none(heard: Heard, language: Language) -> str:
    _ = words(language).gettext
    if heard.shown:
        return _("Among those who may be shown, nobody stands two stages apart on any question.")
    return _(
        "Fewer than three people answered, and not each of them agreed that differences be shown:"
        " nothing is said of them."
    )


def _floor(heard: Heard, language: Language) -> str:
    _ = words(language).gettext
    if not heard.shown:
        return ""
    return _(
        "How people see things is told by role, never by name, and never of a role of fewer than"
        " three people alone, unless only those who agreed to it answered. A fact is told with the"
        " role that gave it."
    )


def _card(portrait: Portrait, line: Disagreement, language: Language) -> Difference:
    question = line.question
    return Difference(
        question_id=question.id,
        title=question.title.in_(language),
        question=_asked(line, language),
        opening=_opening(portrait, line, language),
        people=people(line.n, language),
        groups=tuple(
            Note(
                _titled(portrait, view, language),
                _standing(question, view, language),
            )
            for view in line.groups
        ),
        withheld=not_shown(line.withheld, language),
    )


def _asked(line: Disagreement, language: Language) -> str:
    question = line.question
    if line.row is None:
        return question.text.in_(language)
    row = next(row for row in question.rows if row.id == line.row)
    return f"{question.text.in_(language)} {row.text.in_(language)}"


def _named(line: Disagreement, language: Language) -> str:
    """The capability, with the row of a grid."""
    title = line.question.title.in_(language)
    rows = [row.text.in_(language) for row in line.question.rows if row.id == line.row]
    return " · ".join([title, *rows])


def _titled(portrait: Portrait, view: GroupView, language: Language) -> str:
    title = group_title(portrait.questionnaire, view.group, language)
    return f"{title} ({people(view.n, language)})"


def _opening(portrait: Portrait, line: Disagreement, language: Language) -> str:
    """The sentence that opens the conversation."""
    _ = words(language).gettext
    titles = [
        quoted(group_title(portrait.questionnaire, view.group, language), language)
        for view in line.groups
    ]
    if line.apart:
        medians = [view.median for view in line.groups]
        return _(
            "%(stages)s stages between %(low)s and %(high)s: what does each see that the other"
            " does not?"
        ) % {
            "stages": plain_number(float(line.gap), language),
            "low": titles[medians.index(min(medians))],
            "high": titles[medians.index(max(medians))],
        }
    torn = next(place for place, view in enumerate(line.groups) if view.torn)
    if line.groups[torn].group.kind is GroupKind.EVERYONE:
        return _("Answers lie far apart: what does each person see that the others do not?")
    return _(
        "Within %(group)s, answers lie far apart: what does each person see that the others do not?"
    ) % {"group": titles[torn]}


def _standing(question: Question, view: GroupView, language: Language) -> str:
    """The middle of a group in words, and whether its people stand far from one another."""
    _ = words(language).gettext
    told = _stage(question, view.median, language)
    return f"{told} {_('Far apart within the group.')}" if view.torn else told


def _stage(question: Question, median: Fraction, language: Language) -> str:
    _ = words(language).gettext
    steps = ladder(question)
    low = int(median)
    if median != low:
        return _("Between stages %(low)s and %(high)s of %(whole)s.") % {
            "low": number(low, language),
            "high": number(low + 1, language),
            "whole": number(len(steps), language),
        }
    choice = next(choice for choice, step in steps.items() if step == low)
    return _("Stage %(stage)s of %(whole)s: %(words)s") % {
        "stage": number(low, language),
        "whole": number(len(steps), language),
        "words": question.choice(choice).text.in_(language),
    }


def _figure(
    portrait: Portrait, lines: tuple[Disagreement, ...], language: Language
) -> Figure | None:
    """The cards drawn, and every line as a table."""
    if not lines:
        return None
    _ = words(language).gettext
    told = lines[:MOST_TOLD]
    groups = list(dict.fromkeys(view.group for line in told for view in line.groups))
    letters = dict(zip(groups, LETTERS, strict=False))
    key = [
        (letters[group], group_title(portrait.questionnaire, group, language)) for group in groups
    ]
    facts = _table(portrait, lines, language)
    title = _("Who stands where")
    description = _("For each question, the stage in the middle of each group. %(values)s") % {
        "values": " ".join(f"{row[0].text}: {row[1].text}" for row in facts.rows[: len(told)])
    }
    note = _("Each line goes from the first stage to the last; a dot is the middle of a group.")
    scales = [
        Scale(_named(line, language), len(ladder(line.question)), _stands(line, letters))
        for line in told
    ]
    svg = standpoints(Words("differences-chart", title, description), scales, key)
    return Figure("differences-chart", title, description, note, svg, facts)


def _stands(line: Disagreement, letters: Mapping[Group, str]) -> tuple[Stand, ...]:
    places: dict[Fraction, list[str]] = {}
    for view in line.groups:
        places.setdefault(view.median, []).append(letters[view.group])
    return tuple(Stand(" ".join(each), float(at)) for at, each in places.items())


def _table(portrait: Portrait, lines: tuple[Disagreement, ...], language: Language) -> Table:
    _ = words(language).gettext
    head = [_("Question"), _("Stage in the middle of each group"), _("People"), _("Apart, stages")]
    rows = [
        (
            _named(line, language),
            " ".join(
                _place(portrait, line.question, view, language=language) for view in line.groups
            ),
            number(line.n, language),
            plain_number(round(line.distance, 1), language),
        )
        for line in lines
    ]
    return table(_("All the differences, widest first"), head, rows, numbers=2)


def _place(portrait: Portrait, question: Question, view: GroupView, *, language: Language) -> str:
    _ = words(language).gettext
    return _("%(group)s, stage %(stage)s of %(whole)s.") % {
        "group": _titled(portrait, view, language),
        "stage": plain_number(float(view.median), language),
        "whole": number(len(ladder(question)), language),
    }
