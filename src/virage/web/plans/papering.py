"""The PDF of what a board adopted, in both languages: made once, beside the pages."""

from dataclasses import replace

from django.utils.translation import override

from virage.core.text import LANGUAGES, Language
from virage.documents.pdf import plan_pdf
from virage.documents.roadmap.dossier import Adopted
from virage.documents.roadmap.paper import plan_page
from virage.web.plans.bridge import drafted
from virage.web.plans.courses import InForce
from virage.web.plans.models import Version
from virage.web.plans.views.dossiers import dossier_with


def papers_for(version: Version) -> dict[Language, bytes]:
    """The PDF of an adopted version, by language."""
    day = version.adopted_on or version.proposed_at.date()
    force = InForce(version, {}, day)
    whole = drafted(version.plan, force.content, proof=force.data["proof"])
    adopted = Adopted(version.number, version.resolution, day, version.digest)
    made = {}
    for language in LANGUAGES:
        with override(language):
            dossier = dossier_with(whole, version.plan, today=day)
        kept = replace(dossier, vision=force.data["words"], adopted=adopted)
        made[language] = plan_pdf(plan_page(kept))
    return made
