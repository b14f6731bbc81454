"""Requests: routed, taken once, raised when nobody answers; access goes with the case."""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.coops import HOLDER, a_coop, actor_of, found_coop, holder_client, seat
from tests.offices import ADVISOR, DIRECTOR, an_advisor, an_office, asked, at_the_desk
from tests.people import person, sign_in, signed_in
from tests.web.diagnostics.acting import Window, words
from tests.web.offices.test_offices import address, desk_client, roles_of
from virage.core.access import VISITOR, Role, SiteRole
from virage.web.jobs.models import Mail
from virage.web.journal.models import Entry
from virage.web.limits import REQUESTS, TooOftenError
from virage.web.offices import actions
from virage.web.offices.models import Accompaniment
from virage.web.organisations.models import AdvisorAccess, Consent, Fact
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
JON = "jon@example.org"
LEA = "lea@example.org"


def mails(purpose: str) -> list[str]:
    rows = Mail.objects.filter(purpose=f"accompaniment.{purpose}").order_by("made_at", "recipient")
    return list(rows.values_list("recipient", flat=True))


def reread(case: Accompaniment) -> Accompaniment:
    return Accompaniment.objects.select_related("organisation", "office", "advisor__account").get(
        id=case.id
    )


def taken(case: Accompaniment, advisor) -> Accompaniment:
    assert actions.take(actor=at_the_desk(advisor), case=reread(case))
    return reread(case)


def test_a_request_goes_to_the_office_of_its_region_and_tells_who_could_take_it():
    here = an_office()
    an_advisor(ADVISOR, here)
    an_advisor(JON, here, languages=("en",))
    an_advisor(LEA, here, lead=True, load_limit=0)
    an_advisor("kim@example.org", an_office("Estrie", "05"))
    case = asked(found_coop())
    assert (case.office, case.raised) == (here, 0)
    assert sorted(mails("asked")) == [ADVISOR, LEA]
    assert mails("received") == [HOLDER]


def test_what_the_office_may_see_comes_from_the_facts_and_only_from_them():
    coop = found_coop()
    for question, value in (("kind", "travail"), ("sector", "11"), ("employees", 12)):
        Fact.objects.create(
            organisation=coop, question=question, value=value, said_at=timezone.now()
        )
    window = Window(holder_client(), address("ask", coop.id))
    window.choose("words", "Vendre en ligne").choose("region", "02")
    assert window.send().status_code == 302
    case = Accompaniment.objects.get()
    assert (case.kind, case.sector, case.employees) == ("travail", "11", 12)
    assert (case.language, case.region, case.words) == ("fr", "02", "Vendre en ligne")


def test_what_nobody_said_stays_unknown():
    coop = found_coop()
    Fact.objects.create(
        organisation=coop, question="sector", value="dont_know", said_at=timezone.now()
    )
    Fact.objects.create(
        organisation=coop, question="employees", value="dont_know", said_at=timezone.now()
    )
    holder_client().post(
        address("ask", coop.id), {"words": "Bonjour", "region": "02", "language": "fr"}
    )
    case = Accompaniment.objects.get()
    assert (case.kind, case.sector, case.employees) == ("", "", None)


def test_a_request_without_words_is_refused_and_what_was_typed_is_kept():
    window = Window(holder_client(), address("ask", found_coop().id))
    refused = window.choose("region", "05").send()
    assert refused.status_code == 422
    assert "obligatoire" in words(refused)
    assert window["region"] == ["05"]
    assert not Accompaniment.objects.exists()


def test_without_an_office_a_request_goes_to_who_directs():
    person("dan@example.org", SiteRole.DIRECTOR)
    case = asked(found_coop())
    assert (case.office, case.raised) == (None, 2)
    assert mails("asked") == ["dan@example.org"]
    dan = signed_in("dan@example.org", second_factor=True)
    assert "Demandes qui vous attendent" in words(dan.get(address("offices")))
    assert "cherche quelqu’un" in words(
        holder_client().get(address("follow", case.organisation_id))
    )


