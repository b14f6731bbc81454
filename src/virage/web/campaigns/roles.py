"""From a person's place in the organisation to the role under which they answer."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.core.access import Role
from virage.core.questionnaire import Questionnaire

ANSWERS_AS = {
    Role.BOARD: "board",
    Role.MANAGER: "management",
    Role.MANAGEMENT: "management",
    Role.STAFF: "staff",
    Role.MEMBER: "members",
}

SENTENCES = {
    "board": gettext_lazy("You answer as a member of the board."),
    "management": gettext_lazy("You answer as a member of the management."),
    "staff": gettext_lazy("You answer as a member of the staff."),
    "members": gettext_lazy("You answer as a member of the organisation."),
}


def role_sentence(role: str, title: str) -> str:
    """Say under which role somebody answers, also one that another questionnaire invented."""
    return str(SENTENCES.get(role) or _("You answer in this role: %(role)s.") % {"role": title})


def respondent_role(questionnaire: Questionnaire, role: Role) -> str:
    """The questionnaire's role of a seat; its first one when it names its roles otherwise."""
    names = [each.id for each in questionnaire.roles]
    return ANSWERS_AS[role] if ANSWERS_AS[role] in names else names[0]
