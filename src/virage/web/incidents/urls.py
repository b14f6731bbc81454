"""Addresses of the register of incidents."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.incidents.views import register, writing

app_name = "incidents"

urlpatterns = [
    path(_("incidents/"), register.register, name="register"),
    path(_("incidents/new/"), writing.add, name="add"),
    path(_("incidents/export/"), register.export, name="export"),
    path(_("incidents/<uuid:incident_id>/"), register.incident, name="incident"),
    path(_("incidents/<uuid:incident_id>/change/"), writing.change, name="change"),
]
