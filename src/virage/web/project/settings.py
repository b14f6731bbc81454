"""Django's settings: one file for every place, and it runs with nothing set."""

from pathlib import Path

from csp.constants import NONE, SELF

from virage.web.project import environment
from virage.web.project.logs import logging

PACKAGE = Path(__file__).parents[2]
ENVIRONMENT = environment.read()

DEBUG = REFUSE_LOUDLY = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)

VIRAGE_CATALOGUES = ENVIRONMENT.catalogues
VIRAGE_QUESTIONNAIRE = ENVIRONMENT.questionnaire
VIRAGE_PHONE = ENVIRONMENT.phone
VIRAGE_SOURCE_URL = ENVIRONMENT.source_url
VIRAGE_PRIVACY_OFFICER = ENVIRONMENT.privacy_officer
VIRAGE_PROGRAMME_NAME = ENVIRONMENT.programme_name
VIRAGE_CATALOGUE_OWNER = ENVIRONMENT.catalogue_owner
VIRAGE_CATALOGUE_OWNER_LANGUAGE = ENVIRONMENT.catalogue_owner_language
VIRAGE_JOURNAL_KEY = ENVIRONMENT.journal_key

ROOT_URLCONF = "virage.web.project.urls"
WSGI_APPLICATION = "virage.web.project.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": environment.database(ENVIRONMENT)}

SMTP = environment.smtp(ENVIRONMENT.smtp_url)
EMAIL_HOST, EMAIL_PORT = SMTP.host, SMTP.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = SMTP.user, SMTP.password
EMAIL_USE_SSL, EMAIL_USE_TLS = SMTP.ssl, SMTP.starttls
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.mail_from
VIRAGE_ADDRESS = ENVIRONMENT.address
VIRAGE_MAILBOX = None if ENVIRONMENT.smtp_url else ENVIRONMENT.data / "mails"
VIRAGE_ERASED = ENVIRONMENT.data / "erased.jsonl"
VIRAGE_ACTOR = "virage.web.accounts.actors.account_actor"  # for the apps below the accounts

INSTALLED_APPS = [
    "virage.web.accounts",
    "virage.web.jobs",
    "virage.web.ui",
    "virage.web.journal",
    "virage.web.organisations",
    "virage.web.incidents",
    "virage.web.reach",
    "virage.web.awareness",
    "virage.web.programmes",
    "virage.web.diagnostics",
    "virage.web.campaigns",
    "virage.web.webinars",
    "virage.web.offices",
    "virage.web.facilitation",
    "virage.web.funding",
    "virage.web.plans",
    "virage.web.mandates",
    "virage.web.privacy",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "virage.web.project.logs.AccessLog",
    "virage.web.project.bodies.Utf8Only",
    "virage.web.awareness.remembering.AskedOnce",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "virage.web.policy.ClosedByDefault",
]

# template_partials as an installed app would do the same, after importing the whole admin.
CACHED = (
    "django.template.loaders.cached.Loader",
    ["virage.web.ui.loaders.Flush"],
)
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("template_partials.loader.Loader", [CACHED])],
            "libraries": {"partials": "template_partials.templatetags.partials"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
            ],
        },
    }
]

# French has no prefix, English has /en/.
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "America/Montreal"

STATIC_URL = "static/"
STATIC_ROOT = environment.folder(ENVIRONMENT.data / "static")
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "virage.web.project.storage.StaticFiles"
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not DEBUG
LANGUAGE_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = not DEBUG
SECURE_REDIRECT_EXEMPT = [r"^health/$", r"^ready/$"]
SECURE_HSTS_SECONDS = 0 if DEBUG else 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEBUG
if ENVIRONMENT.behind_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Signing in: an address and the code that goes there; no password exists anywhere.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "organisations:mine"
LOGOUT_REDIRECT_URL = "diagnostics:home"
ALLAUTH_TRUSTED_PROXY_COUNT = int(ENVIRONMENT.behind_proxy)
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 8}
ACCOUNT_ADAPTER = "virage.web.accounts.adapter.AccountAdapter"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_FORMS = {
    "request_login_code": "virage.web.accounts.forms.EnterForm",
    "confirm_login_code": "virage.web.accounts.forms.CodeForm",
}
ACCOUNT_LOGIN_BY_CODE_ENABLED = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_LOGIN_TIMEOUT = 60 * 15
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
MFA_ADAPTER = "virage.web.accounts.adapter.MFAAdapter"
MFA_FORMS = {
    "activate_totp": "virage.web.accounts.forms.AuthenticatorForm",
    "add_webauthn": "virage.web.accounts.forms.PasskeyForm",
    "authenticate": "virage.web.accounts.forms.SecondFactorForm",
    "authenticate_webauthn": "virage.web.accounts.forms.PasskeySecondForm",
    "login_webauthn": "virage.web.accounts.forms.PasskeySignInForm",
    "reauthenticate": "virage.web.accounts.forms.AgainForm",
    "reauthenticate_webauthn": "virage.web.accounts.forms.PasskeyAgainForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # half a minute early or late: RFC 6238, section 5.2
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
# What all processes must share: the tries of signing in.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "virage_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # a crowd must not push the tries of one person out
    }
}

LOGGING = logging(debug=DEBUG)
