"""Addresses of the accounts, under the names that allauth looks for."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.accounts.views import account, entering

urlpatterns = [
    path(_("sign-in/"), entering.enter, name="account_login"),
    path(_("sign-in/"), entering.enter, name="account_request_login_code"),
    path(_("sign-in/code/"), entering.code, name="account_confirm_login_code"),
    path(_("sign-in/second-proof/"), entering.second_factor, name="mfa_authenticate"),
    path(_("sign-in/passkey/"), entering.passkey, name="mfa_login_webauthn"),
    path(_("sign-out/"), entering.sign_out, name="account_logout"),
    path(_("account/"), account.home, name="account_home"),
    path(_("account/"), account.home, name="mfa_index"),
    path(_("account/"), account.home, name="mfa_list_webauthn"),
    path(_("account/language/"), account.choose_language, name="account_language"),
    path(_("account/elsewhere/"), account.close_elsewhere, name="account_elsewhere"),
    path(_("account/again/"), entering.again, name="mfa_reauthenticate"),
    path(_("account/again/passkey/"), entering.passkey_again, name="mfa_reauthenticate_webauthn"),
    path(_("account/passkeys/add/"), account.add_passkey, name="mfa_add_webauthn"),
    path(_("account/passkeys/remove/"), account.remove_passkey, name="mfa_remove_webauthn"),
    path(_("account/application/add/"), account.add_application, name="mfa_activate_totp"),
    path(_("account/application/remove/"), account.remove_application, name="mfa_deactivate_totp"),
    path(_("account/recovery-codes/"), account.codes, name="mfa_view_recovery_codes"),
    path(_("account/recovery-codes/new/"), account.new_codes, name="mfa_generate_recovery_codes"),
]
