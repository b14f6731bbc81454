"""Funding as plain text: what is within reach, what to find out, what is not, what is closed."""

from collections.abc import Iterator, Sequence
from datetime import date

from virage.core.funding.matches import Match
from virage.core.funding.programmes import Programme, State, Status
from virage.core.funding.values import Verdict
from virage.core.funding.verdicts import Matches
from virage.documents.funding.labels import (
    Labels,
    date_in_words,
    fact_title,
    forms,
    in_dollars,
)
from virage.documents.funding.outline import Line, changes_in_words, outline
from virage.documents.language import day_in_words, listed, words

MARKS = {Verdict.YES: "+", Verdict.NO: "-", Verdict.UNKNOWN: "?"}
STEP = "  "


def matches_text(matches: Matches, labels: Labels, *, name: str) -> str:
    """Every programme with its reasons, then what to tell to know more."""
    _ = words(labels.language).gettext
    groups = (
        (_("Yes, by the published rules"), matches.that_are(Verdict.YES)),
        (_("Something is still to be known"), matches.that_are(Verdict.UNKNOWN)),
        (_("No, by the published rules"), matches.that_are(Verdict.NO)),
        (_("Closed"), matches.closed),
    )
    day = day_in_words(matches.case.on, labels.language)
    title = _("Funding on %(day)s") % {"day": day}
    lines = [f"{name}{' · ' if name else ''}{title}", ""]
    for heading, found in groups:
        lines += _group(heading, found, labels)
    lines += _missing(matches, labels)
    lines.append(
        _(
            "This is no decision: an advisor or the funder decides. Call before you spend or give"
            " up."
        )
    )
    return "\n".join(lines) + "\n"


def _group(heading: str, found: Sequence[Match], labels: Labels) -> Iterator[str]:
    if not found:
        return
    yield heading.upper()
    for match in found:
        yield ""
        yield from match_lines(match, labels)
    yield ""


def match_lines(match: Match, labels: Labels) -> Iterator[str]:
    """One programme: what it is, whether it is open, each rule, what would have to change."""
    language = labels.language
    _ = words(language).gettext
    programme = match.programme
    kinds = [forms(language)[form] for form in programme.forms]
    yield f"{programme.name.in_(language)} ({listed(kinds, language)})"
    yield STEP + status_in_words(match.availability.status, labels)
    if match.version is None:
        yield STEP + _("The terms of that day are not known.")
    else:
        yield STEP + _most(match, labels)
    for judged in match.judged:
        yield from (_line(line, labels) for line in outline(judged, match.case.facts, labels))
    for change in changes_in_words(match.changes, labels):
        yield STEP + _("What would have to change: %(change)s") % {"change": change}
    yield STEP + freshness_in_words(programme, match.case.on, labels)


def _line(line: Line, labels: Labels) -> str:
    _ = words(labels.language).gettext
    mark = MARKS[line.verdict] if line.verdict else " "
    told = " " + _("(you said: %(fact)s)") % {"fact": line.fact} if line.fact else ""
    source = f" [{line.source}]" if line.source else ""
    return f"{STEP}{STEP * line.depth}{mark} {line.text}{told}{source}"


def _most(match: Match, labels: Labels) -> str:
    """The most that one project may receive."""
    _ = words(labels.language).gettext
    cap = match.terms.amounts.caps.project if match.terms else None
    if not isinstance(cap, int):
        return _("The most for one project is not published.")
    return _("At most %(amount)s for one project.") % {
        "amount": in_dollars(cap, labels.language),
    }


def status_in_words(status: Status, labels: Labels) -> str:
    """Whether one may apply: "Open since April 24, 2025"."""
    language = labels.language
    _ = words(language).gettext
    said = {
        State.OPEN: (_("Open"), _("Open since %(since)s")),
        State.CLOSED: (_("Closed"), _("Closed since %(since)s")),
        State.EXHAUSTED: (_("Money all spent"), _("Money all spent since %(since)s")),
        State.WINDOW: (_("Open for a time"), _("Open from %(since)s to %(until)s")),
        State.UNKNOWN: (
            _("Open or closed: not known. Ask the funder."),
            _("Open or closed since %(since)s: not known. Ask the funder."),
        ),
    }[status.state]
    since, until = (date_in_words(day, language) for day in (status.since, status.until))
    told = said[1] % {"since": since, "until": until} if status.since else said[0]
    if status.state is State.OPEN and status.until:
        told += _(", planned until %(until)s") % {"until": until}
    return told


def freshness_in_words(programme: Programme, on: date, labels: Labels) -> str:
    """When it was last verified, with a warning when that is too long ago."""
    language = labels.language
    _ = words(language).gettext
    fresh = programme.freshness_on(on)
    if fresh.verified_on is None:
        return _("Never verified: ask before you count on it.")
    day = date_in_words(fresh.verified_on, language)
    if fresh.stale:
        return _("Verified: %(day)s. This is old: ask before you count on it.") % {"day": day}
    return _("Verified: %(day)s.") % {"day": day}


def _missing(matches: Matches, labels: Labels) -> Iterator[str]:
    if not matches.missing:
        return
    ngettext = words(labels.language).ngettext
    yield words(labels.language).gettext("To know more, tell us first:")
    for missing in matches.missing:
        count = len(missing.programmes)
        said = ngettext(
            "%(fact)s: %(count)s programme depends on it",
            "%(fact)s: %(count)s programmes depend on it",
            count,
        )
        yield STEP + said % {"fact": fact_title(missing.fact, labels), "count": count}
    yield ""


def stale_text(programmes: Sequence[Programme], on: date, labels: Labels) -> str:
    """The programmes to verify again, the oldest first, with who owns each and where to look."""
    _ = words(labels.language).gettext
    stale = [each for each in programmes if each.freshness_on(on).stale]
    if not stale:
        return _("Every programme was verified recently enough.") + "\n"
    stale.sort(key=lambda each: (each.verified_on is not None, _verified(each), each.id))
    lines: list[str] = []
    for programme in stale:
        lines.append(f"{programme.id}: {programme.name.in_(labels.language)}")
        lines.append(STEP + freshness_in_words(programme, on, labels))
        lines.append(STEP + _("Owner: %(owner)s") % {"owner": programme.owner})
        lines += [f"{STEP}[{source.id}] {source.address}" for source in programme.sources]
    return "\n".join(lines) + "\n"


def _verified(programme: Programme) -> date:
    return date.min if programme.verified_on is None else programme.verified_on.first
