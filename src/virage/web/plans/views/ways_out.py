"""Where nothing fits: letting the demands of a way out give way."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from virage.core.access import Actor
from virage.web.plans import actions, queries
from virage.web.plans.bridge import drafted
from virage.web.plans.giving import can_give, given_way, ways_in
from virage.web.plans.models import Plan
from virage.web.plans.views.doors import base_of, on_plan
from virage.web.plans.views.nothing import kept_of
from virage.web.plans.views.steps import again, done


@on_plan("plan.edit")
@require_POST
def give_way(request: HttpRequest, actor: Actor, plan: Plan, *, place: int) -> HttpResponse:
    """Let the demands of a way out give way; who is too late sees the plan of now."""
    data, whole = kept_of(plan, queries.last_solve(plan)), drafted(plan)
    ways = [way for way, _least in ways_in(data)] if data else []
    if place < len(ways) and can_give(ways[place]):
        content = given_way(whole.content, whole.problem, ways[place])
        if actions.give_way(actor=actor, plan=plan, base=base_of(request), content=content):
            return done(request, plan, "give_way")
    return again(request, actor, plan)
