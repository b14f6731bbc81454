"""How many cases of funding an organisation opened, for the file of its advisor; never which."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from virage.web.funding.queries import states_of
from virage.web.offices.joining import Section, reads_file


@reads_file
def section(organisation: UUID) -> Section:
    """How far each is."""
    counts = states_of(organisation)
    lines = tuple(_state(state, counts[state]) for state in sorted(counts))
    return Section(_("Its cases of funding"), lines or (_("None is open."),))


def _state(state: str, count: int) -> str:
    words = {
        "possible": ngettext("%(count)s to prepare", "%(count)s to prepare", count),
        "applied": ngettext("%(count)s filed", "%(count)s filed", count),
        "granted": ngettext("%(count)s granted", "%(count)s granted", count),
        "received": ngettext("%(count)s received", "%(count)s received", count),
        "refused": ngettext("%(count)s refused", "%(count)s refused", count),
    }[state]
    return words % {"count": count}
