"""Moving an organisation whole to another installation; the operator acts, by the command line.

Unlike the copy that its people may take, it holds what each person answered: it is a secret.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.serializers.base import DeserializationError
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, Model, QuerySet
from django.utils import timezone

from virage.library.reading import CatalogueError
from virage.web.accounts.models import User
from virage.web.diagnostics.bridge import catalogues
from virage.web.journal.actions import record
from virage.web.organisations.models import Organisation
from virage.web.privacy.actions.organisations import SITE
from virage.web.privacy.holdings import MOVING

FORMAT = "virage-organisation/1"
WRITTEN_BY_ACCOUNT = ("email", "language", "joined_at")
Rows = list[dict[str, Any]]


class ImportRefusedError(Exception):
    """A file that cannot be taken in; `reason` is a word for `cli/organisation.py`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        """Keep the reason and what it is about."""
        super().__init__(f"{reason} {detail}".strip())
        self.reason, self.detail = reason, detail


def move_out(*, organisation_id: UUID) -> dict[str, Any]:
    """Every row of an organisation, with the accounts that they name; it is journalled.

    Organisation.DoesNotExist when there is none.
    """
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(id=organisation_id)
        tables = {
            holding.name: serializers.serialize("python", holding.of(organisation.id))
            for holding in MOVING
        }
        accounts = User.objects.filter(id__in=_accounts_in(tables)).order_by("id")
        moved = {
            "format": FORMAT,
            "made_at": timezone.now(),
            "accounts": [_account(user) for user in accounts],
            "tables": tables,
        }
        record(verb="organisation.export", actor=SITE, organisation=organisation.id)
    return moved


def move_in(*, moved: Mapping[str, Any]) -> UUID:
    """Take an organisation in, whole or not at all, and return its id; ImportRefusedError.

    An address that has an account here keeps it.
    """
    if not isinstance(moved, dict) or moved.get("format") != FORMAT:
        raise ImportRefusedError("format")
    try:
        with transaction.atomic():
            return _take_in(moved)
    except (DeserializationError, ValidationError, LookupError, TypeError, ValueError) as problem:
        raise ImportRefusedError("unreadable", str(problem)[:200]) from problem
    except IntegrityError as problem:
        raise ImportRefusedError("collides", str(problem)[:200]) from problem


def _take_in(moved: Mapping[str, Any]) -> UUID:
    tables: Mapping[str, Rows] = moved["tables"]
    organisation = UUID(str(tables["organisation"][0]["pk"]))
    if Organisation.objects.filter(id=organisation).exists():
        raise ImportRefusedError("already here", str(organisation))
    _check_questionnaires(tables)
    here = {str(each["id"]): _account_here(each) for each in moved["accounts"]}
    for holding in MOVING:
        if any(apps.get_model(row["model"]) is not holding.model for row in tables[holding.name]):
            raise ImportRefusedError("of another", holding.name)
        _write(tables[holding.name], here)
        if holding.of(organisation).count() != len(tables[holding.name]):
            raise ImportRefusedError("of another", holding.name)
    record(verb="organisation.import", actor=SITE, organisation=organisation)
    return organisation


def _accounts_in(tables: Mapping[str, Rows]) -> set[str]:
    """The accounts that these rows name."""
    named = set()
    for holding in MOVING:
        columns = _columns_of_accounts(holding.model)
        for row in tables[holding.name]:
            named |= {str(row["fields"][column]) for column in columns if row["fields"][column]}
    return named


def _columns_of_accounts(model: type[Model]) -> list[str]:
    fields = model._meta.fields  # noqa: SLF001, Django documents it
    return [
        each.name for each in fields if isinstance(each, ForeignKey) and each.related_model is User
    ]


def _columns_left_behind(model: type[Model]) -> list[tuple[str, QuerySet[Model]]]:
    """What a row may name that did not come along, such as the office of the site it left."""
    fields = [each for each in model._meta.fields if isinstance(each, ForeignKey)]  # noqa: SLF001
    return [
        (each.name, each.related_model._default_manager.all())  # noqa: SLF001
        for each in fields
        if each.null and each.related_model is not User
    ]


def _account(user: User) -> dict[str, Any]:
    return {"id": user.id, **{name: getattr(user, name) for name in WRITTEN_BY_ACCOUNT}}


def _account_here(written: Mapping[str, Any]) -> UUID:
    """The account of an address, made with the same id when there is none."""
    email = str(written["email"]).strip().lower()
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User(id=UUID(str(written["id"])), email=email, language=written["language"])
        user.set_unusable_password()
        user.save(force_insert=True)
        joined_at = datetime.fromisoformat(str(written["joined_at"]))
        User.objects.filter(id=user.id).update(joined_at=joined_at)
    return UUID(str(user.id))


def _write(rows: Rows, here: Mapping[str, UUID]) -> None:
    """Write rows as they were, each account as it is known here."""
    for read in serializers.deserialize("python", rows):
        row = read.object
        for column, known in _columns_left_behind(type(row)):
            if not known.filter(pk=getattr(row, f"{column}_id")).exists():
                setattr(row, f"{column}_id", None)
        for column in _columns_of_accounts(type(row)):
            named = getattr(row, f"{column}_id")
            if named is not None:
                setattr(row, f"{column}_id", here[str(named)])
        row.save_base(raw=True, force_insert=True)


def _check_questionnaires(tables: Mapping[str, Rows]) -> None:
    """Refuse what was answered to a version that is not the same here."""
    for row in (*tables["campaigns"], *tables["sheets"]):
        fields = row["fields"]
        name, version = str(fields["questionnaire"]), str(fields["version"])
        try:
            known = catalogues().questionnaire(name, version).content_hash
        except CatalogueError:
            known = ""
        if known != fields["content_hash"]:
            raise ImportRefusedError("questionnaire", f"{name}/{version}")
