"""Addresses of funding."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.funding.views import cases, in_sight, organisation, telling

app_name = "funding"

urlpatterns = [
    path(_("self-assessment/<uuid:sheet_id>/funding/"), in_sight.of_sheet, name="in_sight"),
    path(
        _("self-assessment/<uuid:sheet_id>/funding.pdf"), in_sight.pdf_of_sheet, name="in_sight_pdf"
    ),
    path(_("diagnoses/<uuid:campaign_id>/funding/"), in_sight.of_diagnosis, name="of_diagnosis"),
    path(
        _("diagnoses/<uuid:campaign_id>/funding.pdf"),
        in_sight.pdf_of_diagnosis,
        name="of_diagnosis_pdf",
    ),
    path(
        _("organisations/<uuid:organisation_id>/funding/"),
        organisation.organisation,
        name="organisation",
    ),
    path(
        _("organisations/<uuid:organisation_id>/funding.pdf"),
        organisation.pdf,
        name="organisation_pdf",
    ),
    path(_("organisations/<uuid:organisation_id>/funding/facts/"), telling.facts, name="facts"),
    path(
        _("organisations/<uuid:organisation_id>/funding/open/<slug:programme_id>/"),
        cases.open_case,
        name="open_case",
    ),
    path(
        _("organisations/<uuid:organisation_id>/funding/cases/<uuid:case_id>/"),
        cases.case,
        name="case",
    ),
    path(
        _("organisations/<uuid:organisation_id>/funding/cases/<uuid:case_id>/turn/"),
        cases.turn,
        name="turn",
    ),
]
