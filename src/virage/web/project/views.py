"""The two pages that machines read."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from virage.web.policy import verb


@verb("site.health")
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Answer that the process lives."""
    return HttpResponse("alive", content_type="text/plain")


@verb("site.health")
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Answer that the database answers too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ready", content_type="text/plain")
