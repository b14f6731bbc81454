"""From a person's place in the organisation to the role under which they answer."""

from virage.core.access import Role
from virage.core.questionnaire import Questionnaire

ANSWERS_AS = {
    Role.BOARD: "board",
    Role.MANAGER: "management",
    Role.MANAGEMENT: "management",
    Role.STAFF: "staff",
    Role.MEMBER: "members",
}


def respondent_role(questionnaire: Questionnaire, role: Role) -> str:
    """The questionnaire's role of a seat; its first one when it names its roles otherwise."""
    names = [each.id for each in questionnaire.roles]
    return ANSWERS_AS[role] if ANSWERS_AS[role] in names else names[0]
