"""The files that an organisation takes away bear its name, and nothing that the name would add."""

import re

import pytest
from django.urls import reverse

from tests.coops import a_coop, holder_client
from virage.web.campaigns.models import Campaign
from virage.web.organisations.models import Organisation

pytestmark = pytest.mark.django_db
PLAIN = re.compile(r'attachment; filename="([a-z0-9-]+)\.(zip|pdf)"')


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ('Pont"; filename="evil.exe', "pont-filenameevilexe"),
        ("Pont\r\nSet-Cookie: a=b", "pont-set-cookie-ab"),
        ("Pont\n\n<script>", "pont-script"),
        ("合作社", ""),
        ("../../Épicerie « Chez Zoé »", "epicerie-chez-zoe"),
        ("\u202egnp.exe", "gnpexe"),
    ],
)
def test_a_name_writes_nothing_else_in_the_name_of_a_file(name, plain):
    coop = a_coop()
    Organisation.objects.filter(id=coop.organisation.id).update(name=name)
    Campaign.objects.filter(organisation=coop.organisation).update(name=name)  # what it was called
    first, second = (each for each in coop.campaigns if each != coop.open)
    browser = holder_client()
    for answer in (
        browser.post(reverse("privacy:copy", args=[coop.organisation.id])),
        browser.get(reverse("campaigns:portrait_pdf", args=[first])),
        browser.get(reverse("campaigns:members_pdf", args=[first])),
        browser.get(reverse("campaigns:compare_pdf", args=[second, first])),
    ):
        assert answer.status_code == 200
        given = PLAIN.fullmatch(answer["Content-Disposition"])
        assert given, answer["Content-Disposition"]
        assert plain in given[1]
        assert "Set-Cookie" not in answer.headers
