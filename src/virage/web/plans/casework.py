"""How far a plan is, for the desk and the file of its advisor; never what the plan says."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from virage.core.casework import Planning
from virage.documents.language import day_in_words
from virage.web.offices.joining import Section, reads_file, reads_plans
from virage.web.plans.queries import stages_of
from virage.web.ui.page import language


@reads_plans
def plans(organisations: frozenset[UUID]) -> dict[UUID, Planning]:
    """How far the plan of now of each organisation is."""
    return {
        place: Planning(
            begun_on=timezone.localdate(stage.begun_at),
            presented_on=timezone.localdate(stage.presented_at) if stage.presented_at else None,
            adopted_on=stage.adopted_on,
        )
        for place, stage in stages_of(organisations).items()
    }


@reads_file
def section(organisation: UUID) -> Section:
    """The same, in words."""
    known, here = plans(frozenset({organisation})).get(organisation, Planning()), language()
    said = (
        (known.begun_on, _("It was begun on %(day)s.")),
        (known.presented_on, _("A version is before the board since %(day)s.")),
        (known.adopted_on, _("The board adopted a version on %(day)s.")),
    )
    lines = tuple(words % {"day": day_in_words(day, here)} for day, words in said if day)
    return Section(_("The strategic plan"), lines or (_("It is not begun."),))
