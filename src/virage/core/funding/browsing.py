"""Looking through the programmes as a visitor does: by need, form, level, state and words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from virage.core.funding.programmes import Programme
from virage.core.funding.values import Verdict
from virage.core.text import LocalText, plain

NOT_SAID = "unknown"
NOTHING_MORE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Search:
    """What a visitor looks for; an empty word asks for nothing.

    `form` and `level` are values of `Form` and `Level`, or `NOT_SAID`; `opening` is a value of
    `Verdict`: whether one may apply today.
    """

    need: str = ""
    form: str = ""
    level: str = ""
    opening: str = ""
    words: str = ""


def browse(
    programmes: Iterable[Programme],
    search: Search,
    on: date,
    *,
    also: Mapping[str, str] = NOTHING_MORE,
) -> tuple[Programme, ...]:
    """The programmes that answer every part of the search, in the order they came.

    `also` holds, by id, what is said of them elsewhere, such as "grant": it is searched too.
    """
    sought = plain(search.words).split()
    return tuple(
        each
        for each in programmes
        if _answers(each, search, on) and _says(each, sought, also.get(each.id, ""))
    )


def opening(programme: Programme, on: date) -> Verdict:
    """Whether one may apply on a day."""
    return Verdict.of(programme.availability_on(on).truth)


def _answers(programme: Programme, search: Search, on: date) -> bool:
    forms = {form.value for form in programme.forms} or {NOT_SAID}
    level = programme.level.value if programme.level else NOT_SAID
    return (
        (not search.need or search.need in programme.needs)
        and (not search.form or search.form in forms)
        and search.level in ("", level)
        and search.opening in ("", opening(programme, on).value)
    )


def _says(programme: Programme, sought: list[str], also: str) -> bool:
    """Whether each word begins one of the words that tell of the programme, in any language."""
    if not sought:
        return True
    told: tuple[LocalText, ...] = (programme.name, programme.funder, programme.purpose)
    texts = (text for each in told for text in (each.fr, each.en))
    known = " " + plain(" ".join((programme.id, also, *texts)))
    return all(f" {word}" in known for word in sought)
