"""What people say of a plan: threads, suggestions that the co-op answers, one mail an hour."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.coops import HOLDER, actor_of
from tests.offices import ADVISOR
from tests.people import person, signed_in
from tests.web.diagnostics.acting import Window, words
from tests.web.plans.acting import BEA, BOARD, STAFF, a_plan, ana, content, holder, page, placed
from tests.web.plans.together import accompanied, ivy, ivy_herself
from virage.core.access import VISITOR
from virage.web.jobs.message import compose
from virage.web.jobs.models import Mail
from virage.web.plans import actions
from virage.web.plans.contents import Chosen
from virage.web.plans.due import tell_what_was_said
from virage.web.plans.models import Change, Outcome, Plan, Remark, Suggestion
from virage.web.privacy.actions import accounts
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
COPIES = Chosen("copies_in_two_places", "in_house", 0, held=True)
MOST = 12
SITE = "yearly_recovery_trial"


def said(plan: Plan, text: str, *, who: str = HOLDER, part: str = "plan") -> Remark:
    """Something that somebody of the co-op says."""
    window, address = signed_in(who), page("remarks", plan)
    assert f'value="{part}" selected' in window.get(f"{address}?part={part}").content.decode()
    assert window.post(address, {"part": part, "words": text}).status_code == 302
    return Remark.objects.get(words=text)


def test_a_thread_on_a_step_is_counted_there_answered_closed_and_opened_again():
    plan = placed(a_plan(), COPIES)
    accompanied(plan)
    first = said(plan, "Trop tôt?", who=BOARD, part=f"step:{COPIES.initiative}")
    assert "1 remarque ouverte" in words(ana().get(page("plan", plan)))
    answer = Window(ivy(), page("answer", plan, first.id)).choose("words", "Non, c’est gratuit.")
    assert answer.send().status_code == 302
    again = Remark.objects.get(answers=first)
    nested = Window(ana(), page("answer", plan, again.id)).choose("words", "Bon.").send()
    assert nested.status_code == 302
    assert Remark.objects.filter(answers=first).count() == 2
    shown = words(ana().get(page("remarks", plan)))
    for part in ("Trop tôt?", "Non, c’est gratuit.", BOARD, ADVISOR):
        assert part in shown
    for settled, open_ones in (("yes", 0), ("yes", 0), ("no", 1)):
        ana().post(page("settle", plan, first.id), {"settled": settled})
        assert Remark.objects.filter(answers=None, settled_at=None).count() == open_ones


def test_one_changes_and_takes_back_ones_own_remark_and_nobody_elses():
    plan = a_plan()
    first = said(plan, "Bonjour")
    form = Window(ana(), page("correct", plan, first.id)).choose("words", "Bonsoir")
    other = Window(ana(), page("correct", plan, first.id)).choose("words", "Salut")
    assert form.send().status_code == 302
    assert other.send().status_code == 409
    assert other["words"] == ["Salut"]
    for name in ("correct", "take_back"):
        assert signed_in(BEA).post(page(name, plan, first.id), {"words": "x"}).status_code == 403
    said(plan, "Autre chose", who=BOARD)
    Window(signed_in(BOARD), page("answer", plan, first.id)).choose("words", "Oui").send()
    assert ana().post(page("take_back", plan, first.id)).status_code == 302
    shown = words(ana().get(page("remarks", plan)))
    assert "Retirée par la personne" in shown
    assert "Bonsoir" not in shown
    assert ana().get(page("correct", plan, first.id)).status_code == 403
    alone = Remark.objects.get(words="Autre chose")
    assert signed_in(BOARD).post(page("take_back", plan, alone.id)).status_code == 302
    assert not Remark.objects.filter(id=alone.id).exists()
    elsewhere = "00000000-0000-0000-0000-000000000000"
    assert ana().get(page("answer", plan, elsewhere)).status_code == 404
    assert ana().post(page("accept", plan, elsewhere)).status_code == 404


def test_a_remark_without_words_or_of_nothing_is_asked_again():
    plan = a_plan()
    sent = ana().post(page("remarks", plan), {"part": "step:nothing", "words": ""})
    assert sent.status_code == 422
    assert signed_in(STAFF).get(page("remarks", plan)).status_code == 403
    first = said(plan, "Bonjour")
    assert ana().post(page("answer", plan, first.id), {"words": ""}).status_code == 422


@pytest.mark.parametrize(
    ("change", "step", "given", "start", "mode"),
    [
        ("move", COPIES.initiative, {"quarter": "3"}, 3, "in_house"),
        ("add", SITE, {"quarter": "2", "mode": "in_house"}, 2, "in_house"),
        ("drop", COPIES.initiative, {}, None, None),
    ],
)
def test_a_suggestion_that_is_accepted_changes_the_plan_and_can_be_undone(
    change, step, given, start, mode
):
    plan = placed(a_plan(), COPIES)
    accompanied(plan)
    form = Window(ivy(), f"{page('suggest', plan)}?step={step}").choose("change", change)
    for name, value in given.items():
        form.choose(name, value)
    assert form.choose("why", "La récolte finit plus tard").send().status_code == 302
    before, wish = content(plan), Suggestion.objects.get()
    assert "La récolte finit" in words(ana().get(page("remarks", plan)))
    assert ivy().post(page("accept", plan, wish.id), {"base": plan.version}).status_code == 403
    stale = {"base": plan.version - 1}
    assert ana().post(page("accept", plan, wish.id), stale).status_code == 409
    assert Suggestion.objects.get().outcome == Outcome.OPEN
    assert ana().post(page("accept", plan, wish.id), {"base": plan.version}).status_code == 302
    here = content(plan).step(step)
    assert (here and here.start, here and here.mode) == (start, mode)
    assert ana().post(page("accept", plan, wish.id), {"base": plan.version}).status_code == 409
    assert "acceptée" in words(ana().get(page("remarks", plan)))
    ana().post(page("undo", plan), {"base": plan.version})
    assert set(content(plan).steps) == set(before.steps)


def test_another_way_is_suggested_by_the_board_and_declined_with_a_word():
    plan = placed(a_plan(), COPIES)
    form = Window(signed_in(BOARD), page("suggest", plan)).choose("step", COPIES.initiative)
    form.choose("change", "mode").choose("mode", "supplier").choose("why", "Personne n’a le temps")
    assert form.send().status_code == 302
    wish = Suggestion.objects.get()
    assert "autrement" in words(ana().get(page("remarks", plan)))
    assert ana().post(page("decline", plan, wish.id), {"words": ""}).status_code == 422
    sent = {"words": "Nous avons Luc."}
    assert ana().post(page("decline", plan, wish.id), sent).status_code == 302
    assert ana().post(page("decline", plan, wish.id), sent).status_code == 409
    assert "Nous avons Luc." in words(signed_in(BOARD).get(page("remarks", plan)))
    assert content(plan).steps == (COPIES,)


def test_a_suggestion_that_fits_nothing_is_asked_again():
    plan = placed(a_plan(), COPIES)
    for step, change in ((SITE, "move"), (COPIES.initiative, "add"), (COPIES.initiative, "mode")):
        sent = {"step": step, "change": change, "why": "x"}
        assert ana().post(page("suggest", plan), sent).status_code == 422
    assert not Suggestion.objects.exists()


def test_a_suggestion_about_a_step_that_left_or_came_meanwhile_changes_nothing():
    plan, account = placed(a_plan(), COPIES), person(HOLDER)
    for change, step in ((Change.MOVE, SITE), (Change.ADD, COPIES.initiative), (Change.DROP, SITE)):
        wished = actions.Wished(change, step, "x", quarter=1, mode="in_house")
        wish = actions.suggest(actor=holder(), account=account, plan=plan, wished=wished)
        assert not actions.accept(
            actor=holder(), account=account, suggestion=wish, plan=plan, base=plan.version
        )
        wish.refresh_from_db()
        assert wish.outcome == Outcome.OPEN
    assert content(plan).steps == (COPIES,)


def test_one_mail_an_hour_tells_whom_it_concerns_and_says_no_word_of_it():
    plan, now = placed(a_plan(), COPIES), timezone.now()
    accompanied(plan)
    said(plan, "Premier secret", who=BOARD)
    said(plan, "Second secret", who=BOARD)
    wished = actions.Wished(Change.DROP, COPIES.initiative, "Trop cher")
    actions.suggest(actor=ivy_herself(), account=person(ADVISOR), plan=plan, wished=wished)
    tell_what_was_said(now)
    mails = Mail.objects.filter(purpose="plan.remarks")
    assert sorted(each.recipient for each in mails) == sorted([HOLDER, BEA, BOARD, ADVISOR])
    written = compose(mails.get(recipient=HOLDER), now).as_string()
    assert "secret" not in written
    counted = {each.recipient: each.context for each in mails}
    assert (counted[HOLDER]["remarks"], counted[HOLDER]["suggestions"]) == (2, 1)
    assert (counted[BOARD]["remarks"], counted[BOARD]["suggestions"]) == (0, 1)
    assert (counted[ADVISOR]["remarks"], counted[ADVISOR]["suggestions"]) == (2, 0)
    tell_what_was_said(now + timedelta(hours=1))
    assert mails.count() == 4


def test_nobody_writes_to_an_advisor_who_is_not_shown_the_portrait():
    plan = a_plan()
    accompanied(plan, shared=False)
    person(BEA).delete()
    said(plan, "Entre nous")
    tell_what_was_said(timezone.now())
    assert not Mail.objects.filter(purpose="plan.remarks").exists()


def test_an_erased_author_is_no_longer_named_and_the_thread_stays():
    plan = a_plan()
    said(plan, "Un mot", who=BOARD)
    accounts.erase_account(actor=actor_of(person(BOARD)))
    shown = words(ana().get(page("remarks", plan)))
    assert "Une personne dont le compte a été effacé" in shown
    assert "Un mot" in shown
    assert BOARD not in shown


def test_more_remarks_cost_no_more_queries():
    plan, window, counts = placed(a_plan(), COPIES), ana(), []
    wished = actions.Wished(Change.MOVE, COPIES.initiative, "x", quarter=2)
    for more in (1, 2):
        for number in range(more):
            said(plan, f"{more}.{number}")
            actions.suggest(actor=holder(), account=person(HOLDER), plan=plan, wished=wished)
        for name in ("remarks", "plan"):
            with CaptureQueriesContext(connection) as asked:
                window.get(page(name, plan))
            counts.append(len(asked))
    assert counts[:2] == counts[2:]
    assert counts[0] <= MOST, counts


def test_who_is_of_elsewhere_says_nothing():
    plan, account = a_plan(), person(HOLDER)
    remark = said(plan, "Bonjour")
    wished = actions.Wished(Change.DROP, "x", "y")
    wish = actions.suggest(actor=holder(), account=account, plan=plan, wished=wished)
    tries = (
        lambda: actions.remark(
            actor=VISITOR, account=account, plan=plan, said=actions.Said("x", "plan")
        ),
        lambda: actions.correct_remark(actor=VISITOR, remark=remark, base=1, words="x"),
        lambda: actions.take_back(actor=actor_of(person(BOARD)), remark=remark),
        lambda: actions.settle(actor=VISITOR, account=account, remark=remark, settled=True),
        lambda: actions.suggest(actor=VISITOR, account=account, plan=plan, wished=wished),
        lambda: actions.accept(actor=VISITOR, account=account, suggestion=wish, plan=plan, base=1),
        lambda: actions.decline(actor=VISITOR, account=account, suggestion=wish, words="x"),
    )
    for each in tries:
        with pytest.raises(RefusedError):
            each()
