"""A page that was really read is counted; who read it is not written anywhere."""

from virage.core.access import Actor
from virage.core.reach import Kind
from virage.web.awareness import bridge
from virage.web.reach import actions as reach


def count_read(*, actor: Actor, kind: str, name: str) -> bool:
    """Count a page that is public; False, and nothing counted, for anything else."""
    public = {
        Kind.FACET.value: bridge.facets().by_id.keys(),
        Kind.ARTICLE.value: bridge.articles().by_id.keys(),
    }
    if name not in public.get(kind, ()):
        return False
    reach.count(actor=actor, kind=Kind(kind), thing=name)
    return True
