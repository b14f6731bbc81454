"""The mails of accompaniment; each occasion has one, in the language of who reads it."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from virage.core.routing import Route
from virage.core.text import Language
from virage.documents.language import listed
from virage.web.accounts.models import User
from virage.web.campaigns.actions.inviting import date_in_words
from virage.web.campaigns.queries.running import holders_of
from virage.web.jobs.actions import post_mail
from virage.web.jobs.links import absolute
from virage.web.offices.bridge import REGION, choices_of
from virage.web.offices.bridge.independence import interest_from, needs_in
from virage.web.offices.models import Accompaniment, Advisor, Raised
from virage.web.offices.queries import cases as queries
from virage.web.offices.queries.independence import interests_of
from virage.web.offices.waiting import answer_by


def tell_the_office(case: Accompaniment, route: Route, now: datetime) -> None:
    """Write to those who could take a request, and to who leads the office; else to who directs."""
    fit = (match.advisor.id for match in route.matches if match.fits)
    people = {*queries.accounts_of(fit), *(queries.leads_of(case.office) if case.office else ())}
    to_directors = not people or case.raised == Raised.DIRECTOR
    _to_the_desk(case, queries.directors() if to_directors else people, what="asked", now=now)


def tell_higher(case: Accompaniment, now: datetime) -> None:
    """Write to the lead, or to who directs, that nobody answered a request."""
    office = None if case.raised == Raised.DIRECTOR else case.office
    people = queries.directors() if office is None else queries.leads_of(office)
    _to_the_desk(case, people, what="raised", now=now)


def tell_assigned(case: Accompaniment, advisor: User, now: datetime) -> None:
    """Write to an advisor that a case was given to them."""
    _post(case, advisor, what="assigned", now=now, page="case")


def tell_confirmed(case: Accompaniment, advisor: User, now: datetime) -> None:
    """Write to an advisor that the organisation confirmed the case that they opened."""
    _post(case, advisor, what="confirmed", now=now, page="case")


def tell_left(case: Accompaniment, advisor: User, now: datetime) -> None:
    """Write to an advisor that a case is theirs no more, with their access."""
    _post(case, advisor, what="left", now=now, page="desk")


def tell_the_organisation(
    case: Accompaniment, what: str, now: datetime, *, occasion: str = ""
) -> None:
    """Write to who holds the account: received, taken, done, or a note of this occasion."""
    for seat in holders_of(case.organisation):
        _post(case, seat.account, what=what, now=now, page="follow", occasion=occasion)


def _to_the_desk(case: Accompaniment, people: Iterable[User], *, what: str, now: datetime) -> None:
    for person in sorted(people, key=lambda each: each.id):
        _post(case, person, what=what, now=now, page="case")


def _post(
    case: Accompaniment,
    person: User,
    *,
    what: str,
    now: datetime,
    page: str,
    occasion: str = "",
) -> None:
    language: Language = "en" if person.language == "en" else "fr"
    target = {"case": (case.id,), "follow": (case.organisation_id,), "desk": ()}[page]
    post_mail(
        now=now,
        purpose=f"accompaniment.{what}",
        occasion=f"accompaniment:{case.id}:{occasion or case.version}",
        recipient=person.email,
        organisation=case.organisation_id,
        language=language,
        template=f"offices/mail/{what}",
        context={
            "organisation": case.organisation.name,
            "region": choices_of(REGION, language).get(case.region, ""),
            "office": case.office.name_in(language) if case.office else "",
            "advisor": case.advisor.name if case.advisor else "",
            "advisor_email": case.advisor.account.email if case.advisor else "",
            "declared": _declared(case.advisor, language)
            if what == "taken" and case.advisor
            else [],
            "by": date_in_words(answer_by(case), language),
            "url": absolute(f"offices:{page}", *target, language=language),
        },
    )


def _declared(advisor: Advisor, language: Language) -> list[str]:
    """The suppliers and the needs of what an advisor declared and still holds."""
    names, today = needs_in(language), timezone.localdate()
    interests = map(interest_from, interests_of(advisor))
    return [
        f"{each.supplier} ({listed([names.get(need, need) for need in each.needs], language)})"
        for each in interests
        if each.open_on(today)
    ]