def test_an_office_where_nobody_can_take_it_tells_its_lead_or_who_directs():
    person("dan@example.org", SiteRole.DIRECTOR)
    an_advisor(JON, an_office(), load_limit=0)
    asked(found_coop())
    assert mails("asked") == ["dan@example.org"]


def test_one_request_at_a_time_and_not_ten_a_day():
    an_office()
    coop = found_coop()
    case = asked(coop)
    with pytest.raises(actions.AskedAlreadyError):
        asked(coop)
    again = holder_client().post(
        address("ask", coop.id), {"words": "Encore", "region": "02", "language": "fr"}
    )
    assert again["Location"] == address("follow", coop.id)
    for _ in range(REQUESTS.most - 1):
        assert actions.withdraw(actor=actor_of(person(HOLDER)), case=reread(case))
        case = asked(coop)
    actions.withdraw(actor=actor_of(person(HOLDER)), case=reread(case))
    with pytest.raises(TooOftenError):
        asked(coop)
    refused = holder_client().post(
        address("ask", coop.id), {"words": "Encore", "region": "02", "language": "fr"}
    )
    assert refused.status_code == 429
    assert "Encore" in words(refused)


def test_taking_a_request_opens_the_organisation_and_tells_it_how_to_reach_who():
    advisor = an_advisor(ADVISOR, an_office())
    case = taken(asked(found_coop()), advisor)
    access = AdvisorAccess.objects.get()
    assert (access.account_id, access.case, access.ended_at) == (advisor.account_id, case.id, None)
    assert mails("taken") == [HOLDER]
    page = words(holder_client().get(address("follow", case.organisation_id)))
    assert "Ivy a ce dossier en charge" in page
    assert ADVISOR in page
    verbs = Entry.objects.filter(chain=case.organisation_id).values_list("verb", flat=True)
    assert set(verbs) >= {"accompaniment.ask", "accompaniment.take", "access.begin"}


def test_who_comes_second_is_told_and_changes_nothing():
    here = an_office()
    first, second = an_advisor(ADVISOR, here), an_advisor(JON, here)
    case = asked(found_coop())
    stale = reread(case)
    taken(case, first)
    assert not actions.take(actor=at_the_desk(second), case=stale)
    late = desk_client(JON).post(address("take", case.id))
    assert late.status_code == 403
    assert "juste avant" in words(late)
    assert reread(case).advisor == first
    assert AdvisorAccess.objects.count() == 1


def test_who_does_not_fit_is_refused_but_the_lead_may_give_it_to_them():
    here = an_office()
    full, lead = an_advisor(ADVISOR, here, load_limit=0), an_advisor(LEA, here, lead=True)
    case = asked(found_coop())
    with pytest.raises(actions.DoesNotFitError):
        actions.take(actor=at_the_desk(full), case=reread(case))
    answer = desk_client().post(address("take", case.id), follow=True)
    assert "Quelque chose s’y oppose" in words(answer)
    window = Window(desk_client(LEA), address("case", case.id))
    assert "complet" in words(window.shown)
    sent = desk_client(LEA).post(address("assign", case.id), {"advisor": str(full.id)})
    assert sent.status_code == 302
    assert reread(case).advisor == full
    assert mails("assigned") == [ADVISOR]
    assert at_the_desk(lead).leads


def test_the_lead_gives_a_case_to_another_and_the_access_moves_with_it():
    here = an_office()
    first, lead = an_advisor(ADVISOR, here), an_advisor(LEA, here, lead=True)
    case = taken(asked(found_coop()), first)
    stale = reread(case)
    assert actions.assign(actor=at_the_desk(lead), case=case, advisor=lead)
    rows = AdvisorAccess.objects.order_by("began_at")
    assert [(row.account_id, row.ended_at is None) for row in rows] == [
        (first.account_id, False),
        (lead.account_id, True),
    ]
    assert mails("left") == [ADVISOR]
    assert not at_the_desk(first).accompanies
    assert not actions.assign(actor=at_the_desk(lead), case=stale, advisor=first)


