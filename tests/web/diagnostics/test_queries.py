"""Few queries, and as many with one row as with thirty."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.pages import addresses
from tests.samples import keep_sheet
from tests.web.diagnostics.acting import actor_with, address, section, start
from tests.web.diagnostics.test_personas import of_the_self_diagnosis
from virage.core.autonomy import Tool
from virage.web.diagnostics import actions

pytestmark = pytest.mark.django_db

SAVE, PAGE = 8, 12
NOT_COUNTED = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@contextmanager
def counted():
    """Count the queries of the block, transactions aside; a list that holds the number."""
    number: list[int] = []
    with CaptureQueriesContext(
        connection,
    ) as captured:
        yield number
    number += [sum(not each["sql"].startswith(NOT_COUNTED) for each in captured.captured_queries)]


def queries(client, url):
    with counted() as number:
        assert client.get(url).status_code == 200
    return number[0]


def test_one_answer_is_saved_in_few_queries(client, sheet):
    window = section(client, sheet, "security")
    for stage in ("tested", "none"):  # a first answer, then another
        with counted() as number:
            window.touch("sec_backup", stage)
        assert number[0] <= SAVE


def test_a_whole_page_is_saved_in_few_queries_more_than_its_answers(client, sheet):
    window = section(client, sheet, "governance")
    for question in ("gov_direction", "gov_ease", "gov_means", "gov_projects"):
        window.choose(question, "dont_know")
    with counted() as number:
        window.send()
    assert number[0] <= SAVE + 4


def test_every_page_is_made_in_few_queries(client):
    kept = keep_sheet(client)
    for _route, url in addresses(kept, "fr", where=of_the_self_diagnosis):
        with counted() as number:
            client.get(url)
        assert number[0] <= PAGE, url


def test_a_visitor_costs_two_questions():
    assert queries(Client(), address("home")) == 2  # what is published, the next webinar
    assert queries(Client(), address("start")) == 0


@pytest.mark.parametrize("name", ["overview", "tools", "portrait"])
def test_as_many_queries_with_one_tool_as_with_thirty(client, sheet, name):
    actor = actor_with(client)

    def describe(count):
        for _ in range(count):
            actions.add_tool(actor=actor, sheet=sheet, tool=Tool("mail"))

    describe(1)
    with_one = queries(client, address(name, sheet.id))
    describe(29)
    assert queries(client, address(name, sheet.id)) == with_one


def test_as_many_queries_with_one_open_sheet_as_with_five(client, sheet):
    with_one = queries(client, address("home"))
    for _ in range(4):
        start(client)
    assert queries(client, address("home")) == with_one


@pytest.mark.parametrize("name", ["overview", "portrait"])
def test_as_many_queries_with_one_answer_as_with_all(client, sheet, name):
    with_few = queries(client, address(name, sheet.id))
    whole = keep_sheet(client)
    assert queries(client, address(name, whole.id)) == with_few
