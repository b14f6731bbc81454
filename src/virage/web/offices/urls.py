"""Addresses of the offices."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.offices.views import advisors, desk, finding, offices

app_name = "offices"

urlpatterns = [
    path(_("find-your-office/"), finding.find, name="find"),
    path(_("programme/offices/"), offices.offices, name="offices"),
    path(_("programme/offices/new/"), offices.add, name="add_office"),
    path(_("programme/offices/<uuid:office_id>/"), offices.office, name="office"),
    path(_("programme/offices/<uuid:office_id>/turn/"), offices.turn, name="turn_office"),
    path(_("programme/advisors/new/"), advisors.add, name="add_advisor"),
    path(_("programme/advisors/<uuid:advisor_id>/"), advisors.advisor, name="advisor"),
    path(_("advising/"), desk.desk, name="desk"),
    path(_("advising/myself/"), desk.oneself, name="oneself"),
]
