"""Every address of the site, as somebody who holds a whole sheet can ask for it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from django.utils.translation import override

from tests.coops import GOAL, HOLDER, a_coop, a_twin, the_quiet_secret
from tests.incidents import an_incident
from tests.mandates import one_of, the_mandate
from tests.offices import (
    the_advisor,
    the_case,
    the_digest,
    the_interest,
    the_invited,
    the_member,
    the_note,
    the_office,
)
from tests.people import signed_in
from tests.post import a_mail_of_development, a_mail_to_check
from tests.receipts import a_consent_to_mails, a_receipt
from tests.remarks import a_remark, a_suggestion
from tests.samples import KeptSheet
from tests.tables import the_held, the_table
from tests.texts import an_article
from tests.webinars import a_webinar, the_link
from virage.core.access import SiteRole
from virage.library import shipped
from virage.web.mandates.models import Amendment, Document, Hours, Meeting
from virage.web.offices.actions.groups import secret_of as secret_of_member
from virage.web.webinars.models import Door

LANGUAGES = ("fr", "en")

# What may stand for each argument of an address.
ARGUMENTS: dict[str, Callable[[KeptSheet], Iterable[object]]] = {
    "sheet_id": lambda kept: [kept.id],
    "section_id": lambda _kept: [each.id for each in shipped().questionnaire("coop").dimensions],
    "tool_id": lambda kept: kept.tools[:1],
    "secret": lambda kept: [kept.link],
    "kept_mail_id": lambda _kept: [a_mail_of_development()],
    "mail_id": lambda _kept: [a_mail_to_check()],
    "webinar_id": lambda _kept: [a_webinar().id],
    "place_secret": lambda _kept: [the_link(Door.PLACE)],
    "way_secret": lambda _kept: [the_link(Door.JOIN)],
    "opinion_secret": lambda _kept: [the_link(Door.OPINION)],
    "begin_secret": lambda _kept: [the_link(Door.BEGIN)],
    "hush_secret": lambda _kept: [the_link(Door.QUIET)],
    "programme_id": lambda _kept: ["essor_1c", "cric"],
    "facet_id": lambda _kept: ["selling_online"],
    "article_id": lambda _kept: [an_article()],
    "content_kind": lambda _kept: ["facet", "article"],
    "text_key": lambda _kept: [f"article.{an_article()}"],
    "edition_number": lambda _kept: [1],
    "incident_id": lambda _kept: [an_incident()],
    "office_id": lambda _kept: [the_office()],
    "accompaniment_id": lambda _kept: [the_case()],
    "group_id": lambda _kept: [the_member().group_id],
    "member_id": lambda _kept: [the_member().id],
    "group_secret": lambda _kept: [secret_of_member(the_invited())],
    "note_id": lambda _kept: [the_note()],
    "interest_id": lambda _kept: [the_interest()],
    "advisor_id": lambda _kept: [the_advisor()],
    "mandate_id": lambda _kept: [the_mandate().id],
    "hours_id": lambda _kept: [one_of(Hours)],
    "meeting_id": lambda _kept: [one_of(Meeting)],
    "document_id": lambda _kept: [one_of(Document)],
    "amendment_id": lambda _kept: [one_of(Amendment)],
    "year": lambda _kept: [timezone.localdate().year],
    "organisation_id": lambda _kept: [a_coop().organisation.id],
    "stays_id": lambda _kept: [a_coop().organisation.id],
    "goes_id": lambda _kept: [a_twin().id],
    "case_id": lambda _kept: [a_coop().case],
    "step_id": lambda _kept: [a_coop().step],
    "goal_id": lambda _kept: [GOAL],
    "remark_id": lambda _kept: [a_remark()],
    "suggestion_id": lambda _kept: [a_suggestion()],
    "version_id": lambda _kept: [a_coop().version],
    "evidence_id": lambda _kept: [a_coop().evidence],
    "checkpoint_id": lambda _kept: [a_coop().checkpoint],
    "paper_language": lambda _kept: ["fr"],
    "quiet_secret": lambda _kept: [the_quiet_secret()],
    "choice_id": lambda _kept: [a_coop().choice],
    "place": lambda _kept: [0],
    "plan_id": lambda _kept: [a_coop().plan],
    "form": lambda _kept: ["pdf"],
    "seat_id": lambda _kept: [a_coop().seat],
    "invitation_id": lambda _kept: [a_coop().invitation],
    "invitation_secret": lambda _kept: [a_coop().invitation_secret],
    "campaign_id": lambda _kept: a_coop().campaigns,
    "earlier_id": lambda _kept: a_coop().campaigns[:1],
    "participation_id": lambda _kept: [a_coop().participation],
    "table_id": lambda _kept: [the_table()],
    "held_id": lambda _kept: [the_held()],
    "questionnaire_id": lambda _kept: ["coop"],
    "questionnaire_version": lambda _kept: [shipped().questionnaire("coop").version],
    "role_id": lambda _kept: ["members"],
    "respond_secret": lambda _kept: [a_coop().respond_secret],
    "join_secret": lambda _kept: [a_coop().join_secret],
    "receipt_secret": lambda _kept: [a_receipt()],
    "digest_secret": lambda _kept: [the_digest()],
    "stop_secret": lambda _kept: [a_consent_to_mails()],
}


def everybody() -> Client:
    """The browser of somebody who may open every page: director, advisor, holder of the co-op."""
    the_advisor(HOLDER)
    return signed_in(HOLDER, SiteRole.DIRECTOR, second_factor=True)


@dataclass(frozen=True)
class Route:
    """One pattern of the URL table."""

    name: str
    pattern: str
    view: Callable[..., Any]
    arguments: tuple[str, ...]


def routes(
    resolver: URLResolver | None = None, prefix: str = "", space: str = ""
) -> Iterator[Route]:
    """Walk the whole URL table."""
    for entry in (resolver or get_resolver()).url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from routes(entry, pattern, inner)
        elif isinstance(entry, URLPattern):
            arguments = tuple(entry.pattern.regex.groupindex)
            yield Route(f"{space}{entry.name}", pattern, entry.callback, arguments)


def addresses(
    kept: KeptSheet, language: str, *, where: Callable[[Route], bool] = lambda _route: True
) -> Iterator[tuple[Route, str]]:
    """Give every address that the holder of the sheet can ask for, in a language.

    What stands for an argument is looked up once a walk, which changes nothing.
    """
    values_of = cache(lambda name: [*ARGUMENTS[name](kept)])
    for route in filter(where, routes()):
        unknown = [name for name in route.arguments if name not in ARGUMENTS]
        assert not unknown, (
            f"{route.name}: say in ARGUMENTS of tests/pages.py what {unknown} may be"
        )
        for values in product(*map(values_of, route.arguments)):
            with override(language):
                address = reverse(
                    route.name, kwargs=dict(zip(route.arguments, values, strict=True))
                )
            yield route, address
