"""The addresses of the design system."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from virage.web.ui import views

app_name = "ui"
urlpatterns = [
    path(_("components/"), views.components, name="components"),
    path("theme/", views.theme, name="theme"),
]
