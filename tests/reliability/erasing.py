"""An installation that holds a planted name, and erases it; it runs in a process of `processes`."""

import logging
from datetime import timedelta
from pathlib import Path

from django.core.management import call_command
from django.utils import timezone


def plant_everywhere(log: str) -> str:
    """Make the tables, plant the name, show its pages, send its mails; return the organisation."""
    call_command("migrate", verbosity=0, interactive=False)
    from tests.people import person, sign_in
    from tests.web.privacy.planting import HOLDER, plant

    _log_as_in_production(log)
    organisation = plant()
    browser = sign_in(person(HOLDER))
    browser.defaults["SERVER_NAME"] = "localhost"
    for path in ("", "personnes/", "donnees/", "identite/"):
        assert browser.get(f"/organisations/{organisation.id}/{path}").status_code == 200
    browser.post("/connexion/", {"email": HOLDER})
    _send_everything()
    return str(organisation.id)


def _log_as_in_production(log: str) -> None:
    from virage.web.project.logs import JsonFormatter

    handler = logging.FileHandler(log)
    handler.setFormatter(JsonFormatter())
    for name in ("virage.access", "django"):
        logging.getLogger(name).addHandler(handler)
        logging.getLogger(name).setLevel(logging.INFO)


def _send_everything() -> None:
    from virage.web.jobs import worker

    while worker.next_mail(timezone.now()):
        pass


def erase_everything(organisation_id: str) -> tuple[dict[str, int], int]:
    """Erase the organisation, then its people; the counts of its receipt, and what is broken."""
    from tests.coops import actor_of
    from tests.web.privacy.planting import PLANTED
    from virage.web.accounts.models import User
    from virage.web.journal.queries import anchors, breaks
    from virage.web.organisations.models import Organisation
    from virage.web.privacy import actions
    from virage.web.privacy.models import Erasure

    organisation = Organisation.objects.get(id=organisation_id)
    holder = organisation.seats.filter(holder=True).select_related("account")[0].account
    anchor = anchors()
    erasure = actions.plan_erasure(actor=actor_of(holder), organisation=organisation)
    _send_everything()
    actions.keep_to_the_terms(timezone.now() + timedelta(days=8))
    for user in User.objects.filter(email__icontains=PLANTED):
        actions.erase_account(actor=actor_of(user))
    return Erasure.objects.get(id=erasure.id).counts, len(list(breaks(anchor)))


def cut_the_journal() -> list[str]:
    """Cut the last entry with its count, as somebody would who hides a deed; what is noticed."""
    from virage.web.journal.models import Chain, Entry
    from virage.web.journal.queries import anchors, breaks

    anchor = anchors()
    last = Entry.objects.order_by("-at").first()
    assert last
    Entry.objects.filter(id=last.id).delete()
    Chain.objects.filter(id=last.chain_id).update(count=last.number - 1, head=last.previous)
    assert not list(breaks())
    return [each.kind for each in breaks(anchor)]


def files_with(folder: Path, *words: str) -> list[str]:
    """The files below a folder in whose bytes one of the words stands, however it is cased."""
    found = []
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        content = path.read_bytes().lower()
        found += [path.name for word in words if word.lower().encode() in content]
    return found
