"""Addresses of the counters."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.reach.views import figures

app_name = "reach"

urlpatterns = [
    path(_("what-we-count/"), figures.counted, name="counted"),
    path(_("reach/"), figures.figures, name="figures"),
    path(_("reach/export/"), figures.export, name="export"),
]
