"""Who may do what: the policy as one table, from a verb to its rule.

A view names its verb; an action asks `decide` before it writes. A thing that the actor may not even
see is answered as if it did not exist.
"""

from collections.abc import Mapping
from types import MappingProxyType

from virage.core.accompanying import (
    advising,
    around_a_table,
    assigning,
    handling,
    leading_offices,
    not_accompanying,
    of_its_office,
    of_the_group,
    or_accompanying,
    taking,
)
from virage.core.actors import (
    NOTHING,
    VISITOR,
    Actor,
    Role,
    Rule,
    Seat,
    SiteRole,
    Thing,
    Verdict,
    no,
    yes,
)
from virage.core.mandating import MANDATES

__all__ = [
    "NOTHING",
    "TABLE",
    "VISITOR",
    "Actor",
    "Role",
    "Rule",
    "Seat",
    "SiteRole",
    "Thing",
    "Verdict",
    "adopting_plans",
    "advising",
    "anyone",
    "around_a_table",
    "assigning",
    "decide",
    "deciding",
    "directing",
    "editing",
    "governing",
    "handling",
    "holding",
    "leading",
    "leading_offices",
    "no",
    "of_its_office",
    "of_the_group",
    "open_sheet",
    "own_sheet",
    "owning_plans",
    "publishing",
    "reading_plans",
    "seated",
    "sheet_owner",
    "shown",
    "signed_in",
    "taking",
    "verbs_of",
    "writing_plans",
    "yes",
]


def anyone(actor: Actor, thing: Thing) -> Verdict:  # noqa: ARG001
    """Open to everybody."""
    return yes("public")


def signed_in(actor: Actor, thing: Thing) -> Verdict:  # noqa: ARG001
    """Open to who has an account."""
    return yes("signed in") if actor.account else no("sign in first")


def own_sheet(actor: Actor, thing: Thing) -> Verdict:
    """Open to who holds the key of a sheet, or whose account answers it; to nobody else."""
    if thing.id and thing.id in actor.keys:
        return yes("holds the key")
    if actor.account and thing.respondent == actor.account:
        return yes("answers it")
    return no("holds no key", visible=False)


def open_sheet(actor: Actor, thing: Thing) -> Verdict:
    """The same, as long as its diagnosis is open."""
    verdict = own_sheet(actor, thing)
    return no("the diagnosis is closed") if verdict and thing.settled else verdict


def sheet_owner(actor: Actor, thing: Thing) -> Verdict:
    """Open to the browser where a sheet was begun, or its account; a guest is told why not."""
    verdict = open_sheet(actor, thing)
    owns = thing.respondent is not None and thing.respondent == actor.account
    if verdict and not owns and thing.id in actor.guest_of:
        return no("only where it was begun")
    return verdict


def seated(actor: Actor, thing: Thing) -> Verdict:
    """Open to everybody who takes part in the organisation."""
    if actor.seat_in(thing.organisation):
        return yes("takes part")
    return no("is of elsewhere", visible=False)


def holding(actor: Actor, thing: Thing) -> Verdict:
    """Open to who holds the organisation's account; the others of the organisation are told so."""
    seat = actor.seat_in(thing.organisation)
    if seat is None:
        return no("is of elsewhere", visible=False)
    return yes("holds the account") if seat.holder else no("only who holds the account")


def leading(actor: Actor, thing: Thing) -> Verdict:
    """Open to the organisation's managers, and to who holds its account."""
    seat = actor.seat_in(thing.organisation)
    if seat is None:
        return no("is of elsewhere", visible=False)
    leads = seat.holder or seat.role is Role.MANAGER
    return yes("leads") if leads else no("only who leads the plan")


def governing(actor: Actor, thing: Thing) -> Verdict:
    """Open to who leads the plan, and to the board, which adopts it."""
    seat = actor.seat_in(thing.organisation)
    if seat is not None and seat.role is Role.BOARD:
        return yes("sits on the board")
    return leading(actor, thing)


reading_plans = or_accompanying(governing)
writing_plans = or_accompanying(leading)
owning_plans = not_accompanying(leading)
adopting_plans = not_accompanying(governing)
deciding = not_accompanying(holding)


def shown(actor: Actor, thing: Thing) -> Verdict:
    """Open, once the diagnosis is closed, to its holders and to whom they chose.

    A guest of somebody's sheet is not the one who answered it.
    """
    seat, own = actor.seat_in(thing.organisation), actor.keys - actor.guest_of
    if seat is None and not own & thing.made_of:
        return _shown_to_advisor(actor, thing)
    if not thing.settled:
        return no("the diagnosis is still open")
    if own & thing.shown_by or (seat and (seat.holder or seat.role in thing.shown_to)):
        return yes("shown")
    return no("not shared with you")


