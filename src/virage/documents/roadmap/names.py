"""What the ids of a drafted problem are called: by the questionnaire and by the catalogue."""

from virage.core.initiatives import InitiativeCatalogue
from virage.core.portrait import Portrait
from virage.core.roadmap.naming import Family, Names
from virage.core.text import LocalText


def names_of(portrait: Portrait, catalogue: InitiativeCatalogue) -> Names:
    """The names of everything that a problem drafted from a portrait may speak of."""
    asked, texts = portrait.questionnaire, dict[tuple[Family, str], LocalText]()
    texts |= {(Family.INITIATIVE, each.id): each.name for each in catalogue.initiatives}
    texts |= {(Family.NEED, each.need.id): each.need.title for each in portrait.needs}
    texts |= {(Family.QUESTION, each.id): each.title for each in asked.questions()}
    texts |= {(Family.FLAG, each.flag.id): each.flag.text for each in portrait.flags}
    texts |= {(Family.SCORE, each.id): each.title for each in asked.dimensions}
    texts |= {(Family.ROLE, each.id): each.title for each in asked.roles}
    return Names(portrait.sheet.name, texts)
