"""Funding as plain text: what is within reach, what to find out, what is not, what is closed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from virage.core.funding.facts import FactName
from virage.core.funding.matches import Match
from virage.core.funding.programmes import Programme, State, Status
from virage.core.funding.trees import Reason
from virage.core.funding.values import Verdict
from virage.core.funding.verdicts import Matches
from virage.documents.funding.labels import Labels, fact_asked, forms
from virage.documents.funding.offers import offer_in_words
from virage.documents.funding.outline import Line, changes_in_words, outline
from virage.documents.funding.sentences import sentence
from virage.documents.funding.when import (
    since_in_words,
    until_in_words,
    verified_in_words,
    window_in_words,
)
from virage.documents.language import day_in_words, listed, words

MARKS = {Verdict.YES: "+", Verdict.NO: "-", Verdict.UNKNOWN: "?"}
STEP = "  "
TERRITORY = frozenset({FactName.MRC, FactName.REGION})


def matches_text(matches: Matches, labels: Labels, *, name: str) -> str:
    """Every programme with its reasons, then what to tell to know more."""
    _ = words(labels.language).gettext
    no = matches.that_are(Verdict.NO)
    groups = (
        (_("Yes, by the published rules"), matches.that_are(Verdict.YES)),
        (_("Something is still to be known"), matches.that_are(Verdict.UNKNOWN)),
        (_("No, by the published rules"), [each for each in no if not territory_of(each)]),
        (_("Closed"), matches.closed),
    )
    day = day_in_words(matches.case.on, labels.language)
    title = _("Funding on %(day)s") % {"day": day}
    lines = [f"{name}{' · ' if name else ''}{title}", ""]
    for heading, found in groups:
        lines += _group(heading, found, labels)
    lines += _elsewhere(no, labels)
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


def _elsewhere(found: Sequence[Match], labels: Labels) -> Iterator[str]:
    """Those of another territory, in one line each: nothing else about them matters."""
    told = [(match, rule) for match in found if (rule := territory_of(match))]
    if not told:
        return
    _ = words(labels.language).gettext
    yield _("No: kept for another territory").upper()
    for match, rule in told:
        yield f"- {match.programme.name.in_(labels.language)} [{sentence(rule.leaf, labels)}]"
    yield ""


def _is_territory(reason: Reason) -> bool:
    return any(fact.name in TERRITORY for fact in reason.facts)


def territory_of(match: Match) -> Reason | None:
    """The rule that keeps it for another territory; None when none does."""
    return next((reason for reason in match.failed if _is_territory(reason)), None)


def match_lines(match: Match, labels: Labels) -> Iterator[str]:
    """One programme: what it is, whether it is open, each rule, what would have to change.

    Of one that nobody may apply to, the rules are left out.
    """
    language = labels.language
    programme, status = match.programme, match.availability.status
    yield f"{programme.name.in_(language)} ({forms_in_words(programme, labels)})"
    told = [programme.purpose.in_(language), status_in_words(status, labels)]
    told += [status.note.in_(language)] if status.note else []
    told.append(freshness_in_words(programme, match.case.on, labels))
    yield from (STEP + each for each in told)
    yield from _offer(match, labels)
    if not match.closed:
        for judged in match.judged:
            yield from (_line(line, labels) for line in outline(judged, match.case.facts, labels))
        yield from _advice(match, labels)


def _offer(match: Match, labels: Labels) -> Iterator[str]:
    if match.terms is None:
        yield STEP + words(labels.language).gettext("The terms of that day are not known.")
        return
    yield STEP + " ".join(offer_in_words(match.terms, labels.language))


def _advice(match: Match, labels: Labels) -> Iterator[str]:
    """What would have to change, what to know, and for what may still be a yes, what to do."""
    _ = words(labels.language).gettext
    changes = changes_in_words(match.changes, labels)
    yield from _listed(_("What would have to change:"), changes)
    terms = match.terms
    if terms is None:
        return
    language = labels.language
    yield from _listed(_("Good to know:"), [each.in_(language) for each in terms.warnings])
    if match.verdict is Verdict.NO:
        return
    yield from _listed(_("To prepare:"), [each.in_(language) for each in terms.prepare])
    yield from _listed(_("Where to apply:"), [terms.file_at.in_(language)] if terms.file_at else [])
    yield from _listed(_("Whom to call:"), [terms.call.in_(language)] if terms.call else [])


def _listed(heading: str, lines: Sequence[str]) -> Iterator[str]:
    """One line beside its heading, several under it."""
    if len(lines) == 1:
        yield f"{STEP}{heading} {lines[0]}"
    elif lines:
        yield STEP + heading
        yield from (f"{STEP}{STEP}· {line}" for line in lines)


def _line(line: Line, labels: Labels) -> str:
    _ = words(labels.language).gettext
    mark = MARKS[line.verdict] if line.verdict else " "
    told = " " + _("(you said: %(fact)s)") % {"fact": line.fact} if line.fact else ""
    source = f" [{line.source}]" if line.source else ""
    return f"{STEP}{STEP * line.depth}{mark} {line.text}{told}{source}"


def forms_in_words(programme: Programme, labels: Labels) -> str:
    """What kind of money it is: "grant", "loan and loan guarantee"."""
    if not programme.forms:
        return words(labels.language).gettext("grant or loan: not known")
    named = forms(labels.language)
    return listed([named[form] for form in programme.forms], labels.language)


def status_in_words(status: Status, labels: Labels) -> str:
    """Whether one may apply: "Open since April 24, 2025"."""
    language = labels.language
    _ = words(language).gettext
    since = "" if status.since is None else since_in_words(status.since, language)
    if status.state is State.UNKNOWN:
        if not since:
            return _("Open or closed: not known. Ask the funder.")
        return _("Open or closed %(since)s: not known. Ask the funder.") % {"since": since}
    if status.state is State.WINDOW and status.since and status.until:
        return window_in_words(status.since, status.until, language) + "."
    said = {
        State.OPEN: _("Open"),
        State.CLOSED: _("Closed"),
        State.EXHAUSTED: _("Money all spent"),
        State.WINDOW: _("Open for a time"),
    }[status.state]
    told = f"{said} {since}" if since else said
    if status.state is State.OPEN and status.until:
        told += ", " + until_in_words(status.until, language)
    return told + "."


def freshness_in_words(programme: Programme, on: date, labels: Labels) -> str:
    """When it was last verified, with a warning when that is too long ago."""
    language = labels.language
    _ = words(language).gettext
    fresh = programme.freshness_on(on)
    if fresh.verified_on is None:
        return _("Never verified: ask before you count on it.")
    told = verified_in_words(fresh.verified_on, language)
    if fresh.stale:
        return _("%(verified)s. This is old: ask before you count on it.") % {"verified": told}
    return f"{told}."


def _missing(matches: Matches, labels: Labels) -> Iterator[str]:
    if not matches.missing:
        return
    ngettext = words(labels.language).ngettext
    yield words(labels.language).gettext("To know more, tell us first:")
    for missing in matches.missing:
        count = len(missing.programmes)
        said = ngettext(
            "%(fact)s (%(count)s programme depends on it)",
            "%(fact)s (%(count)s programmes depend on it)",
            count,
        )
        yield STEP + said % {"fact": fact_asked(missing.fact, labels), "count": count}
    yield ""


def stale_text(programmes: Sequence[Programme], on: date, labels: Labels) -> str:
    """The programmes to verify again, the oldest first, with who owns each and where to look."""
    _ = words(labels.language).gettext
    stale = stale_first(programmes, on)
    if not stale:
        return _("Every programme was verified recently enough.") + "\n"
    lines: list[str] = []
    for programme in stale:
        lines.append(f"{programme.id}: {programme.name.in_(labels.language)}")
        lines.append(STEP + freshness_in_words(programme, on, labels))
        lines.append(STEP + _("Owner: %(owner)s") % {"owner": programme.owner})
        lines += [f"{STEP}[{source.id}] {source.address}" for source in programme.sources]
    return "\n".join(lines) + "\n"


def stale_first(programmes: Iterable[Programme], on: date) -> tuple[Programme, ...]:
    """Those to verify again on a day: never verified ones first, then from the oldest."""
    stale = (each for each in programmes if each.freshness_on(on).stale)
    return tuple(
        sorted(stale, key=lambda each: (each.verified_on is not None, _verified(each), each.id))
    )


def _verified(programme: Programme) -> date:
    return date.min if programme.verified_on is None else programme.verified_on.first
