"""Keeping the PDF of what a board adopted; the worker acts for the site."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from virage.core.text import Language
from virage.web.plans.models import Paper, Version


def keep_papers(version: Version, made: Mapping[Language, bytes], now: datetime) -> None:
    """Store the PDFs of a version, by language; one that is there already stays as it is."""
    papers = (
        Paper(
            organisation_id=version.organisation_id,
            version=version,
            language=language,
            pdf=pdf,
            digest=sha256(pdf).hexdigest(),
            made_at=now,
        )
        for language, pdf in made.items()
    )
    with transaction.atomic():
        if Version.objects.select_for_update().filter(id=version.id).exists():
            Paper.objects.bulk_create(papers, ignore_conflicts=True)
