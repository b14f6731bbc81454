"""The cover: the plan on one page, and what the board is asked."""

from collections.abc import Iterator

from virage.core.roadmap.plan import Placed
from virage.core.roadmap.problem import AUTONOMY, TOTAL
from virage.core.roadmap.sums import high_cost, mid_cost
from virage.documents.language import number, words
from virage.documents.portrait.parts import Listing
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.paper.shapes import Cover, Tile
from virage.documents.roadmap.proof import best_in_words

MOST_NAMED = 9
PART = 16
NAMED_BESIDE_FAULTS = 5
MOST_FAULTS = 4


def cover(dossier: Dossier) -> Cover:
    """The first page."""
    _, quarters = dossier.say, dossier.financed.quarters
    return Cover(
        state=dossier.resolved or _("Draft for the board"),
        period=_("From %(first)s to %(last)s")
        % {
            "first": dossier.in_words(quarters.first_day(0)),
            "last": dossier.in_words(quarters.last_day(dossier.drawn.within.quarters - 1)),
        },
        best=best_in_words(dossier.drawn.result, dossier.language),
        faults=_faults(dossier),
        sentences=tuple(_sentences(dossier)),
        tiles=tuple(_tiles(dossier)),
        promise=_(
            "Scores are out of 100. Those after the arrow hold if everything is done and adopted;"
            " what is not known today counts as 0."
        ),
        years=tuple(_years(dossier)),
        asks=_board(dossier),
        decides=dossier.decides,
        resolution=()
        if dossier.adopted
        else (_("Resolution no."), _("Date"), _("Moved by"), _("Seconded by")),
    )


def _board(dossier: Dossier) -> Listing:
    """What the board is asked, or what it adopted."""
    _ = dossier.say
    if dossier.adopted is None:
        return Listing(_("What the board is asked"), tuple(_asks(dossier)))
    return Listing(
        _("What the board adopted"),
        (
            _("Version %(number)s of the plan, as it stands in this document.")
            % {"number": dossier.adopted.number},
            _("At most %(cost)s for the first year.")
            % {"cost": dossier.wording.money(dossier.drawn.spent[0])},
            _("The data of the version (JSON) have this SHA-256: %(digest)s")
            % {"digest": " ".join(_cut(dossier.adopted.digest))},
        ),
    )


def _cut(digest: str) -> Iterator[str]:
    """A fingerprint in parts that fit on a line."""
    return (digest[at : at + PART] for at in range(0, len(digest), PART))


def _faults(dossier: Dossier) -> Listing:
    """The first faults; how many more there are, and where they are told."""
    _, faults = dossier.say, dossier.faults
    more = len(faults) - MOST_FAULTS
    if more > 1:
        said = _("and %(count)s others, under “How this plan was found”") % {"count": more}
        faults = (*faults[:MOST_FAULTS], said)
    if dossier.adopted:
        return Listing(_("Your board adopted it knowing what does not hold together"), faults)
    return Listing(_("This draft does not hold together yet; mend it before you adopt it"), faults)


def _sentences(dossier: Dossier) -> Iterator[str]:
    _, drawn = dossier.say, dossier.drawn
    count = len(drawn.placed)
    said = words(dossier.language).ngettext(
        "This plan answers what the portrait shows in %(count)s step.",
        "This plan answers what the portrait shows in %(count)s steps, the most urgent first.",
        count,
    )
    yield said % {"count": count}
    yield from _alarm(dossier)
    granted = dossier.financed.financing.granted
    if granted:
        yield _("%(aid)s of aid is granted, and nothing else is counted.") % {
            "aid": dossier.wording.money(granted)
        }
    else:
        yield _("No aid is counted: it holds even if no grant comes.")


def _alarm(dossier: Dossier) -> Iterator[str]:
    _, flags = dossier.say, dossier.drawn.flags
    cleared = [when for _flag, when in flags if when is not None]
    if flags and len(cleared) == len(flags):
        yield _("Every red flag is cleared by the end of quarter %(quarter)s.") % {
            "quarter": max(cleared)
        }
    elif flags:
        yield _("Some red flags are not cleared within these constraints: they are named below.")


def _tiles(dossier: Dossier) -> Iterator[Tile]:
    _, drawn, tell = dossier.say, dossier.drawn, dossier.wording
    needs = len(drawn.problem.needs)
    yield Tile(
        _("Steps"),
        str(len(drawn.placed)),
        _("%(answered)s needs answered of %(needs)s")
        % {"answered": needs - len(drawn.unanswered), "needs": needs},
    )
    middle = sum(mid_cost(each.mode) for each in drawn.placed)
    high = sum(high_cost(each.mode) for each in drawn.placed)
    yearly = sum(each.mode.recurring for each in drawn.placed)
    yield Tile(
        _("Cost, once"),
        tell.money(middle),
        _("at most %(high)s; then at most %(yearly)s a year")
        % {"high": tell.money(high), "yearly": tell.money(yearly)},
    )
    yield Tile(_("Days of your people"), str(_days(drawn.placed)), _("over the whole plan"))
    yield Tile(_("Red flags"), *_flags(dossier))
    for name, title in ((TOTAL, _("Digital maturity")), (AUTONOMY, _("Autonomy"))):
        today, then = drawn.score(name, 0), drawn.score(name, drawn.problem.horizon)
        if today is not None and then is not None:
            before, after = (number(float(each), dossier.language) for each in (today, then))
            yield Tile(title, f"{before} → {after}", _("today, then expected"))


def _days(placed: tuple[Placed, ...]) -> int:
    return sum(days for each in placed for _role, days in each.mode.days)


def _flags(dossier: Dossier) -> tuple[str, str]:
    _, flags = dossier.say, dossier.drawn.flags
    cleared = sum(1 for _flag, when in flags if when is not None)
    if not flags:
        return "0", _("none is up today")
    return (
        _("%(cleared)s of %(count)s") % {"cleared": cleared, "count": len(flags)},
        _("cleared by the plan"),
    )


def _years(dossier: Dossier) -> Iterator[Listing]:
    """What begins in each year of the plan, a few names and how many more."""
    _, drawn = dossier.say, dossier.drawn
    for year in range(drawn.problem.budget.year(drawn.within.quarters - 1) + 1):
        begun = [each for each in drawn.placed if drawn.problem.budget.year(each.start) == year]
        names = [dossier.wording.step(each) for each in begun]
        most = NAMED_BESIDE_FAULTS if dossier.faults else MOST_NAMED
        more = len(names) - most
        if more > 1:
            said = _("and %(count)s others") % {"count": more}
            names = [*names[:most], said]
        label = _("Year %(year)s") % {"year": year + 1}
        yield Listing(label, tuple(names), _("Nothing begins."))


def _asks(dossier: Dossier) -> Iterator[str]:
    _, drawn = dossier.say, dossier.drawn
    if dossier.vision:
        yield _("To say whether this is your own plan.")
    else:
        yield _("To say whether this is your own plan, and to write your vision.")
    yield _("To name the person who leads each step.")
    yield _("To set aside %(cost)s at most for the first year.") % {
        "cost": dossier.wording.money(drawn.spent[0])
    }
    if any(dossier.financed.chances(each) for each in drawn.placed):
        yield _("To have the aid asked for that the plan names, before anything is spent.")
    yield _("To adopt the plan by resolution, amend it, or refuse it.")
