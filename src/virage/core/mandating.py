"""Rules of the mandates: who applies, approves, accepts, works, claims; and never two of these.

The co-op accepts by a person of its own, and nobody approves what they work on.
"""

from collections.abc import Mapping
from types import MappingProxyType

from virage.core.actors import Actor, Role, Rule, SiteRole, Thing, Verdict, no, yes


def overseeing(actor: Actor, thing: Thing) -> Verdict:  # noqa: ARG001
    """Open to the leads of offices and to the director, with a second factor."""
    if not (actor.leads or SiteRole.DIRECTOR in actor.site_roles):
        return no("is of elsewhere", visible=False)
    return yes("oversees") if actor.second_factor else no("second factor needed")


def following(actor: Actor, thing: Thing) -> Verdict:
    """Open to the board, the managers and the holders of the co-op; its others are told so."""
    seat = actor.seat_in(thing.organisation)
    if seat is None:
        return no("is of elsewhere", visible=False)
    follows = seat.holder or seat.role in (Role.MANAGER, Role.BOARD)
    return yes("follows") if follows else no("only who leads the mandate")


def signing(actor: Actor, thing: Thing) -> Verdict:
    """The same, for who binds the co-op: never somebody who advises it."""
    if _advises(actor, thing):
        return no("an advisor never accepts")
    return following(actor, thing)


def _advises(actor: Actor, thing: Thing) -> bool:
    mine = actor.account is not None and actor.account == thing.advisor
    return mine or thing.organisation in actor.accompanies


def seeing(actor: Actor, thing: Thing) -> Verdict:
    """Open to its advisor until it ends, to the leads of its office and to the director."""
    mine = actor.account is not None and actor.account == thing.advisor
    oversees = thing.office in actor.leads or SiteRole.DIRECTOR in actor.site_roles
    if not (mine or oversees):
        return no("is of elsewhere", visible=False)
    if not actor.second_factor:
        return no("second factor needed")
    if thing.settled and not oversees:
        return no("the mandate has ended")
    return yes("is of the office")


def reading(actor: Actor, thing: Thing) -> Verdict:
    """Open to both sides: what they write for each other."""
    inside, outside = following(actor, thing), seeing(actor, thing)
    return inside if inside or not outside.visible else outside


def working(actor: Actor, thing: Thing) -> Verdict:
    """Open to the advisor of the mandate until it ends."""
    verdict = seeing(actor, thing)
    if verdict and thing.advisor != actor.account:
        return no("only the advisor of the mandate")
    return no("the mandate has ended") if verdict and thing.settled else verdict


def contributing(actor: Actor, thing: Thing) -> Verdict:
    """Open, until it ends, to the advisor of the mandate and to who follows it in the co-op."""
    inside, outside = following(actor, thing), working(actor, thing)
    if inside and thing.settled:
        return no("the mandate has ended")
    return inside if inside or not outside.visible else outside


def approving(actor: Actor, thing: Thing) -> Verdict:
    """Open to the leads of its office and to the director; nobody approves their own mandate,
    nor what they put forward for a group.
    """
    verdict = claiming(actor, thing)
    put_forward = actor.account is not None and actor.account == thing.author
    if verdict and (put_forward or _advises(actor, thing)):
        return no("not your own mandate")
    return verdict


def claiming(actor: Actor, thing: Thing) -> Verdict:
    """Open to the leads of its office and to the director."""
    verdict = seeing(actor, thing)
    if not verdict:
        return verdict
    decides = thing.office in actor.leads or SiteRole.DIRECTOR in actor.site_roles
    return yes("decides") if decides else no("only the lead of the office")


MANDATES: Mapping[str, Rule] = MappingProxyType(
    {
        "mandate.oversee": overseeing,
        "mandate.follow": following,
        "mandate.evaluate": following,
        "mandate.accept": signing,
        "mandate.see": seeing,
        "mandate.read": reading,
        "mandate.work": working,
        "mandate.contribute": contributing,
        "mandate.approve": approving,
        "mandate.claim": claiming,
    }
)
