"""Addresses of the self-diagnosis."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.diagnostics.views import answering, inventory, keeping, portrait, profile, start

app_name = "diagnostics"

urlpatterns = [
    path("", start.home, name="home"),
    path(_("self-assessment/"), start.start, name="start"),
    path(_("self-assessment/on-paper/"), start.paper, name="paper"),
    path(_("your-data/"), start.your_data, name="your_data"),
    path(_("self-assessment/resume/<str:secret>/"), keeping.resume, name="resume"),
    path(_("self-assessment/<uuid:sheet_id>/"), answering.overview, name="overview"),
    path(_("self-assessment/<uuid:sheet_id>/profile/"), profile.profile, name="profile"),
    path(_("self-assessment/<uuid:sheet_id>/answers/"), answering.answers, name="answers"),
    path(_("self-assessment/<uuid:sheet_id>/go-on/"), answering.go_on, name="go_on"),
    path(
        _("self-assessment/<uuid:sheet_id>/questions/<slug:section_id>/"),
        answering.section,
        name="section",
    ),
    path(_("self-assessment/<uuid:sheet_id>/tools/"), inventory.tools, name="tools"),
    path(_("self-assessment/<uuid:sheet_id>/tools/add/"), inventory.add, name="add_tool"),
    path(
        _("self-assessment/<uuid:sheet_id>/tools/<uuid:tool_id>/"),
        inventory.change,
        name="change_tool",
    ),
    path(
        _("self-assessment/<uuid:sheet_id>/tools/<uuid:tool_id>/remove/"),
        inventory.remove,
        name="remove_tool",
    ),
    path(_("self-assessment/<uuid:sheet_id>/portrait/"), portrait.screen, name="portrait"),
    path(_("self-assessment/<uuid:sheet_id>/portrait.pdf"), portrait.pdf, name="portrait_pdf"),
    path(_("self-assessment/<uuid:sheet_id>/private-link/"), keeping.link, name="link"),
    path(_("self-assessment/<uuid:sheet_id>/start-over/"), keeping.start_over, name="start_over"),
    path(_("self-assessment/<uuid:sheet_id>/erase/"), keeping.erase, name="erase"),
]
