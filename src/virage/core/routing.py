"""To which office and advisor a request for accompaniment goes: each with its reasons, in order.

Nothing here decides for a person: an advisor takes a request, or a lead assigns it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum


class Why(Enum):
    """A reason for or against an advisor; its value says which it is about."""

    REGION = "region"
    ELSEWHERE = "elsewhere"
    REGION_UNKNOWN = "region_unknown"
    LANGUAGE = "language"
    NO_LANGUAGE = "no_language"
    SECTOR = "sector"
    OTHER_SECTORS = "other_sectors"
    KIND = "kind"
    OTHER_KINDS = "other_kinds"
    LOAD = "load"
    FULL = "full"
    ABSENT = "absent"
    BEFORE = "before"


AGAINST = frozenset(
    {
        Why.ELSEWHERE, Why.NO_LANGUAGE, Why.OTHER_SECTORS, Why.OTHER_KINDS, Why.FULL, Why.ABSENT,
        Why.BEFORE,
    }
)  # fmt: skip


class Chosen(Enum):
    """Why a request goes to its office."""

    REGION = "region"
    ONLINE = "online"
    ASKED_ONLINE = "asked_online"
    NOBODY_NEAR = "nobody_near"
    NO_OFFICE = "no_office"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: a region, a language, a sector or a kind by its id; a load of a limit; a day."""

    why: Why
    value: str = ""
    load: int = 0
    limit: int = 0
    until: date | None = None

    @property
    def against(self) -> bool:
        """Whether it speaks against the advisor."""
        return self.why in AGAINST


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for: ids of the profile, empty when not known.

    `online`: it prefers not to be visited. `before`: the advisors whom it asked to change.
    """

    region: str = ""
    language: str = "fr"
    sector: str = ""
    kind: str = ""
    online: bool = False
    before: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Office:
    """An office and the regions that it serves; an online one serves all."""

    id: str
    regions: frozenset[str] = frozenset()
    online: bool = False


@dataclass(frozen=True, slots=True)
class Absence:
    """Both days included; without a last day, until further notice."""

    first: date
    last: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the person is away on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advisor:
    """An advisor: where and what they serve, how many cases they have and may have.

    No sector, or no kind, named is every one. `regions` narrows what their offices serve.
    """

    id: str
    offices: frozenset[str]
    languages: frozenset[str]
    regions: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    load: int = 0
    limit: int
    absence: Absence | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """An advisor before a request, with every reason for and against."""

    advisor: Advisor
    reasons: tuple[Reason, ...]

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against."""
        return not any(reason.against for reason in self.reasons)

    @property
    def rank(self) -> tuple[bool, int, float, str]:
        """Who comes first: who fits, then who knows the field, then who has most room."""
        against = sum(reason.against for reason in self.reasons)
        knows = sum(reason.why in {Why.SECTOR, Why.KIND} for reason in self.reasons)
        share = self.advisor.load / self.advisor.limit if self.advisor.limit else 1.0
        return not self.fits, against - knows, share, self.advisor.id


@dataclass(frozen=True, slots=True)
class Route:
    """Where a request goes, why, and the advisors there, the best placed first."""

    office: Office | None
    chosen: Chosen
    matches: tuple[Match, ...] = ()


def serving(region: str, offices: Iterable[Office]) -> tuple[Office, ...]:
    """The offices that serve a region: those of the region first, then those online."""
    kept = tuple(offices)
    near = tuple(each for each in kept if not each.online and region in each.regions)
    return near + tuple(each for each in kept if each.online)


def route(
    request: Request, offices: Iterable[Office], advisors: Iterable[Advisor], *, on: date
) -> Route:
    """Choose the office of a request: that of its region, unless nobody there can take it.

    An online office comes first for who asks for it, and otherwise when the offices of the region
    have nobody who fits, or when there is none.
    """
    known, people = serving(request.region, offices), tuple(advisors)
    near = [each for each in known if not each.online]
    online = [each for each in known if each.online]
    tiers = [online, near] if request.online else [near, online]
    filled = [
        [_placed(request, office, people, on=on) for office in tier] for tier in tiers if tier
    ]
    if not filled:
        return Route(None, Chosen.NO_OFFICE)
    able = next((tier for tier in filled if any(_able(each) for each in tier)), filled[0])
    office, matches = min(able, key=lambda each: (not _able(each), _first_rank(each), each[0].id))
    return Route(office, _chosen(request, office, near=bool(near)), matches)


def consider(request: Request, office: Office, advisor: Advisor, *, on: date) -> Match:
    """Say what speaks for and against an advisor of an office."""
    reasons = (
        _of_region(request, office, advisor),
        _of_language(request, advisor),
        _of_list(request.sector, advisor.sectors, known=Why.SECTOR, other=Why.OTHER_SECTORS),
        _of_list(request.kind, advisor.kinds, known=Why.KIND, other=Why.OTHER_KINDS),
        _of_load(advisor),
        _of_absence(advisor, on),
        Reason(Why.BEFORE) if advisor.id in request.before else None,
    )
    return Match(advisor, tuple(reason for reason in reasons if reason))


Placed = tuple[Office, tuple[Match, ...]]


def _placed(request: Request, office: Office, people: Iterable[Advisor], *, on: date) -> Placed:
    there = (each for each in people if office.id in each.offices)
    matches = (consider(request, office, each, on=on) for each in there)
    return office, tuple(sorted(matches, key=lambda match: match.rank))


def _able(placed: Placed) -> bool:
    return any(match.fits for match in placed[1])


def _first_rank(placed: Placed) -> tuple[int, float]:
    ranks = [match.rank[1:3] for match in placed[1]]
    return ranks[0] if ranks else (len(AGAINST), 1.0)


def _chosen(request: Request, office: Office, *, near: bool) -> Chosen:
    if not office.online:
        return Chosen.REGION
    if request.online:
        return Chosen.ASKED_ONLINE
    return Chosen.NOBODY_NEAR if near else Chosen.ONLINE


def _of_region(request: Request, office: Office, advisor: Advisor) -> Reason:
    if not request.region:
        return Reason(Why.REGION_UNKNOWN)
    served = advisor.regions or office.regions
    everywhere = office.online and not advisor.regions
    there = everywhere or request.region in served
    return Reason(Why.REGION if there else Why.ELSEWHERE, request.region)


def _of_language(request: Request, advisor: Advisor) -> Reason:
    speaks = request.language in advisor.languages
    return Reason(Why.LANGUAGE if speaks else Why.NO_LANGUAGE, request.language)


def _of_list(asked: str, served: frozenset[str], *, known: Why, other: Why) -> Reason | None:
    """Nothing to say when it is not known, or when the advisor serves all of them."""
    if not asked or not served:
        return None
    return Reason(known if asked in served else other, asked)


def _of_load(advisor: Advisor) -> Reason:
    full = advisor.load >= advisor.limit
    return Reason(Why.FULL if full else Why.LOAD, load=advisor.load, limit=advisor.limit)


def _of_absence(advisor: Advisor, on: date) -> Reason | None:
    away = advisor.absence
    return Reason(Why.ABSENT, until=away.last) if away and away.covers(on) else None
