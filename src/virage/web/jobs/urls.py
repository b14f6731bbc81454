"""Addresses of what happens later."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.jobs.views import checking, development

app_name = "jobs"

urlpatterns = [
    path(_("mails/"), development.mailbox, name="mailbox"),
    path(_("mails/<uuid:kept_mail_id>/"), development.mail, name="kept_mail"),
    path(_("mails-to-check/"), checking.mails, name="to_check"),
    path(_("mails-to-check/<uuid:mail_id>/"), checking.mail, name="check"),
]
