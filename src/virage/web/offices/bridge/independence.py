"""What advisors declare, as the core knows it, and what a case needs."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils import timezone

from virage.core import independence
from virage.core.independence import Bond, Interest, Standing, Touch
from virage.core.needs import Verdict
from virage.core.text import Language
from virage.web.campaigns import bridge as diagnoses
from virage.web.campaigns.queries.portraits import material_of
from virage.web.offices.models import Accompaniment, Advisor, InterestRow, Ruling
from virage.web.offices.queries import independence as queries
from virage.web.organisations.bridge import catalogues, current_questionnaire


def needs_in(language: Language) -> Mapping[str, str]:
    """Every need that may be recommended, by id, the most urgent first."""
    known = catalogues().needs(current_questionnaire()).needs
    return {need.id: need.title.in_(language) for need in known}


def interest_from(row: InterestRow) -> Interest:
    """An interest as the core knows it."""
    return Interest(
        id=str(row.id),
        supplier=row.supplier,
        bond=Bond(row.bond),
        needs=frozenset(row.needs),
        since=row.since,
        until=row.until,
    )


def standing_of(advisor: Advisor, on: date) -> Standing:
    """Where the declaration of an advisor stands, who was read as they declare."""
    return independence.standing(declared_on(advisor), on)


def declared_on(advisor: Advisor) -> date | None:
    """The day of the last declaration of an advisor who was read as they declare."""
    last = getattr(advisor, "declared_at", None)
    return timezone.localdate(last) if last else None


def recommended(case: Accompaniment) -> frozenset[str]:
    """The needs that the last closed diagnosis of a case proposes; none while there is none."""
    campaign = queries.last_closed(case)
    if campaign is None:
        return frozenset()
    portrait = diagnoses.picture_of(campaign, material_of(campaign)).portrait
    return frozenset(each.need.id for each in portrait.needs_that_are(Verdict.PROPOSED))


def touches_of(advisor: Advisor, needs: frozenset[str], on: date) -> tuple[Touch, ...]:
    """The open interests of an advisor, read as they declare, that touch these needs."""
    interests = map(interest_from, advisor.interests.all())
    return independence.touching(interests, needs, on=on)


def allowed_by(rulings: Iterable[Ruling], advisor: Advisor) -> frozenset[str]:
    """The interests of an advisor that do not stand in the way, by what was decided last."""
    said: dict[str, bool] = {}
    for ruling in rulings:
        if ruling.advisor_id == advisor.id:
            said |= dict.fromkeys(ruling.interests, ruling.allowed)
    return frozenset(interest for interest, allowed in said.items() if allowed)


def in_the_way(case: Accompaniment, advisor: Advisor, on: date) -> tuple[Touch, ...]:
    """The interests of an advisor that touch a case, and about which nobody decided for them."""
    known = queries.of_advisor(advisor.id)
    if not known.interests.all():
        return ()
    touches = touches_of(known, recommended(case), on)
    if not touches:
        return ()
    return independence.undecided(touches, allowed_by(queries.rulings_on(case), advisor))
