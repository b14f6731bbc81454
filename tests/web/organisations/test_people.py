"""Who takes part in an organisation, who holds its account, and how one comes and goes."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from tests.coops import HOLDER, actor_of, found_coop, holder_client, seat
from tests.people import person, signed_in
from tests.web.diagnostics.acting import words
from virage.core.access import Role
from virage.web.jobs.models import Mail
from virage.web.journal.models import Entry
from virage.web.journal.queries import breaks
from virage.web.organisations import actions
from virage.web.organisations.actions.inviting import MOST, TakenError, secret_of
from virage.web.organisations.actions.people import LastHolderError
from virage.web.organisations.models import Invitation, Organisation, SeatRow
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db


@pytest.fixture
def coop() -> Organisation:
    """An organisation with a holder, somebody of the board and somebody of the staff."""
    organisation = found_coop(name="La Verdure")
    seat(organisation, "bea@example.coop", Role.BOARD)
    seat(organisation, "sam@example.coop", Role.STAFF)
    return organisation


def page(name: str, coop: Organisation, *more: object) -> str:
    return reverse(f"organisations:{name}", args=[coop.id, *more])


def invite(coop: Organisation, email: str = "new@example.coop", **other: str):
    given = {"email": email, "role": "board", "language": "fr"} | other
    return holder_client().post(page("invite", coop), given)


def seat_of(email: str) -> SeatRow:
    return SeatRow.objects.get(account__email=email)


def test_an_invitation_goes_by_mail_in_the_language_chosen(coop):
    assert invite(coop, "New@Example.coop", language="en", holder="on").status_code == 302
    mail = Mail.objects.get(purpose="organisation.invitation")
    assert (mail.recipient, mail.language) == ("new@example.coop", "en")
    assert "/en/organisations/invitation/" in mail.context["url"]
    assert mail.context["holder"] is True


def test_inviting_again_replaces_the_mail_and_the_link(coop):
    invite(coop)
    old = secret_of(Invitation.objects.get())
    invite(coop)
    assert Mail.objects.filter(purpose="organisation.invitation").count() == 1
    assert Client().get(reverse("organisations:invitation", args=[old])).status_code == 404


def test_who_takes_part_is_not_invited_and_no_crowd_is(coop):
    refused = invite(coop, "bea@example.coop")
    assert refused.status_code == 422
    assert "participe déjà" in words(refused)
    assert 'value="bea@example.coop"' in refused.content.decode()
    holder = actor_of(person(HOLDER))
    for number in range(MOST):
        actions.invite(
            actor=holder,
            organisation=coop,
            email=f"p{number}@example.coop",
            role=Role.STAFF,
            holder=False,
            language="fr",
        )
    with pytest.raises(TakenError):
        actions.invite(
            actor=holder,
            organisation=coop,
            email="one-more@example.coop",
            role=Role.STAFF,
            holder=False,
            language="fr",
        )


def test_the_invited_address_takes_its_seat_and_nobody_else(coop):
    invite(coop, holder="on")
    link = reverse("organisations:invitation", args=[secret_of(Invitation.objects.get())])
    visitor = Client().get(link)
    assert reverse("account_login") in visitor.content.decode()
    assert Client().post(link).status_code == 200
    forwarded = signed_in("eve@example.org")
    assert "quelqu’un d’autre" in words(forwarded.post(link))
    assert not SeatRow.objects.filter(account__email="eve@example.org").exists()
    out = forwarded.post(reverse("account_logout"), leads_to(forwarded.get(link)), follow=True)
    assert f'name="next" value="{link}"' in out.content.decode()
    guest = signed_in("new@example.coop")
    assert guest.post(link)["Location"] == reverse("campaigns:home", args=[coop.id])
    assert seat_of("new@example.coop").holder
    assert not Invitation.objects.exists()
    assert guest.get(link).status_code == 404


def leads_to(response) -> dict[str, str]:
    """Where the page's own form leads once it is sent."""
    found = re.search(r'name="next"\s+value="([^"]+)"', response.content.decode().split("<main")[1])
    assert found
    return {"next": unescape(found[1])}


