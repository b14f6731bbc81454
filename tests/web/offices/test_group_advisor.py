"""A group changes advisor: its cases and the access go with it, and the rules are kept."""

from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.coops import found_coop
from tests.mandates import LEAD
from tests.offices import ADVISOR, DIRECTOR, ESTRIE, an_advisor, an_office, at_the_desk, declared
from tests.people import person, sign_in
from tests.together import forestry, join, manager
from tests.web.diagnostics.acting import Window, words
from tests.web.offices.test_offices import address
from virage.web.jobs.models import Mail
from virage.web.offices import actions
from virage.web.offices.bridge.independence import recommended
from virage.web.offices.models import Accompaniment, Advisor, Group
from virage.web.organisations.models import AdvisorAccess
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
JON = "jon@example.org"


@pytest.fixture(autouse=True)
def patient() -> None:
    """Nothing was done too often yet."""
    cache.clear()


def a_group_of(count: int, **advisor: Any) -> Group:
    """A group of Ivy's in the office that Léa leads, where Jon advises too."""
    office = an_office()
    an_advisor(LEAD, office, lead=True, languages=("en",))
    an_advisor(JON, office, **advisor)
    gathering = actions.Gathering(
        title="Ensemble",
        words="Le même besoin",
        language="fr",
        office=office.id,
        advisor=an_advisor(ADVISOR, office),
    )
    group = actions.open_group(actor=lead(), gathering=gathering)
    for number in range(count):
        join(group, number, found_coop(manager(number), name=f"Forestière {number:02}"))
    return fresh()


def fresh() -> Group:
    return Group.objects.select_related("office", "advisor__account").get()


def lead():
    return at_the_desk(Advisor.objects.get(account__email=LEAD))


def advisor(email: str) -> Advisor:
    return Advisor.objects.select_related("account").get(account__email=email)


def give(group: Group, email: str = JON, **said: bool) -> bool:
    return actions.change_group_advisor(actor=lead(), group=group, advisor=advisor(email), **said)


def told(email: str) -> list[str]:
    return [*Mail.objects.filter(recipient=email).values_list("purpose", flat=True)]


def test_the_cases_and_the_access_go_to_the_other_one_and_all_are_told():
    group = a_group_of(3)
    assert give(group)
    assert fresh().advisor == advisor(JON)
    cases = Accompaniment.objects.all()
    assert {case.advisor for case in cases} == {advisor(JON)}
    still = AdvisorAccess.objects.filter(ended_at=None).values_list("account__email", flat=True)
    assert [*still] == [JON] * 3
    assert told(JON)[-1] == "group.group_given"
    assert told(ADVISOR)[-1] == "group.group_left"
    assert told(manager(0))[-1] == "accompaniment.taken"


def test_who_gives_it_a_second_time_or_a_moment_late_is_told():
    group = a_group_of(1)
    assert give(group)
    assert not give(group)
    assert not give(fresh())
    assert told(JON).count("group.group_given") == 1


def test_a_case_that_another_advisor_has_stays_with_them():
    group = a_group_of(2)
    lou = an_advisor("lou@example.org", group.office)
    case = Accompaniment.objects.select_related("office", "advisor").first()
    assert case
    assert actions.assign(actor=DIRECTOR, case=case, advisor=lou)
    assert give(group)
    case.refresh_from_db()
    assert case.advisor == lou


def test_a_group_without_an_advisor_gets_one_with_the_cases_that_wait():
    group = a_group_of(1)
    Group.objects.update(advisor=None)
    Accompaniment.objects.update(advisor=None)
    assert give(fresh())
    assert {case.advisor for case in Accompaniment.objects.all()} == {advisor(JON)}
    assert "group.group_left" not in told(ADVISOR)
    assert group.id == fresh().id


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"load_limit": 2}, "3 dossiers sur 2"),
        ({"languages": ("en",)}, "ne conseille pas en français"),
    ],
)
def test_what_speaks_against_is_said_and_the_lead_may_say_all_the_same(given, said):
    group = a_group_of(3, **given)
    with pytest.raises(actions.DoesNotFitError):
        give(group)
    assert fresh().advisor == advisor(ADVISOR)
    assert said in words(client().get(address("group_advisor", group.id)))
    assert give(group, all_the_same=True)


def client():
    return sign_in(person(LEAD), second_factor=True)


def test_an_absence_and_a_region_that_is_not_theirs_speak_against():
    group = a_group_of(1)
    Advisor.objects.filter(account__email=JON).update(absent_from=timezone.localdate())
    Accompaniment.objects.update(region=ESTRIE)
    page = words(client().get(address("group_advisor", group.id)))
    assert "jusqu’à nouvel ordre" in page
    with pytest.raises(actions.DoesNotFitError):
        give(group)


def test_an_interest_that_touches_one_of_them_stands_in_the_way_whatever_the_lead_says():
    group = a_group_of(1)
    join(group, 7, forestry(7))
    case = Accompaniment.objects.get(organisation__name="Forestière 07")
    declared(advisor(JON), *recommended(case))
    with pytest.raises(actions.TouchedError):
        give(group, all_the_same=True)
    sent = client().post(
        address("group_advisor", group.id),
        {"advisor": str(advisor(JON).id), "all_the_same": "on"},
    )
    assert (sent.status_code, "a déclaré" in words(sent)) == (422, True)


def test_who_advises_elsewhere_or_no_more_never_has_it():
    group = a_group_of(1)
    an_advisor("lou@example.org", an_office("Estrie", ESTRIE))
    with pytest.raises(actions.NotThereError):
        give(group, "lou@example.org")
    Advisor.objects.filter(account__email=JON).update(ended_at=timezone.now())
    with pytest.raises(actions.NotThereError):
        give(group)


def test_only_the_lead_of_its_office_gives_it_and_not_once_it_has_ended():
    group = a_group_of(1)
    ivy = sign_in(person(ADVISOR), second_factor=True)
    assert ivy.get(address("group_advisor", group.id)).status_code == 404
    with pytest.raises(RefusedError):
        actions.change_group_advisor(
            actor=at_the_desk(advisor(ADVISOR)), group=group, advisor=advisor(JON)
        )
    actions.end_group(actor=lead(), group=group)
    with pytest.raises(RefusedError, match="the group has ended"):
        give(fresh())


def test_the_page_gives_it_and_says_what_is_missing():
    group = a_group_of(1)
    page = address("group_advisor", group.id)
    assert client().post(page, {}).status_code == 422
    window = Window(client(), page).choose("advisor", str(advisor(JON).id))
    assert window.send().status_code == 302
    assert fresh().advisor == advisor(JON)
    Advisor.objects.filter(account__email=ADVISOR).update(ended_at=timezone.now())
    alone = Advisor.objects.get(account__email=LEAD)
    Group.objects.update(advisor=alone)
    Advisor.objects.filter(account__email=JON).update(ended_at=timezone.now())
    assert "Personne d’autre ne conseille dans ce bureau" in words(client().get(page))
