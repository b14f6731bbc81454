"""Addresses of copies and erasures."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.privacy.views import account, organisation

app_name = "privacy"

urlpatterns = [
    path(_("organisations/<uuid:organisation_id>/data/"), organisation.data, name="data"),
    path(_("organisations/<uuid:organisation_id>/data/copy/"), organisation.copy, name="copy"),
    path(_("organisations/<uuid:organisation_id>/erase/"), organisation.erase, name="erase"),
    path(_("organisations/<uuid:organisation_id>/keep/"), organisation.keep, name="keep"),
    path(_("account/data/"), account.data, name="account"),
    path(_("account/data/copy/"), account.copy, name="copy_account"),
    path(_("account/data/mails/"), account.mails, name="mails"),
    path(_("mails/stop/<str:stop_secret>/"), account.stop_mails, name="stop_mails"),
    path(_("account/erase/"), account.erase, name="erase_account"),
    path(_("erasure/<str:receipt_secret>/"), account.receipt, name="receipt"),
]
