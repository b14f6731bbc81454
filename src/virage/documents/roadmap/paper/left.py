"""What was not chosen, and why, in words."""

from collections.abc import Iterator, Sequence

from virage.core.roadmap.faults import Fault, Reason
from virage.documents.portrait.tables import table
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.paper.shapes import Rows, Section, Words


def not_chosen(dossier: Dossier) -> Section:
    """Each initiative that might have answered something and that the plan leaves out."""
    _ = dossier.say
    left = dossier.left_out
    heading = _("What was not chosen")
    if not left:
        said = Words(_("Everything that answers your needs is in the plan."))
        return Section("left", heading, (said,))
    rows = [(dossier.wording.named(each.initiative), why(each.faults, dossier)) for each in left]
    lead = Words(
        _(
            "These steps answer something too. They are left out because the plan, as it is, has no"
            " room for them; with other constraints they could come in."
        )
    )
    head = (_("Initiative"), _("Why not"))
    return Section(
        "left", heading, (lead, Rows(table(_("What was not chosen"), head, rows), (2, 4)))
    )


def why(faults: Sequence[Fault], dossier: Dossier) -> str:
    """What the plan would break with it, one sentence for each rule, the worst of each."""
    _ = dossier.say
    if not faults:
        return _("There would be room for it, but it would bring what you put first no further.")
    worst: dict[Reason, Fault] = {}
    for each in faults:
        known = worst.get(each.reason)
        if known is None or _excess(each) > _excess(known):
            worst[each.reason] = each
    return " ".join(dict.fromkeys(_said(each, dossier) for each in worst.values()))


def _excess(fault: Fault) -> int:
    return (fault.found or 0) - (fault.allowed or 0)


def _said(fault: Fault, dossier: Dossier) -> str:
    _, tell = dossier.say, dossier.wording
    match fault.reason:
        case Reason.PEOPLE:
            return _("In %(quarter)s, %(role)s would need %(days)s days and has %(most)s.") % {
                "quarter": dossier.quarter(fault.when or 0),
                "role": tell.role(fault.about[0]),
                "days": fault.found,
                "most": fault.allowed,
            }
        case Reason.YEAR_BUDGET:
            return _("Year %(year)s would be %(cost)s over its budget.") % {
                "year": (fault.when or 0) + 1,
                "cost": tell.money(_excess(fault)),
            }
        case Reason.WHOLE_BUDGET | Reason.ADVANCE:
            return _("The plan would be %(cost)s over its budget.") % {
                "cost": tell.money(_excess(fault))
            }
    plain = {
        Reason.AT_ONCE: _("Too many steps would go on at once."),
        Reason.STAGE_NOT_REACHED: _("What it builds on would not be reached in time."),
        Reason.LOCK: _("It was set aside by choice."),
    }
    other = _("It would break another rule of the plan.")
    return " ".join(_beside(fault, dossier)) or plain.get(fault.reason, other)


def _beside(fault: Fault, dossier: Dossier) -> Iterator[str]:
    """What it must wait for, stand beside or stay away from."""
    _ = dossier.say
    known = dossier.drawn.catalogue.by_id
    others = [dossier.wording.named(each) for each in fault.about if each in known]
    if not others:
        return
    if fault.reason is Reason.EXCLUSIVE:
        chosen = {each.id for each in dossier.drawn.placed}
        there = [each for each in fault.about if each in chosen]
        names = [dossier.wording.named(each) for each in there] or others
        yield _("It does not go with “%(other)s”.") % {"other": names[0]}
    elif fault.reason is Reason.PREREQUISITE:
        yield _("It must wait for “%(other)s”.") % {"other": others[-1]}
    elif fault.reason is Reason.COMPANION:
        yield _("It calls for “%(other)s” beside it.") % {"other": others[-1]}
