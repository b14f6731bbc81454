"""Addresses of the diagnoses that several people answer."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.campaigns.views import (
    answering,
    claiming,
    closing,
    comparison,
    directory,
    merging,
    portrait,
    running,
    sharing,
)

app_name = "campaigns"

urlpatterns = [
    path(_("directory-of-organisations/"), directory.directory, name="directory"),
    path(
        _("directory-of-organisations/make-one/<uuid:stays_id>/<uuid:goes_id>/"),
        merging.merge,
        name="merge",
    ),
    path(_("organisations/<uuid:organisation_id>/"), running.home, name="home"),
    path(_("organisations/<uuid:organisation_id>/diagnose/"), running.start, name="start"),
    path(_("diagnoses/<uuid:campaign_id>/"), running.campaign, name="campaign"),
    path(_("diagnoses/<uuid:campaign_id>/last-day/"), running.last_day, name="last_day"),
    path(
        _("diagnoses/<uuid:campaign_id>/people/<uuid:participation_id>/"),
        running.person,
        name="person",
    ),
    path(
        _("diagnoses/<uuid:campaign_id>/links/<slug:role_id>/"), running.role_link, name="role_link"
    ),
    path(_("diagnoses/<uuid:campaign_id>/answer/"), answering.my_part, name="my_part"),
    path(_("diagnoses/<uuid:campaign_id>/close/"), closing.close, name="close"),
    path(_("diagnoses/<uuid:campaign_id>/portrait/"), portrait.screen, name="portrait"),
    path(_("diagnoses/<uuid:campaign_id>/portrait.pdf"), portrait.pdf, name="portrait_pdf"),
    path(_("diagnoses/<uuid:campaign_id>/one-page/"), portrait.members, name="members_page"),
    path(_("diagnoses/<uuid:campaign_id>/one-page.pdf"), portrait.members_pdf, name="members_pdf"),
    path(
        _("diagnoses/<uuid:campaign_id>/since/<uuid:earlier_id>/"),
        comparison.screen,
        name="compare",
    ),
    path(
        _("diagnoses/<uuid:campaign_id>/since/<uuid:earlier_id>.pdf"),
        comparison.pdf,
        name="compare_pdf",
    ),
    path(_("diagnoses/<uuid:campaign_id>/sharing/"), sharing.sharing, name="sharing"),
    path(_("answer/<str:respond_secret>/"), answering.respond, name="respond"),
    path(_("take-part/<str:join_secret>/"), answering.join, name="join"),
    path(_("self-assessment/<uuid:sheet_id>/hand-in/"), answering.hand_in, name="hand_in"),
    path(_("self-assessment/<uuid:sheet_id>/take-in/"), claiming.claim, name="claim"),
]
