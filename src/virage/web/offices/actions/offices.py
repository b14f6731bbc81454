"""Writing an office, changing it, closing it and opening it again."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from virage.core.access import Actor
from virage.web.journal.actions import record
from virage.web.offices.models import Office, OfficeRegion
from virage.web.refusals import require


@dataclass(frozen=True, slots=True)
class OfficeWanted:
    """What the director writes of an office; regions by their codes."""

    name: str
    name_en: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    online: bool = False
    regions: frozenset[str] = frozenset()

    @property
    def columns(self) -> Mapping[str, object]:
        """What its row holds."""
        named = ("name", "name_en", "phone", "email", "address", "online")
        return MappingProxyType({name: getattr(self, name) for name in named})


def open_office(*, actor: Actor, wanted: OfficeWanted) -> Office:
    """Write a new office."""
    require("office.keep", actor)
    with transaction.atomic():
        office = Office.objects.create(**wanted.columns, made_at=timezone.now())
        _serve(office, wanted.regions)
        _record("office.open", actor, office)
    return office


def change_office(*, actor: Actor, office: Office, base: int, wanted: OfficeWanted) -> bool:
    """Change an office; False, and nothing changed, when somebody changed it since `base`."""
    require("office.keep", actor)
    with transaction.atomic():
        rows = Office.objects.filter(id=office.id, version=base)
        if not rows.update(**wanted.columns, version=base + 1):
            return False
        _serve(office, wanted.regions)
        _record("office.change", actor, office)
    return True


def turn_office(*, actor: Actor, office: Office, closed: bool) -> None:
    """Close an office, or open it again; doing it a second time changes nothing."""
    require("office.keep", actor)
    with transaction.atomic():
        rows = Office.objects.filter(id=office.id, closed_at__isnull=closed)
        now = timezone.now() if closed else None
        if rows.update(closed_at=now, version=F("version") + 1):
            _record("office.close" if closed else "office.reopen", actor, office)


def _serve(office: Office, regions: frozenset[str]) -> None:
    OfficeRegion.objects.filter(office=office).exclude(region__in=regions).delete()
    rows = (OfficeRegion(office=office, region=region) for region in sorted(regions))
    OfficeRegion.objects.bulk_create(rows, ignore_conflicts=True)


def _record(verb: str, actor: Actor, office: Office) -> None:
    record(verb=verb, actor=actor, organisation=None, thing=office.id)
