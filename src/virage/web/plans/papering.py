"""The PDF of what a board adopted, in both languages: made once, beside the pages."""

from datetime import date

from virage.core.roadmap.days import Quarters
from virage.core.roadmap.financing import finance_plan
from virage.core.roadmap.plan import timetable
from virage.core.text import LANGUAGES, Language
from virage.documents.pdf import plan_pdf
from virage.documents.roadmap import Dossier
from virage.documents.roadmap.dossier import Adopted
from virage.documents.roadmap.paper import plan_page
from virage.web.funding import bridge as funding
from virage.web.organisations.bridge import catalogues
from virage.web.organisations.queries import facts_of
from virage.web.plans.bridge import Drafted, drafted
from virage.web.plans.courses import InForce
from virage.web.plans.models import Version


def papers_for(version: Version) -> dict[Language, bytes]:
    """The PDF of an adopted version, by language."""
    force = InForce(version, {}, version.proposed_at.date())
    whole = drafted(version.plan, force.content, proof=force.data["proof"])
    return {
        language: plan_pdf(plan_page(_dossier(force, whole, language))) for language in LANGUAGES
    }


def _dossier(force: InForce, whole: Drafted, language: Language) -> Dossier:
    version = force.version
    day = version.adopted_on or force.today
    year, quarter = whole.content.means.begins
    financed = finance_plan(
        timetable(whole.problem, whole.plan),
        catalogues().funding,
        funding.facts_told(funding.answers_of(facts_of(version.plan.organisation).values())),
        quarters=Quarters(date(year, 3 * quarter + 1, 1)),
        on=day,
    )
    return Dossier(
        whole.drawn,
        financed,
        funding.labels_in(whole.portrait.questionnaire, language),
        day,
        vision=force.data["words"],
        adopted=Adopted(version.number, version.resolution, day, version.digest),
    )
