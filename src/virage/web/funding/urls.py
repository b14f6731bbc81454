"""Addresses of funding."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.funding.views import in_sight

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
]
