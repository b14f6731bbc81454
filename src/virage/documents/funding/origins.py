"""Where something about a programme was read, and how near that page stands to who decides."""

import re
from functools import cache

from virage.core.funding.programmes import Programme, Source
from virage.core.funding.values import Confidence
from virage.core.text import Language
from virage.documents.funding.labels import date_in_words
from virage.documents.funding.shapes import Origin
from virage.documents.language import words

ADDRESS = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/[\w./?=&%~+-]*)?", re.ASCII)


def origins_of(programme: Programme, language: Language) -> tuple[Origin, ...]:
    """The pages that a programme rests on."""
    return tuple(told_of(source, language) for source in programme.sources)


@cache
def told_of(source: Source, language: Language) -> Origin:
    """One page, and what to think of it."""
    whole = ADDRESS.fullmatch(source.address)
    url = f"https://{source.address}" if whole else ""
    return Origin(source.id, source.address, url, _about(source, language))


def _about(source: Source, language: Language) -> str:
    _ = words(language).gettext
    who = {
        Confidence.PRIMARY: _("page of the funder or of the law"),
        Confidence.SECONDARY: _("page of somebody else"),
        Confidence.UNCONFIRMED: _("not confirmed"),
    }[source.confidence]
    if source.on is None:
        return _("%(who)s, not dated") % {"who": who}
    day = date_in_words(source.on, language)
    return _("%(who)s, %(day)s") % {"who": who, "day": day}
