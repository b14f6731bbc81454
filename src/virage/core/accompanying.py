"""Rules of accompaniment: who sees a request, who takes it, who shares out, who has the case."""

from virage.core.actors import Actor, Rule, SiteRole, Thing, Verdict, no, yes


def advising(actor: Actor, thing: Thing) -> Verdict:  # noqa: ARG001
    """Open to the advisors and the leads of the programme, with a second factor."""
    if not actor.site_roles & {SiteRole.ADVISOR, SiteRole.LEAD}:
        return no("is of elsewhere", visible=False)
    return yes("advises") if actor.second_factor else no("second factor needed")


def of_its_office(actor: Actor, thing: Thing) -> Verdict:
    """Open to the advisor of a case, to the leads of its office and to the director.

    While nobody has it, also to every advisor of the office.
    """
    mine = actor.account is not None and thing.advisor == actor.account
    waits = thing.advisor is None and not thing.settled and thing.office in actor.advises
    directs = SiteRole.DIRECTOR in actor.site_roles
    if not (mine or waits or directs or thing.office in actor.leads):
        return no("is of elsewhere", visible=False)
    return yes("is of the office") if actor.second_factor else no("second factor needed")


def _until_it_ends(actor: Actor, thing: Thing) -> Verdict:
    """The same, as long as the case is open."""
    verdict = of_its_office(actor, thing)
    return no("the case has ended") if verdict and thing.settled else verdict


def taking(actor: Actor, thing: Thing) -> Verdict:
    """Open to the advisors of the office of a request that waits; who comes second is told so."""
    if thing.office not in actor.advises:
        seen = of_its_office(actor, thing)
        return no("only an advisor of its office") if seen else seen
    if not actor.second_factor:
        return no("second factor needed")
    if thing.settled:
        return no("the case has ended")
    return yes("advises there") if thing.advisor is None else no("taken already")


def assigning(actor: Actor, thing: Thing) -> Verdict:
    """Open to the leads of the office of a case, and to the director, until it ends."""
    verdict = _until_it_ends(actor, thing)
    if not verdict:
        return verdict
    shares_out = thing.office in actor.leads or SiteRole.DIRECTOR in actor.site_roles
    return yes("shares out") if shares_out else no("only the lead of its office")


def handling(actor: Actor, thing: Thing) -> Verdict:
    """Open to the advisor of a case until it ends."""
    verdict = _until_it_ends(actor, thing)
    if not verdict:
        return verdict
    return yes("has the case") if thing.advisor == actor.account else no("only its advisor")


def around_a_table(actor: Actor, thing: Thing) -> Verdict:
    """Open to the advisor of an organisation, who holds its diagnosis with its people."""
    if thing.organisation not in actor.accompanies:
        return no("is of elsewhere", visible=False)
    if not actor.second_factor:
        return no("second factor needed")
    return no("the diagnosis is closed") if thing.settled else yes("accompanies")


def leading_offices(actor: Actor, thing: Thing) -> Verdict:
    """Open to the leads, each for their offices, and to the director for all of them."""
    directs = SiteRole.DIRECTOR in actor.site_roles
    leads = thing.office in actor.leads if thing.office else bool(actor.leads)
    if not (directs or leads):
        return no("is of elsewhere", visible=False)
    return yes("leads") if actor.second_factor else no("second factor needed")


def of_the_group(actor: Actor, thing: Thing) -> Verdict:
    """Open to the lead of the office of a group, to its advisor and to the director.

    Without a group, to every advisor, who sees those that they may.
    """
    mine = actor.account is not None and thing.advisor == actor.account
    advises = thing.office is None and SiteRole.ADVISOR in actor.site_roles
    if mine or advises:
        return yes("advises") if actor.second_factor else no("second factor needed")
    return leading_offices(actor, thing)


def or_accompanying(rule: Rule) -> Rule:
    """The rule of an organisation's people, which its advisor passes too, with a second factor."""

    def either(actor: Actor, thing: Thing) -> Verdict:
        of_it = actor.seat_in(thing.organisation) is not None
        if of_it or thing.organisation not in actor.accompanies:
            return rule(actor, thing)
        return yes("accompanies") if actor.second_factor else no("second factor needed")

    return either


def not_accompanying(rule: Rule) -> Rule:
    """The rule of an organisation's people; its advisor is told that it is for them alone.

    Whatever place the advisor has there: who advises an organisation decides nothing for it.
    """

    def alone(actor: Actor, thing: Thing) -> Verdict:
        if thing.organisation not in actor.accompanies:
            return rule(actor, thing)
        refused = "only the organisation itself" if actor.second_factor else "second factor needed"
        return no(refused)

    return alone
