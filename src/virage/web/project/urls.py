"""Every address of the site; French without a prefix, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from virage.web.facilitation.views import worker
from virage.web.project import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/", views.health, name="health"),
    path("ready/", views.ready, name="ready"),
    path("sw.js", worker.script, name="sw"),
    *i18n_patterns(
        path("", include("virage.web.diagnostics.urls")),
        path("", include("virage.web.accounts.urls")),
        path("", include("virage.web.organisations.urls")),
        path("", include("virage.web.campaigns.urls")),
        path("", include("virage.web.webinars.urls")),
        path("", include("virage.web.offices.urls")),
        path("", include("virage.web.facilitation.urls")),
        path("", include("virage.web.funding.urls")),
        path("", include("virage.web.plans.urls")),
        path("", include("virage.web.mandates.urls")),
        path("", include("virage.web.incidents.urls")),
        path("", include("virage.web.awareness.urls")),
        path("", include("virage.web.reach.urls")),
        path("", include("virage.web.programmes.urls")),
        path("", include("virage.web.privacy.urls")),
        path("", include("virage.web.jobs.urls")),
        path("", include("virage.web.ui.urls")),
        prefix_default_language=False,
    ),
]
