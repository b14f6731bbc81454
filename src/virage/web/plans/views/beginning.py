"""The form of what a co-op can give, for a portrait."""

from collections.abc import Mapping
from datetime import date

from virage.core.portrait import Portrait
from virage.core.roadmap.drafting import band_in
from virage.web.plans.contents import Means
from virage.web.plans.forms.means import MeansForm


def form_for(
    portrait: Portrait,
    today: date,
    *,
    data: Mapping[str, object] | None = None,
    known: Means | None = None,
) -> MeansForm:
    """The form; it asks the size where the portrait does not tell it."""
    roles, sized = portrait.questionnaire.roles, band_in(portrait) is not None
    return MeansForm(roles, today, data=data, known=known, sized=sized)
