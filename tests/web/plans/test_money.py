"""The money of a plan on its page: only what is granted is counted, and a case is one step away."""

from dataclasses import replace
from html import unescape
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests.coops import HOLDER
from tests.people import person, signed_in
from tests.web.diagnostics.acting import Window, words
from tests.web.plans.acting import BOARD, MEANS, STAFF, a_plan, ana, holder, page, placed, proposed
from virage.core.roadmap.sums import mid_cost
from virage.library import shipped
from virage.web.funding import actions as funding
from virage.web.funding.actions.cases import Opening, Wanted
from virage.web.funding.models import Case
from virage.web.plans.bridge import drafted
from virage.web.plans.contents import Chosen
from virage.web.plans.grants import cases_for
from virage.web.plans.models import Plan
from virage.web.plans.views.screens import roadmap_of

pytestmark = pytest.mark.django_db
TOOL = Chosen("client_tool", "supplier", 2)
SHEET = Chosen("client_sheet", "in_house", 0)
PROGRAMME = "essor_1c"


def with_a_tool() -> Plan:
    return placed(a_plan(), SHEET, TOOL)


def case(plan: Plan, programme: str = PROGRAMME, *, step: str = "", **said) -> Case:
    opening = Opening(plan.organisation, shipped().funding.by_id[programme], person(HOLDER))
    step = step or name_of(plan)
    return funding.open_case(actor=holder(), opening=opening, wanted=Wanted(step=step, **said))


def name_of(plan: Plan, language: str = "fr") -> str:
    known = drafted(plan).catalogue.by_id[TOOL.initiative].name
    return known.fr if language == "fr" else known.en


def told(plan: Plan) -> str:
    return words(ana().get(page("money", plan)))


def test_it_shows_who_may_pay_each_step_the_years_the_cash_and_the_people():
    plan = with_a_tool()
    response = signed_in(BOARD).get(page("money", plan))
    said = words(response)
    for title in (
        "Ce qu’il vous reste à payer, par exercice",
        "Quand l’argent sort et quand il rentre",
        "Qui peut payer chaque étape",
        "le portrait, si tout est fait et adopté",
        "Les jours demandés à vos gens, par trimestre",
    ):
        assert title in said
    assert "Point le plus bas" in said
    assert "Admissible ne veut pas dire accordé" in said
    assert name_of(plan) in said
    assert response.content.decode().count('class="chart"') >= 3
    assert page("money", plan) in ana().get(page("plan", plan)).content.decode()