def test_an_invitation_is_kept_while_one_signs_in_by_the_header(coop):
    invite(coop)
    link = reverse("organisations:invitation", args=[secret_of(Invitation.objects.get())])
    header = Client().get(link).content.decode().split("<main")[0]
    back = urlencode({"next": link})
    assert f"{reverse('account_login')}?{back}" in header
    again = Client().get(f"{reverse('account_login')}?{back}").content.decode()
    assert back in again.split("<main")[0]
    assert "?next" not in Client().get("/").content.decode().split("<main")[0]


def test_an_invitation_is_accepted_from_the_list_of_ones_organisations(coop):
    invite(coop)
    link = reverse("organisations:invitation", args=[secret_of(Invitation.objects.get())])
    guest = signed_in("new@example.coop")
    assert f'action="{link}"' in guest.get(reverse("organisations:mine")).content.decode()
    assert guest.post(link).status_code == 302
    assert link not in guest.get(reverse("organisations:mine")).content.decode()


def test_an_invitation_that_is_withdrawn_or_too_old_opens_nothing(coop):
    invite(coop)
    invitation = Invitation.objects.get()
    link = reverse("organisations:invitation", args=[secret_of(invitation)])
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    assert signed_in("new@example.coop").post(link).status_code == 404
    user = person("new@example.coop")
    with pytest.raises(RefusedError, match="withdrawn"):
        actions.accept(actor=actor_of(user), account=user, invitation=invitation)
    stranger = person("eve@example.org")
    with pytest.raises(RefusedError, match="for another address"):
        actions.accept(actor=actor_of(stranger), account=stranger, invitation=invitation)
    holder_client().post(page("withdraw", coop, invitation.id))
    assert not Invitation.objects.exists()
    assert not Mail.objects.filter(purpose="organisation.invitation").exists()
    assert holder_client().post(page("withdraw", coop, invitation.id)).status_code == 404


def test_the_last_person_who_holds_the_account_stays(coop):
    me = seat_of(HOLDER)
    for given in ({"role": "manager"}, {"role": "manager", "holder": "on", "remove": "yes"}):
        refused = holder_client().post(page("seat", coop, me.id), given)
        assert refused.status_code == 422
        assert "Plus personne" in words(refused)
    assert "Plus personne" in words(holder_client().post(page("leave", coop)))
    with pytest.raises(LastHolderError):
        actions.remove_seat(actor=actor_of(person(HOLDER)), seat=me)


def test_the_account_is_handed_over_and_one_leaves(coop):
    bea = seat_of("bea@example.coop")
    holder = holder_client()
    holder.post(page("seat", coop, bea.id), {"role": "board", "holder": "on"})
    assert "Au moins deux personnes" not in words(holder.get(page("people", coop)))
    assert holder.post(page("leave", coop)).status_code == 302
    assert holder.get(page("people", coop)).status_code == 404
    assert Organisation.objects.filter(id=coop.id).exists()
    assert list(breaks()) == []
    assert "organisation.leave" in Entry.objects.values_list("verb", flat=True)


def test_somebody_is_removed(coop):
    sam = seat_of("sam@example.coop")
    answer = holder_client().post(page("seat", coop, sam.id), {"role": "staff", "remove": "yes"})
    assert answer.status_code == 302
    assert signed_in("sam@example.coop").get(page("people", coop)).status_code == 404


def test_leaving_twice_changes_nothing(coop):
    user = person("sam@example.coop")
    actor = actor_of(user)
    for _ in range(2):
        actions.leave(actor=actor, organisation=coop)
    assert not SeatRow.objects.filter(account=user).exists()


def test_a_colleague_sees_the_holders_addresses_and_no_others(coop):
    sam = signed_in("sam@example.coop")
    shown = words(sam.get(page("people", coop)))
    assert HOLDER in shown
    assert "sam@example.coop" in shown
    assert "bea@example.coop" not in shown
    assert sam.get(page("seat", coop, seat_of("bea@example.coop").id)).status_code == 403
    assert "responsables du compte" in words(sam.post(page("invite", coop)))


def test_a_visitor_is_led_to_sign_in_and_back(client, coop):
    answer = client.get(page("people", coop))
    assert answer["Location"].endswith(f"next={page('people', coop)}")
    assert client.get(reverse("organisations:mine")).status_code == 302
