"""What plans are compared by, in words."""

from virage.core.roadmap.worth import Aim
from virage.core.text import Language
from virage.documents.language import words


def aim_in_words(aim: Aim, language: Language) -> str:
    """What an aim counts."""
    _ = words(language).gettext
    return {
        Aim.FLAGS: _("red flags cleared"),
        Aim.LAST_FLAG: _("red flags cleared early"),
        Aim.FLAGS_DOWN: _("each red flag cleared early"),
        Aim.NEEDS: _("needs answered"),
        Aim.MATURITY: _("expected maturity"),
        Aim.AUTONOMY: _("autonomy"),
        Aim.INDEPENDENCE: _("freedom from suppliers"),
        Aim.NET_COST: _("net cost"),
        Aim.QUARTERS: _("an early end"),
        Aim.STEPS: _("few steps"),
        Aim.EARLINESS: _("what matters done early"),
        Aim.AIDS: _("few requests for aid"),
    }[aim]
