"""An organisation that told a few facts, and its pages of funding, for tests."""

import shutil
from copy import deepcopy
from datetime import timedelta

import yaml
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.coops import actor_of, found_coop, seat
from tests.people import person
from virage.core.access import Role
from virage.library.shelves import SHIPPED
from virage.web.organisations.models import Fact, Organisation

BEA = "bea@example.coop"
ANOTHER_BOARD = "board@example.coop"
SOLIDARITY = {"kind": "solidarite", "employees": 12, "revenue": 400_000, "region": "04"}


def verdure(**facts):
    """A co-op held by two people, with a third who only sits on its board."""
    coop = found_coop(name="La Verdure")
    seat(coop, BEA, Role.BOARD, holder=True)
    seat(coop, ANOTHER_BOARD, Role.BOARD)
    now = timezone.now()
    for question, value in facts.items():
        Fact.objects.create(organisation=coop, question=question, value=value, said_at=now)
    return coop


def page(name: str, coop: Organisation, *rest: object) -> str:
    return reverse(f"funding:{name}", args=[coop.id, *rest])


def holder(email):
    return actor_of(person(email))


def told(coop: Organisation) -> dict:
    return dict(Fact.objects.filter(organisation=coop).values_list("question", "value"))


def say(client: Client, coop: Organisation, question: str, value: str, *, base=0, was=""):
    """Send one field of the form, as it stood on a page."""
    sent = {question: value, f"base.{question}": base, f"was.{question}": was}
    return client.post(page("facts", coop), sent)


def with_new_terms(folder):
    """The shipped catalogues, in which ESSOR 1C has other terms from yesterday on."""
    root = shutil.copytree(SHIPPED, folder / "catalogues")
    file = root / "funding" / "programmes" / "essor_1c.yaml"
    read = yaml.safe_load(file.read_text("utf-8"))
    then = read["versions"][-1]
    now = deepcopy(then) | {
        "in_force_from": timezone.localdate() - timedelta(days=1),
        "amount": _with_cap(deepcopy(then["amount"]), 60000),
    }
    read["versions"] = [then, now]
    file.write_text(yaml.safe_dump(read, allow_unicode=True, sort_keys=False), "utf-8")
    return root


def _with_cap(amount, dollars):
    amount["caps"]["project"] = dollars
    return amount


def the_coop():
    """The same co-op for every example of a law."""
    return Organisation.objects.filter(name="La Verdure").first() or verdure()
