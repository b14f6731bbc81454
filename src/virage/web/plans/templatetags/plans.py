"""What stands beside a plan, one line each: what became of it, and what is said of its parts."""

import json
from collections.abc import Sequence
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone

from virage.core.access import decide
from virage.web.organisations.actors import actor_of
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Organisation
from virage.web.plans.courses import InForce
from virage.web.plans.models import Standing, Version
from virage.web.plans.queries import following as records
from virage.web.plans.views import amending, tracks
from virage.web.plans.views.screens import Roadmap

register = template.Library()
NAMES = ("id", "name", "when", "way", "cost")


@register.inclusion_tag("plans/parts/in_force.html", takes_context=True)
def plan_in_force(
    context: Context, organisation: Organisation, versions: Sequence[Version] | None = None
) -> dict[str, Any]:
    """Where the plan in force stands, to who may read it; nothing before a board adopted one.

    `versions` are those of the organisation, when they were read already; it is then brief.
    """
    version = None
    if decide("plan.read", actor_of(context["request"]), thing_of(organisation)):
        version = _in_force(organisation, versions)
    if version is None:
        return {}
    progress = {} if versions is not None else records.progress_of(version.plan_id)
    standing = tracks.standing_of(InForce(version, progress, timezone.localdate()))
    return {"organisation": organisation, "standing": standing, "brief": versions is not None}


def _in_force(organisation: Organisation, versions: Sequence[Version] | None) -> Version | None:
    if versions is None:
        return records.in_force(organisation)
    return records.in_force_among(versions)


@register.inclusion_tag("plans/parts/kept.html")
def kept_papers(version: Version) -> dict[str, Any]:
    """The PDFs that are kept of an adopted version, or that they are being made."""
    adopted = version.standing == Standing.ADOPTED
    papers = records.papers_of(version) if adopted else ()
    return {"version": version, "adopted": adopted, "papers": papers}


@register.inclusion_tag("plans/parts/amends.html")
def amends(version: Version, organisation: Organisation) -> dict[str, Any]:
    """What a version changes against the one in force, which it is to amend."""
    force = records.in_force(organisation)
    if force is None:
        return {}
    if force.id == version.id or version.standing == Standing.ADOPTED:
        return {"organisation": organisation, "force": force, "is_it": force.id == version.id}
    sides = (amending.frozen_side(json.loads(each.frozen)) for each in (force, version))
    change = amending.amendment(*sides)
    return {"organisation": organisation, "force": force, "change": change, "version": version}


@register.inclusion_tag("plans/parts/amends.html")
def would_amend(
    page: Roadmap, organisation: Organisation, versions: Sequence[Version]
) -> dict[str, Any]:
    """What the plan of now would change against the version in force."""
    force = records.in_force_among(versions)
    if force is None:
        return {}
    cards = [card for group in page.groups for card in group.cards]
    now = amending.Side(
        [{name: getattr(card, name) for name in NAMES} for card in cards], page.planned
    )
    change = amending.amendment(amending.frozen_side(json.loads(force.frozen)), now)
    return {"organisation": organisation, "force": force, "change": change}


@register.inclusion_tag("plans/parts/talk.html", takes_context=True)
def talk_at(context: Context, part: str, name: str) -> dict[str, Any]:
    """The way to what is said of a part; nothing where nobody speaks, as on a frozen version."""
    talk = context.get("talk")
    return {
        "organisation": context.get("organisation"),
        "speaks": talk is not None,
        "count": talk.get(part, 0) if talk is not None else 0,
        "part": part,
        "step": part.removeprefix("step:") if part.startswith("step:") else "",
        "name": name,
        "named": part in ("vision", "budget"),
    }