def _shown_to_advisor(actor: Actor, thing: Thing) -> Verdict:
    """Open to the advisor of the organisation's case, when it shares the portrait with them."""
    if thing.organisation not in actor.accompanies:
        return no("is of elsewhere", visible=False)
    if not actor.second_factor:
        return no("second factor needed")
    if not thing.settled:
        return no("the diagnosis is still open")
    return yes("accompanies") if thing.to_advisor else no("not shared with the advisor")


def directing(actor: Actor, thing: Thing) -> Verdict:  # noqa: ARG001
    """Open to the programme's director, with a second factor."""
    if SiteRole.DIRECTOR not in actor.site_roles:
        return no("is of elsewhere", visible=False)
    return yes("directs") if actor.second_factor else no("second factor needed")


def editing(actor: Actor, thing: Thing) -> Verdict:  # noqa: ARG001
    """Open to the programme's editors, and to who directs it, with a second factor."""
    if not actor.site_roles & {SiteRole.EDITOR, SiteRole.DIRECTOR}:
        return no("is of elsewhere", visible=False)
    return yes("edits") if actor.second_factor else no("second factor needed")


def publishing(actor: Actor, thing: Thing) -> Verdict:
    """The same, for a text that somebody else wrote; who directs answers for it alone."""
    verdict = editing(actor, thing)
    if not verdict or SiteRole.DIRECTOR in actor.site_roles:
        return verdict
    wrote_it = thing.author is not None and thing.author == actor.account
    return no("somebody else reads it first") if wrote_it else yes("reads it second")


TABLE: Mapping[str, Rule] = MappingProxyType(
    {
        "site.health": anyone,
        "public.read": anyone,
        "public.choose": anyone,
        "development.read": anyone,
        "account.enter": anyone,
        "account.manage": signed_in,
        "account.export": signed_in,
        "account.erase": signed_in,
        "erasure.read": anyone,
        "mail.stop": anyone,
        "jobs.check": directing,
        "diagnosis.start": anyone,
        "diagnosis.resume": anyone,
        "diagnosis.read": own_sheet,
        "diagnosis.answer": open_sheet,
        "diagnosis.share": sheet_owner,
        "diagnosis.erase": sheet_owner,
        "diagnosis.claim": sheet_owner,
        "organisation.found": signed_in,
        "organisation.join": anyone,
        "organisation.read": seated,
        "organisation.leave": seated,
        "organisation.change": holding,
        "organisation.people": holding,
        "organisation.consent": holding,
        "organisation.export": holding,
        "organisation.erase": holding,
        "organisation.merge": directing,
        "campaign.read": seated,
        "campaign.start": holding,
        "campaign.run": holding,
        "campaign.enter": anyone,
        "campaign.hold": around_a_table,
        "campaign.answer": own_sheet,
        "portrait.read": shown,
        "portrait.share": holding,
        "funding.read": holding,
        "funding.edit": deciding,
        "plan.read": reading_plans,
        "plan.remark": reading_plans,
        "plan.edit": writing_plans,
        "plan.settle": owning_plans,
        "plan.present": owning_plans,
        "plan.adopt": adopting_plans,
        "plan.override": assigning,
        "vendors.keep": editing,
        "incident.keep": directing,
        "content.edit": editing,
        "content.publish": publishing,
        "reach.count": anyone,
        "reach.read": editing,
        "office.keep": directing,
        "cases.direct": directing,
        "advisor.work": advising,
        "webinar.register": anyone,
        "webinar.attend": anyone,
        "webinar.organise": editing,
        "accompaniment.open": advising,
        "accompaniment.follow": seated,
        "accompaniment.ask": holding,
        "accompaniment.see": of_its_office,
        "accompaniment.take": taking,
        "accompaniment.assign": assigning,
        "accompaniment.handle": handling,
        "subsidy.keep": directing,
        "mandate.apply": holding,
        **MANDATES,
        "accompaniment.rule": assigning,
        "note.write": handling,
        "digest.tune": advising,
        "group.see": of_the_group,
        "group.lead": leading_offices,
        "group.enter": signed_in,
        "group.follow": seated,
        "group.answer": deciding,
        "interest.declare": advising,
        "interest.see": leading_offices,
    }
)


def decide(verb: str, actor: Actor, thing: Thing = NOTHING) -> Verdict:
    """Apply the rule of the verb to the actor and the thing."""
    return TABLE[verb](actor, thing)


def verbs_of(*rules: Rule) -> tuple[str, ...]:
    """The verbs that one of these rules decides."""
    return tuple(verb for verb, rule in TABLE.items() if rule in rules)
