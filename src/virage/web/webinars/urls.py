"""Addresses of the webinars."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.webinars.views import organisation, own, people, public, writing

app_name = "webinars"

urlpatterns = [
    path(_("webinars/"), public.calendar, name="calendar"),
    path(_("webinars/<uuid:webinar_id>/"), public.webinar, name="webinar"),
    path(_("webinars/<uuid:webinar_id>/calendar.ics"), public.file, name="file"),
    path(_("webinars/<uuid:webinar_id>/register/"), public.register, name="register"),
    path(_("webinars/my-place/<str:place_secret>/"), own.place, name="place"),
    path(_("webinars/come-in/<str:way_secret>/"), own.join, name="join"),
    path(_("webinars/opinion/<str:opinion_secret>/"), own.opinion, name="opinion"),
    path(_("webinars/what-next/<str:begin_secret>/"), own.begin, name="begin"),
    path(_("webinars/no-more-mails/<str:hush_secret>/"), own.quiet, name="quiet"),
    path(
        _("organisations/<uuid:organisation_id>/webinars/"),
        organisation.of_organisation,
        name="of_organisation",
    ),
    path(_("webinars/organise/"), people.desk, name="desk"),
    path(_("webinars/organise/new/"), writing.add, name="add"),
    path(_("webinars/organise/series/"), writing.series, name="series"),
    path(_("webinars/organise/<uuid:webinar_id>/"), people.webinar, name="organise"),
    path(_("webinars/organise/<uuid:webinar_id>/change/"), writing.change, name="change"),
    path(_("webinars/organise/<uuid:webinar_id>/copy/"), writing.copy, name="copy"),
    path(
        _("webinars/organise/<uuid:webinar_id>/copy-series/"),
        writing.copy_series,
        name="copy_series",
    ),
    path(_("webinars/organise/<uuid:webinar_id>/publish/"), writing.publish, name="publish"),
    path(_("webinars/organise/<uuid:webinar_id>/cancel/"), writing.cancel, name="cancel"),
    path(_("webinars/organise/<uuid:webinar_id>/message/"), people.message, name="message"),
    path(_("webinars/organise/<uuid:webinar_id>/who-came/"), people.attendance, name="attendance"),
    path(_("webinars/organise/<uuid:webinar_id>/recording/"), writing.replay, name="replay"),
    path(_("webinars/organise/<uuid:webinar_id>/export/"), people.export, name="export"),
]
