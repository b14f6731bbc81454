"""Addresses of the funding programmes."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.programmes.views import reading

app_name = "programmes"

urlpatterns = [
    path(_("programmes/"), reading.catalogue, name="catalogue"),
    path(_("programmes/<slug:programme_id>/"), reading.programme, name="programme"),
    path(_("programmes/<slug:programme_id>.json"), reading.data, name="data"),
]
