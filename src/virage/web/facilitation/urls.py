"""Addresses of the facilitated diagnosis."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.facilitation.views import shell, table

app_name = "facilitation"

urlpatterns = [
    path(_("around-a-table/"), shell.shell, name="shell"),
    path(_("around-a-table/application/"), shell.manifest, name="manifest"),
    path(_("around-a-table/session/"), table.session, name="session"),
    path(
        _("around-a-table/questions/<str:questionnaire_id>/<str:questionnaire_version>/"),
        shell.questions,
        name="questions",
    ),
    path(_("advising/<uuid:table_id>/table/"), table.table, name="table"),
    path(_("advising/<uuid:table_id>/table/sheets/"), table.sheets, name="sheets"),
    path(
        _("advising/<uuid:table_id>/table/<uuid:held_id>/link/"),
        table.link,
        name="link",
    ),
]
