"""Addresses of the organisations."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.organisations.views import founding, people

app_name = "organisations"

urlpatterns = [
    path(_("organisations/"), founding.mine, name="mine"),
    path(_("organisations/new/"), founding.found, name="found"),
    path(
        _("organisations/invitation/<str:invitation_secret>/"), people.invitation, name="invitation"
    ),
    path(_("organisations/<uuid:organisation_id>/identity/"), founding.identity, name="identity"),
    path(_("organisations/<uuid:organisation_id>/facts/"), founding.facts, name="facts"),
    path(_("organisations/<uuid:organisation_id>/people/"), people.people, name="people"),
    path(_("organisations/<uuid:organisation_id>/people/invite/"), people.invite, name="invite"),
    path(
        _("organisations/<uuid:organisation_id>/people/invitations/<uuid:invitation_id>/withdraw/"),
        people.withdraw,
        name="withdraw",
    ),
    path(
        _("organisations/<uuid:organisation_id>/people/<uuid:seat_id>/"), people.seat, name="seat"
    ),
    path(_("organisations/<uuid:organisation_id>/leave/"), people.leave, name="leave"),
]
