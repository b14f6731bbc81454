"""The copy of a person: their account, their places, their own answers, what they did."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from virage.core.access import Actor
from virage.core.text import Language
from virage.documents.answers import answer_in_words
from virage.documents.archive import data, table
from virage.web.accounts import queries as accounts
from virage.web.accounts.models import User
from virage.web.awareness.models import Edition
from virage.web.awareness.queries import texts_written_by
from virage.web.campaigns.models import Participation
from virage.web.diagnostics import bridge
from virage.web.diagnostics import queries as sheets
from virage.web.diagnostics.models import Sheet
from virage.web.jobs.queries import mails_to
from virage.web.journal.queries import deeds_of
from virage.web.mandates.queries import mandates
from virage.web.offices.models import Advisor
from virage.web.offices.queries.digests import digest_for
from virage.web.offices.queries.notes import notes_by
from virage.web.offices.queries.offices import advisors_of_account
from virage.web.privacy import queries
from virage.web.privacy.copies.plans import said_by
from virage.web.privacy.copies.webinars import registration_data
from virage.web.webinars.queries import registrations_at

FORMAT = "virage-copy/1"
ADVISOR = (
    "name regions sectors kinds languages load_limit absent_from absent_to public made_at ended_at"
).split()
DIGEST = "rhythm weekday hour zone about last_on".split()
INTEREST = "supplier bond needs since until made_at".split()
Rows = list[tuple[object, ...]]


def files_of(actor: Actor, user: User, *, language: Language, now: datetime) -> dict[str, bytes]:
    """The files, by name."""
    parts = queries.own_parts(actor)
    answers = [row for part in parts if part.sheet for row in _answers(part, part.sheet, language)]
    return {
        "README.txt": _read_me(user, now).encode(),
        "account.json": data(_data(actor, user, parts=parts, now=now)),
        "answers.csv": table(["organisation", "diagnosis", "question", "text", "answer"], answers),
    }


def _answers(part: Participation, sheet: Sheet, language: Language) -> Rows:
    questionnaire = bridge.questionnaire_of(sheet)
    given = bridge.answers_from(questionnaire, sheets.answers_of(sheet))
    where = (part.campaign.organisation.name, f"T{part.campaign.number}")
    asked = questionnaire.by_id
    return [
        (
            *where,
            name,
            asked[name].text.in_(language),
            answer_in_words(asked[name], given[name], language),
        )
        for name in given
    ]


def _data(
    actor: Actor, user: User, *, parts: tuple[Participation, ...], now: datetime
) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "made_at": now,
        "account": {
            "id": user.id,
            "email": user.email,
            "language": user.language,
            "joined_at": user.joined_at,
            "last_sign_in": user.last_login,
            "roles": list(accounts.site_roles_of(user)),
        },
        **_signing_in(actor),
        "organisations": [
            {"name": each.organisation.name, "role": each.role, "holder": each.holder}
            for each in queries.own_seats(actor)
        ],
        **_advising(actor, user),
        **_worked(actor),
        "texts": [_text(each) for each in texts_written_by(user.id)],
        "answers": [_part(each) for each in parts],
        **said_by(actor),
        "webinars": [registration_data(each) for each in registrations_at(user.email)],
        "mails": [
            {"purpose": each.purpose, "made_at": each.made_at, "state": each.state}
            for each in mails_to(user.email)
        ],
        "mail_consents": [
            {
                "purpose": each.purpose,
                "text_version": each.text_version,
                "given_at": each.given_at,
                "withdrawn_at": each.withdrawn_at,
            }
            for each in queries.mail_consents_of(actor)
        ],
        "journal": [{"at": each.at, "verb": each.verb} for each in deeds_of(user.id)],
    }


def _advising(actor: Actor, user: User) -> dict[str, Any]:
    """What is held of somebody who advises, and what they wrote."""
    return {
        "advises": [_advisor(each) for each in advisors_of_account(actor)],
        "notes": [
            {"organisation": each.organisation.name}
            | {name: getattr(each, name) for name in ("words", "shared_at", "made_at")}
            for each in notes_by(user)
        ],
    }


def _advisor(row: Advisor) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ADVISOR} | {
        "offices": [{"name": each.office.name, "lead": each.lead} for each in row.posts.all()],
        "interests": [
            {name: getattr(each, name) for name in INTEREST} for each in row.interests.all()
        ],
        "digest": [
            {name: getattr(each, name) for name in DIGEST} for each in [digest_for(row)] if each
        ],
        "declarations": [each.made_at for each in row.declarations.all()],
    }


def _worked(actor: Actor) -> dict[str, Any]:
    return {
        "mandate_hours": [
            {"on": each.on, "quarters": each.quarters, "words": each.words}
            for each in mandates.hours_by(actor)
        ],
        "mandate_notes": [
            {"at": each.made_at, "words": each.words} for each in mandates.notes_by(actor)
        ],
    }


def _text(row: Edition) -> dict[str, Any]:
    return {
        "kind": row.text.kind,
        "name": row.text.name,
        "version": row.number,
        "state": row.state,
        "saved_at": row.saved_at,
        "content": row.content,
    }


def _signing_in(actor: Actor) -> dict[str, Any]:
    return {
        "sign_in": [
            {"kind": each.type, "made_at": each.created_at, "last_used_at": each.last_used_at}
            for each in accounts.authenticators_of(actor)
        ],
        "signed_in": [
            {"since": each.created_at, "from": each.ip, "browser": each.user_agent}
            for each in accounts.sessions_of(actor)
        ],
    }


def _part(part: Participation) -> dict[str, Any]:
    sheet = part.sheet
    given = sheets.answers_of(sheet) if sheet else {}
    return {
        "organisation": part.campaign.organisation.name,
        "diagnosis": part.campaign.number,
        "role": part.role,
        "invited_at": part.invited_at,
        "handed_in_at": part.handed_in_at,
        "answers": {each.question: each.value for each in given.values() if each.value is not None},
        "tools": [bridge.tool_fields(bridge.tool_from(each)) for each in sheets.tools_of(sheet)]
        if sheet
        else [],
    }


def _read_me(user: User, now: datetime) -> str:
    lines = (
        _("Copy of what is held of %(name)s, made on %(day)s.")
        % {"name": user.email, "day": timezone.localdate(now).isoformat()},
        _("account.json: everything, for a program."),
        _("answers.csv: what you answered, as a table, for a spreadsheet."),
    )
    return "\r\n".join(lines) + "\r\n"
