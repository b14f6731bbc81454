"""The journal holds deeds without names, and shows what was altered, taken out or cut off."""

from uuid import UUID, uuid4

import pytest
from django.db import transaction

from virage.cli import main
from virage.core.access import VISITOR, Actor
from virage.web.journal.actions import forget, record
from virage.web.journal.models import SITE, Chain, Entry, Pseudonym
from virage.web.journal.queries import Anchor, anchors, breaks

ANA = Actor(account="01890a5d-ac96-774b-bcce-b302099a8057")
COOP = UUID("01890a5d-ac96-774b-bcce-b302099a8058")


def three_deeds() -> None:
    record(verb="organisation.found", actor=ANA, organisation=COOP, thing=COOP)
    record(verb="organisation.change", actor=ANA, organisation=COOP, fields={"name": "La Verdure"})
    record(verb="organisation.people", actor=VISITOR, organisation=COOP)


@pytest.mark.django_db
def test_a_chain_of_deeds_verifies_and_names_nobody():
    three_deeds()
    assert list(breaks(anchors())) == []
    assert [entry.number for entry in Entry.objects.all()] == [1, 2, 3]
    written = repr(list(Entry.objects.values()))
    assert "Verdure" not in written
    assert str(ANA.account) not in written


@pytest.mark.django_db
def test_each_organisation_has_its_chain_and_the_site_its_own():
    three_deeds()
    record(verb="jobs.check", actor=ANA, organisation=None)
    record(verb="organisation.found", actor=ANA, organisation=uuid4())
    assert sorted(Chain.objects.values_list("count", flat=True)) == [1, 1, 3]
    assert Chain.objects.get(id=SITE).count == 1


@pytest.mark.django_db
def test_a_fingerprint_tells_nobody_that_two_organisations_have_the_same_name():
    for coop in (COOP, uuid4()):
        record(verb="organisation.found", actor=ANA, organisation=coop, fields={"name": "Rang"})
    first, second = Entry.objects.values_list("fields", flat=True)
    assert len(first["name"]) == 64
    assert first["name"] != second["name"]


@pytest.mark.django_db
def test_the_same_person_has_one_pseudonym_until_they_are_forgotten():
    three_deeds()
    assert len(set(Entry.objects.exclude(actor=None).values_list("actor", flat=True))) == 1
    forget(UUID(ANA.account))
    assert not Pseudonym.objects.exists()
    assert list(breaks(anchors())) == []
    record(verb="organisation.change", actor=ANA, organisation=COOP)
    assert len(set(Entry.objects.exclude(actor=None).values_list("actor", flat=True))) == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changed",
    [{"verb": "organisation.erase"}, {"actor": uuid4()}, {"fields": {}}, {"thing": None}],
    ids=lambda changed: next(iter(changed)),
)
def test_an_entry_that_was_altered_is_noticed(changed):
    three_deeds()
    if "thing" in changed:
        Entry.objects.filter(number=1).update(**changed)
        assert [each.number for each in breaks()] == [1]
    else:
        Entry.objects.filter(number=2).update(**changed)
        assert [(each.number, each.kind) for each in breaks()] == [(2, "altered")]


@pytest.mark.django_db
def test_an_entry_taken_out_is_noticed():
    three_deeds()
    Entry.objects.filter(number=2).delete()
    assert [(each.number, each.kind) for each in breaks()] == [(2, "missing")]


@pytest.mark.django_db
def test_a_tail_cut_with_its_count_shows_only_against_an_anchor():
    three_deeds()
    before = anchors()
    Entry.objects.filter(number=3).delete()
    second = Entry.objects.get(number=2)
    Chain.objects.filter(id=COOP).update(count=2, head=second.digest)
    assert list(breaks()) == []
    assert [(each.chain, each.number, each.kind) for each in breaks(before)] == [(COOP, 3, "cut")]
    gone = Anchor(uuid4(), 4, "0" * 64)
    assert [each.kind for each in breaks((gone,))] == ["missing"]


@pytest.mark.django_db
def test_a_tail_cut_carelessly_shows_without_an_anchor():
    three_deeds()
    Entry.objects.filter(number=3).delete()
    assert [(each.number, each.kind) for each in breaks()] == [(3, "cut")]


@pytest.mark.django_db
def test_a_deed_that_fails_leaves_no_entry():
    def fails():
        with transaction.atomic():
            record(verb="organisation.found", actor=ANA, organisation=COOP)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_the_command_verifies_and_says_where_the_chain_is_broken(tmp_path, capsys):
    three_deeds()
    assert main(["journal", "anchor"]) == 0
    anchor = tmp_path / "anchor.json"
    anchor.write_text(capsys.readouterr().out)
    assert main(["journal", "verify", "--anchor", str(anchor), "--lang", "en"]) == 0
    assert "3 entries verified" in capsys.readouterr().out
    Entry.objects.filter(number=3).delete()
    assert main(["journal", "verify", "--anchor", str(anchor), "--lang", "en"]) == 1
    assert "the end is missing from entry 3 on" in capsys.readouterr().err
    anchor.write_text("[[1]]")
    assert main(["journal", "verify", "--anchor", str(anchor), "--lang", "fr"]) == 2
    assert "anchor.json" in capsys.readouterr().err
