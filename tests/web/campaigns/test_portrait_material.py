"""From the rows of many sheets to one portrait."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.documents.crowds import respondents
from tests.web.campaigns.crowd import HIDDEN, TWELVE, answer, describe_tools, found
from virage.core.answers import Answers, Picked
from virage.core.consensus import Respondent
from virage.web.campaigns import bridge
from virage.web.campaigns.models import Campaign, Participation
from virage.web.campaigns.queries.portraits import material_of
from virage.web.diagnostics.models import GivenAnswer, Sheet
from virage.web.organisations.models import Fact

pytestmark = pytest.mark.django_db


def picture(made):
    campaign = Campaign.objects.select_related("organisation").get(id=made.campaign.id)
    return bridge.picture_of(campaign, material_of(campaign))


def test_everybody_who_answered_is_heard():
    assert picture(found(TWELVE)).heard.people == TWELVE


def test_who_was_only_invited_or_answered_nothing_is_not_heard():
    made = found({"board": 3})
    Participation.objects.create(
        organisation=made.organisation, campaign=made.campaign, role="staff", email="x@example.coop"
    )
    answer(made, Respondent("staff", Answers({"employees": Picked("x")})))
    assert picture(made).heard.people == {"board": 3}


def test_a_cleared_answer_is_no_answer():
    made = found({"board": 3})
    GivenAnswer.objects.filter(sheet=made.sheets[0]).update(value=None)
    assert picture(made).heard.people == {"board": 2}


def test_the_facts_of_the_organisation_override_what_sheets_say():
    made = found({"board": 3})
    GivenAnswer.objects.filter(question="kind").update(value="habitation")
    Fact.objects.filter(question="kind").update(value="travail")
    Fact.objects.create(
        organisation=made.organisation, question="asked_no_more", value="x", said_at=timezone.now()
    )
    answers = picture(made).portrait.sheet.answers
    assert answers["kind"] == Picked("travail")
    assert "asked_no_more" not in answers


def test_a_fact_that_this_version_cannot_read_is_left_out():
    made = found({"board": 3})
    Fact.objects.filter(question="kind").update(value="no such kind")
    assert picture(made).portrait.sheet.answers["kind"] is not None


def test_tools_come_from_the_best_placed_role_that_described_any():
    made = found({"staff": 1, "board": 2, "management": 1})
    staff, first, second, manager = made.sheets
    assert picture(made).portrait.sheet.tools == ()
    describe_tools(staff, "Ardoise")
    assert [tool.name for tool in picture(made).portrait.sheet.tools] == ["Ardoise"]
    describe_tools(first, "Boulier")
    describe_tools(second, "Cahier", "Dossier")
    assert [tool.name for tool in picture(made).portrait.sheet.tools] == ["Cahier", "Dossier"]
    describe_tools(manager, "Estampe")
    assert [tool.name for tool in picture(made).portrait.sheet.tools] == ["Estampe"]


def test_another_organisation_stays_out_of_it():
    made, other = found({"board": 3}), found({"staff": 5}, name="Ailleurs")
    describe_tools(other.sheets[0], "Secret")
    whole = picture(made)
    assert whole.heard.people == {"board": 3}
    assert whole.portrait.sheet.tools == ()


def test_a_change_of_anything_is_noticed():
    made = found({"board": 3})
    describe_tools(made.sheets[0], "Ardoise")
    before = material_of(made.campaign)
    assert material_of(made.campaign) == before
    made.sheets[0].tools.update(version=2)
    assert material_of(made.campaign) != before


def test_it_costs_the_same_for_one_and_for_many():
    costs = []
    for people in ({"management": 1}, {"board": 5, "staff": 15, "members": 20}):
        made = found(people)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            material_of(made.campaign)
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 4


def test_a_role_of_two_stays_hidden_and_a_single_respondent_has_no_section():
    heard = picture(found(HIDDEN)).heard
    assert set(heard.groups.withheld) == {"members", "management"}
    assert Sheet.objects.count() == 14
    assert picture(found({"management": 1})).heard.consensus.respondents == 1


def test_who_came_too_late_changes_nothing_of_a_closed_diagnosis():
    made = found({"board": 3})
    Sheet.objects.update(locked_at=timezone.now())
    Campaign.objects.update(closed_at=timezone.now(), profile={})
    answer(made, respondents({"staff": 1})[0])
    assert picture(made).heard.people == {"board": 3}