def test_who_directs_gives_a_request_that_no_office_has():
    person("dan@example.org", SiteRole.DIRECTOR)
    case = asked(found_coop())
    advisor = an_advisor(ADVISOR, an_office())
    sent = signed_in("dan@example.org", second_factor=True).post(
        address("assign", case.id), {"advisor": str(advisor.id)}
    )
    assert sent.status_code == 302
    given = reread(case)
    assert (given.advisor, given.office) == (advisor, advisor.posts.get().office)


def test_a_case_goes_to_nobody_of_elsewhere_or_who_stopped():
    lead = an_advisor(LEA, an_office(), lead=True)
    away = an_advisor(JON, an_office("Estrie", "05"))
    case = reread(asked(found_coop()))
    with pytest.raises(actions.NotThereError):
        actions.assign(actor=at_the_desk(lead), case=case, advisor=away)
    with pytest.raises(RefusedError):
        actions.take(actor=at_the_desk(away), case=case)
    stopped = replace(at_the_desk(lead), account=DIRECTOR.account)
    with pytest.raises(actions.NotThereError):
        actions.take(actor=stopped, case=case)
    nobody = desk_client(LEA).post(address("assign", case.id), {"advisor": str(away.id)})
    assert (nobody.status_code, 'href="#id_advisor' in nobody.content.decode()) == (422, True)
    assert reread(case).advisor is None


def test_the_coop_changes_advisor_and_the_one_it_left_is_not_proposed_again():
    here = an_office()
    first = an_advisor(ADVISOR, here)
    an_advisor(LEA, here, lead=True)
    case = taken(asked(found_coop()), first)
    page = address("leave", case.organisation_id, case.id)
    ana = holder_client()
    assert "sans" in words(ana.get(page))
    assert ana.post(page, {"what": "change"}).status_code == 302
    again = reread(case)
    assert (again.advisor, again.left, again.waits) == (None, [str(first.id)], True)
    assert again.waiting_since > case.waiting_since
    assert mails("left") == [ADVISOR]
    assert not at_the_desk(first).accompanies
    with pytest.raises(actions.DoesNotFitError):
        actions.take(actor=at_the_desk(first), case=again)
    assert not actions.ask_for_another(actor=actor_of(person(HOLDER)), case=again)
    assert ana.post(page, {"what": "burn"}).status_code == 200


def test_the_coop_withdraws_once_and_the_access_ends():
    advisor = an_advisor(ADVISOR, an_office())
    case = taken(asked(found_coop()), advisor)
    page = address("leave", case.organisation_id, case.id)
    for said in ("Votre demande est retirée", "Ceci a changé entre-temps"):
        answer = holder_client().post(page, {"what": "withdraw"}, follow=True)
        assert said in words(answer)
    ended = reread(case)
    assert (ended.ending, ended.ended_at is None) == ("withdrawn", False)
    assert mails("left") == [ADVISOR]
    assert not AdvisorAccess.objects.filter(ended_at=None).exists()
    nowhere = address("leave", case.organisation_id, DIRECTOR.account)
    assert holder_client().get(nowhere).status_code == 404


def test_a_request_withdrawn_before_anybody_took_it_tells_no_advisor():
    an_office()
    case = asked(found_coop())
    assert actions.withdraw(actor=actor_of(person(HOLDER)), case=case)
    assert mails("left") == []


def test_the_advisor_ends_the_case_and_nothing_changes_any_more():
    advisor = an_advisor(ADVISOR, an_office())
    case = taken(asked(found_coop()), advisor)
    ivy = desk_client()
    assert ivy.post(address("end", case.id)).status_code == 400
    assert ivy.post(address("end", case.id), {"over": "on"}).status_code == 302
    assert mails("done") == [HOLDER]
    assert reread(case).ending == "done"
    assert not at_the_desk(advisor).accompanies
    for name in ("plan", "end", "assign", "take"):
        assert ivy.post(address(name, case.id)).status_code == 403, name
    assert not actions.end(actor=at_the_desk(advisor), case=case)  # as it was before it ended
    assert "Terminé le" in words(ivy.get(address("case", case.id)))


