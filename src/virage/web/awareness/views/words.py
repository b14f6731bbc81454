"""Where a text stands, and what became of it, in words."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from virage.core.editing import Standing, State
from virage.web.awareness.models import ARTICLE, FACET

STANDINGS = {
    Standing.SHIPPED: gettext_lazy("Shipped text"),
    Standing.DRAFT: pgettext_lazy("text", "Draft"),
    Standing.REVIEW: gettext_lazy("Waits for a second reader"),
    Standing.SCHEDULED: gettext_lazy("Will be published"),
    Standing.PUBLISHED: pgettext_lazy("text", "Published"),
    Standing.WITHDRAWN: pgettext_lazy("text", "Withdrawn"),
}
STATES = {
    State.DRAFT.value: pgettext_lazy("text", "Draft"),
    State.REVIEW.value: gettext_lazy("Waits for a second reader"),
    State.PUBLISHED.value: pgettext_lazy("text", "Published"),
    State.WITHDRAWN.value: pgettext_lazy("text", "Withdrawn"),
}
KINDS = {FACET: gettext_lazy("Facet"), ARTICLE: gettext_lazy("Article")}
