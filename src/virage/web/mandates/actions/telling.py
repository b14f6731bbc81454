"""The mails of the mandates; each occasion has one, in the language of who reads it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from virage.core.text import Language
from virage.documents.funding.labels import in_dollars
from virage.documents.language import clock, day_in_words
from virage.documents.mandates.wording import hours_in_words
from virage.web.accounts.models import User
from virage.web.campaigns.queries.running import holders_of
from virage.web.jobs.actions import post_mail
from virage.web.jobs.links import absolute
from virage.web.mandates.models import Mandate
from virage.web.offices.queries.cases import directors, leads_of

PAGES = {"coop": "mandates:follow", "desk": "mandates:mandate", "lead": "mandates:oversee"}


def tell_the_coop(mandate: Mandate, what: str, now: datetime, **more: Any) -> None:
    """Write to who holds the account of the co-op."""
    people = (seat.account for seat in holders_of(mandate.organisation))
    _to(mandate, people, what=what, page="coop", now=now, more=more)


def tell_the_advisor(mandate: Mandate, what: str, now: datetime, **more: Any) -> None:
    """Write to who has the case, if anybody has."""
    advisor = mandate.accompaniment.advisor
    people = (advisor.account,) if advisor else ()
    _to(mandate, people, what=what, page="desk", now=now, more=more)


def tell_who_decides(mandate: Mandate, what: str, now: datetime, **more: Any) -> None:
    """Write to the leads of the office who do not work on it; without any, to who directs."""
    advisor = mandate.accompaniment.advisor
    leads = leads_of(mandate.office) if mandate.office else ()
    free = [each for each in leads if advisor is None or each.id != advisor.account_id]
    _to(mandate, free or directors(), what=what, page="lead", now=now, more=more)


def tell_who_directs(mandate: Mandate, what: str, now: datetime, **more: Any) -> None:
    """Write to who directs the programme."""
    _to(mandate, directors(), what=what, page="lead", now=now, more=more)


def day_in_both(day: date) -> dict[Language, str]:
    """A day in the words of each language."""
    return {"fr": day_in_words(day, "fr"), "en": day_in_words(day, "en")}


def hour_in_both(local: datetime) -> dict[Language, str]:
    """An hour in the words of each language."""
    return {"fr": clock(local, "fr"), "en": clock(local, "en")}


def _to(
    mandate: Mandate,
    people: Iterable[User],
    *,
    what: str,
    page: str,
    now: datetime,
    more: dict[str, Any],
) -> None:
    for person in sorted(people, key=lambda each: each.id):
        _post(mandate, person, what=what, page=page, now=now, more=dict(more))


def _post(
    mandate: Mandate, person: User, *, what: str, page: str, now: datetime, more: dict[str, Any]
) -> None:
    language: Language = "en" if person.language == "en" else "fr"
    target = {"coop": (mandate.organisation_id,), "desk": (mandate.id,), "lead": ()}[page]
    occasion = more.pop("occasion", what)
    calendars = more.pop("calendars", {})
    post_mail(
        now=now,
        purpose=f"mandate.{what}",
        occasion=f"mandate:{mandate.id}:{occasion}",
        recipient=person.email,
        organisation=mandate.organisation_id,
        language=language,
        template=f"mandates/mail/{what}",
        context={
            "organisation": mandate.organisation.name,
            "office": mandate.office.name_in(language) if mandate.office else "",
            **_sums(mandate, language),
            **{
                key: value[language] if isinstance(value, dict) else value
                for key, value in more.items()
            },
            **({"calendar": calendars[language]} if calendars else {}),
            "url": absolute(PAGES[page], *target, language=language),
        },
    )


def _sums(mandate: Mandate, language: Language) -> dict[str, str]:
    return {
        "hours": hours_in_words(mandate.granted, language),
        "worked": hours_in_words(mandate.used, language),
        "subsidy": in_dollars(mandate.price.subsidy, language),
        "own": in_dollars(mandate.price.own, language),
        "paid": in_dollars(mandate.worked.subsidy, language),
    }