def test_of_two_windows_the_second_sees_what_changed_meanwhile():
    advisor = an_advisor(ADVISOR, an_office())
    case = taken(asked(found_coop()), advisor)
    here, there = (Window(desk_client(), address("case", case.id)) for _ in range(2))
    assert here.choose("action", "Téléphoner").choose("on", "2026-12-01").send().status_code == 302
    refused = there.choose("action", "Écrire").send()
    assert refused.status_code == 409
    assert "Téléphoner" in words(refused)
    assert "Écrire" in refused.content.decode()
    bad = here.choose("on", "demain").send()
    assert bad.status_code == 422
    assert reread(case).next_action == "Téléphoner"


def test_the_portrait_opens_to_the_advisor_only_with_consent_and_only_until_the_end():
    kept = a_coop()
    closed = kept.campaigns[0]
    advisor = an_advisor(ADVISOR, an_office())
    window = Window(holder_client(), f"{address('ask', kept.organisation.id)}?diagnosis={closed}")
    assert window["campaign"] == [str(closed)]
    window.choose("words", "Lisons-le ensemble").choose("region", "02").choose("shares", "on")
    assert window.send().status_code == 302
    case = Accompaniment.objects.get()
    assert Consent.objects.get(campaign=closed).purpose == "advisor"
    portrait = portrait_of(closed)
    assert desk_client().get(portrait).status_code == 404
    case = taken(case, advisor)
    assert desk_client().get(portrait).status_code == 200
    assert sign_in(person(ADVISOR)).get(portrait).status_code == 403
    assert desk_client().get(portrait_of(kept.campaigns[1])).status_code == 403
    actions.end(actor=at_the_desk(advisor), case=case)
    assert desk_client().get(portrait).status_code == 404


def portrait_of(campaign) -> str:
    return reverse("campaigns:portrait", args=[campaign])


def test_a_colleague_sees_where_it_stands_and_a_stranger_nothing():
    an_office()
    coop = found_coop()
    seat(coop, "staff@example.coop", Role.STAFF)
    case = asked(coop)
    staff = signed_in("staff@example.coop")
    page = words(staff.get(address("follow", coop.id)))
    assert "quelqu’un répond d’ici le" in page
    assert staff.get(address("ask", coop.id)).status_code == 403
    assert staff.get(address("leave", coop.id, case.id)).status_code == 403
    assert signed_in("eve@example.org").get(address("follow", coop.id)).status_code == 404
    for act in (
        lambda: actions.ask_for_another(actor=VISITOR, case=case),
        lambda: actions.withdraw(actor=VISITOR, case=case),
        lambda: actions.take(actor=VISITOR, case=case),
        lambda: actions.assign(actor=VISITOR, case=case, advisor=an_advisor(ADVISOR)),
        lambda: actions.plan_next(actor=VISITOR, case=case, base=1, wanted=actions.Next()),
        lambda: actions.end(actor=VISITOR, case=case),
    ):
        with pytest.raises(RefusedError):
            act()


def test_who_has_cases_does_not_stop_before_they_are_given_to_others():
    here = an_office()
    advisor = an_advisor(ADVISOR, here, lead=True)
    case = taken(asked(found_coop()), advisor)
    dan = signed_in("dan@example.org", SiteRole.DIRECTOR, second_factor=True)
    page = address("turn_advisor", advisor.id)
    assert "confiez-les" in words(dan.post(page, {"turn": "stop"}, follow=True))
    actions.end(actor=at_the_desk(advisor), case=case)
    for turn, roles in (("stop", set()), ("stop", set()), ("resume", {"advisor", "lead"})):
        assert dan.post(page, {"turn": turn}).status_code == 302
        assert roles_of(ADVISOR) == roles
    assert dan.post(page, {"turn": "stop"}).status_code == 302
    window = Window(dan, address("advisor", advisor.id))
    assert window.choose("name", "Ivy Tremblay").send().status_code == 302
    assert roles_of(ADVISOR) == set()
