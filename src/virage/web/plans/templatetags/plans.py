"""What stands at each part of a plan: how many threads are open there, and where to speak."""

from typing import Any

from django import template
from django.template import Context

register = template.Library()


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