def test_a_case_is_opened_from_a_step_with_its_name_and_its_cost():
    plan = with_a_tool()
    html = unescape(ana().get(page("money", plan)).content.decode())
    links = [each for each in html.split('"') if "step=" in each]
    assert links
    window = Window(ana(), links[0])
    assert window.values["step"] == [name_of(plan)]
    (step,) = [each for each in drafted(plan).drawn.placed if each.id == TOOL.initiative]
    assert window.values["cost"] == [str(mid_cost(step.mode) // 100)]
    assert window.send().status_code == 302
    found = Case.objects.get()
    assert (found.step, found.cost) == (name_of(plan), mid_cost(step.mode))
    assert found.initiative == TOOL.initiative
    assert str(found.id) in ana().get(page("money", plan)).content.decode()


def test_a_case_keeps_its_step_whatever_its_people_call_it():
    plan = with_a_tool()
    opening = Opening(
        plan.organisation, shipped().funding.by_id[PROGRAMME], person(HOLDER), TOOL.initiative
    )
    row = funding.open_case(actor=holder(), opening=opening, wanted=Wanted(step=name_of(plan)))

    def steps_of(words: str) -> list[str]:
        wanted = Wanted(step=words, state="granted", amount=50_000)
        assert funding.change_case(actor=holder(), case=row, base=row.version, wanted=wanted)
        row.refresh_from_db()
        return [each.step for each in cases_for(drafted(plan).catalogue, [row]).aids]

    assert steps_of("L’outil, première phase") == [TOOL.initiative]
    sheet = drafted(plan).catalogue.by_id[SHEET.initiative].name.fr
    assert steps_of(sheet) == [SHEET.initiative]
    assert steps_of("") == []
    Case.objects.update(initiative="gone")
    row.refresh_from_db()
    assert steps_of("Autre chose") == []


@pytest.mark.parametrize("sent", ["\x00", "a b", "é", "a" * 61, ""])
def test_a_link_that_was_tampered_with_opens_a_case_for_no_step(sent):
    plan = with_a_tool()
    address = reverse("funding:open_case", args=[plan.organisation_id, PROGRAMME])
    answer = ana().post(f"{address}?{urlencode({'initiative': sent})}", {"step": "Un outil"})
    assert answer.status_code == 302
    assert Case.objects.get().initiative == ""


def test_only_what_is_granted_enters_the_budget():
    plan = with_a_tool()
    before = told(plan)
    case(plan, state="applied", amount=123_400)
    case(plan, "essor_1b", state="possible", amount=123_400)
    assert "1 234 $" not in told(plan).replace("\u00a0", " ").replace("\u202f", " ")
    given = case(plan, "innogec", state="granted", amount=123_456)
    now = told(plan).replace("\u00a0", " ").replace("\u202f", " ")
    assert "1 234,56 $" in now
    assert "accordée" in now
    assert now != before
    funding.turn_case(actor=holder(), case=given, turn="delete")
    assert "1 234,56 $" not in told(plan).replace("\u00a0", " ").replace("\u202f", " ")


def test_a_case_finds_its_step_by_its_name_in_either_language():
    plan = with_a_tool()
    case(plan, step=f"  {name_of(plan, 'en').upper()} ", state="received", amount=50_000)
    whole = drafted(plan)
    found = cases_for(whole.catalogue, Case.objects.all())
    assert [(each.step, each.programme, each.amount) for each in found.aids] == [
        (TOOL.initiative, PROGRAMME, 50_000)
    ]
    assert not found.lost


def test_what_is_granted_and_counted_nowhere_is_named():
    plan = with_a_tool()
    case(plan, step="Autre chose", state="granted", amount=700_000)
    case(plan, "innogec", state="granted")
    lent = next(
        each.id for each in shipped().funding.by_id.values() if each.forms and not each.is_gift
    )
    case(plan, lent, state="granted", amount=900_000)
    whole = drafted(plan)
    found = cases_for(whole.catalogue, Case.objects.all())
    assert found.aids == ()
    assert len(found.lost) == 3
    assert found.apart_from({TOOL.initiative}) == found.lost
    said = told(plan).replace("\u00a0", " ").replace("\u202f", " ")
    assert "Accordé, mais compté nulle part dans ce plan" in said
    for part in ("7 000 $ · Autre chose", "montant non donné", "9 000 $"):
        assert part in said
    board = words(signed_in(BOARD).get(page("money", plan)))
    assert "Qui peut payer chaque étape" in board
    assert "Autre chose" not in board  # the cases are for who holds the account
    assert "Votre dossier" not in board


def test_what_is_granted_for_a_step_that_is_not_planned_waits_for_it():
    plan = placed(a_plan(), SHEET)
    given = case(plan, "innogec", state="granted", amount=900_000)
    whole = drafted(plan)
    assert whole.cases.apart_from(set()) == (given,)
    assert whole.plan.aids == ()
    assert "Accordé, mais compté nulle part dans ce plan" in told(plan)


def test_what_is_granted_makes_room_in_the_budget_and_nothing_else_does():
    tight = replace(MEANS, budget=(0, 500_000))
    plan = placed(a_plan(tight), SHEET, replace(TOOL, start=4))
    over = "5 000 $"  # the budget that the fault names
    faults = [each for each in roadmap_of(plan).faults if over in plain(each)]
    assert faults
    case(plan, "innogec", state="applied", amount=2_000_000)
    assert [each for each in roadmap_of(plan).faults if over in plain(each)] == faults
    case(plan, "innogec", state="granted", amount=200_000)
    shown = roadmap_of(plan)
    assert sum(each.cents for each in drafted(plan).plan.aids) == 200_000
    assert [plain(each.aid) for each in shown.years if each.aid] == ["2 000 $"]
    assert [each for each in shown.faults if over in plain(each)] != faults
    assert "moins 2 000 $ accordés" in plain(words(ana().get(page("plan", plan))))


def test_a_proposal_counts_what_is_granted():
    plan = a_plan(replace(MEANS, budget=(0, 300_000)))
    case(plan, "innogec", state="granted", amount=300_000)
    found = roadmap_of(proposed(plan))
    assert not found.faults
    assert found.proof
    for name in ("plan", "money"):
        assert ana().get(page(name, plan)).status_code == 200


def plain(said: str) -> str:
    return said.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_programme_that_refused_a_step_is_no_longer_in_sight():
    plan = with_a_tool()
    html = ana().get(page("money", plan)).content.decode()
    asked = shipped().funding.by_id
    (first, *_rest) = [each for each in asked if f"/{each}/?step=" in html]
    case(plan, first, state="refused")
    assert f"/{first}/?step=" not in ana().get(page("money", plan)).content.decode()


def test_the_documents_count_what_is_granted_too():
    plan = with_a_tool()
    case(plan, "innogec", state="granted", amount=123_456)
    made = ana().get(page("paper", plan, "xlsx")).content
    sheet = load_workbook(BytesIO(made), data_only=True)["Budget"]
    assert 1234.56 in [cell.value for cell in sheet["C"]]


def test_a_plan_that_costs_nothing_is_shown_too():
    plan = placed(a_plan(), SHEET)
    said = told(plan)
    assert "Aucune étape ne coûte" in said
    assert "Point le plus bas" not in said


def test_what_does_not_hold_together_is_said():
    plan = placed(a_plan(), Chosen("client_tool", "supplier", 0))
    assert "Ce qui ne tient pas ensemble" in told(plan)


def test_it_speaks_english_and_is_closed_to_those_of_elsewhere():
    plan = with_a_tool()
    english = page("money", plan).replace("/organisations/", "/en/organisations/")
    response = ana().get(english.replace("/argent/", "/money/"))
    assert "Who may pay for each step" in words(response)
    assert signed_in(STAFF).get(page("money", plan)).status_code == 403
    assert signed_in("nobody@example.coop").get(page("money", plan)).status_code == 404


def test_it_reads_as_often_for_one_step_as_for_three():
    plan, window = with_a_tool(), ana()
    window.get(page("money", plan))
    counted = []
    for _more in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert window.get(page("money", plan)).status_code == 200
        counted.append(len(queries))
        for programme in ("innogec", "essor_1b", "essor_1c"):
            case(plan, programme, state="granted", amount=10_000)
        placed(plan, Chosen("linked_main_tools", "supplier", 4))
    assert counted[0] == counted[1] <= 12
