"""The portrait of a closed diagnosis is the same, whoever reads what it is made of."""

import pytest

from tests.web.plans.acting import a_diagnosed_coop
from virage.web.campaigns.bridge import picture_of
from virage.web.campaigns.models import Campaign
from virage.web.campaigns.queries.portraits import material_of, settled_material_of
from virage.web.diagnostics.models import Sheet, ToolRow

pytestmark = pytest.mark.django_db


def test_a_query_less_makes_the_same_portrait():
    campaign = Campaign.objects.get(organisation=a_diagnosed_coop())
    sheet = Sheet.objects.get(participation__campaign=campaign)
    ToolRow.objects.create(
        sheet=sheet, function="mail", run_by="in_house", data_in="canada", account_held_by="coop"
    )
    whole, less = material_of(campaign), settled_material_of(campaign)
    assert picture_of(campaign, whole) == picture_of(campaign, less)
    assert [(each.sheet_id, each.role) for each in whole.parts] == [
        (each.sheet_id, each.role) for each in less.parts
    ]
    assert less.tools
