"""What advisors declare, in words: for themselves, their lead, and whom they accompany."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from virage.core.independence import Bond, Interest, Standing, Touch, renew_by
from virage.documents.language import day_in_words, listed
from virage.web.offices.bridge import independence
from virage.web.offices.forms.independence import RuleForm
from virage.web.offices.models import Accompaniment, Advisor, Ruling
from virage.web.offices.queries import independence as queries
from virage.web.offices.views.words import day_of
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class InterestLine:
    """An interest in words; `over` when it has ended."""

    id: str
    supplier: str
    bond: str
    needs: str
    when: str
    over: bool


@dataclass(frozen=True, slots=True)
class Declared:
    """What an advisor declares: where it stands, and each interest; `due` asks to renew it."""

    id: UUID
    name: str
    stands: str
    due: bool
    lines: tuple[InterestLine, ...]


@dataclass(frozen=True, slots=True)
class RulingLine:
    """What a lead decided about somebody."""

    name: str
    allowed: bool
    words: str
    on: str


@dataclass(frozen=True, slots=True)
class Touching:
    """Somebody whose interests touch a case; `open` while nobody decided for them."""

    id: UUID
    name: str
    said: tuple[str, ...]
    open: bool
    mine: bool
    form: RuleForm


def declared_by(advisor: Advisor, *, ended: bool = False) -> Declared:
    """What an advisor, read as they declare, says of their interests; perhaps also of old ones."""
    today = timezone.localdate()
    interests = [independence.interest_from(row) for row in advisor.interests.all()]
    stands = independence.standing_of(advisor, today)
    return Declared(
        id=advisor.id,
        name=advisor.name,
        stands=_stands(stands, independence.declared_on(advisor)),
        due=stands is not Standing.IN_FORCE,
        lines=tuple(
            _line(each, today)
            for each in interests
            if ended or each.until is None or each.until >= today
        ),
    )


def declared_in(case: Accompaniment) -> Declared | None:
    """What the advisor of an open case declares; None when nobody has it."""
    if case.ended_at or case.advisor_id is None:
        return None
    return declared_by(queries.of_advisor(case.advisor_id))


def _stands(stands: Standing, declared: date | None) -> str:
    if declared is None:
        return _("Nothing is declared yet.")
    days = {
        "day": day_in_words(declared, language()),
        "by": day_in_words(renew_by(declared), language()),
    }
    if stands is Standing.LAPSED:
        return _("Declared on %(day)s: it was to be renewed by %(by)s.") % days
    return _("Declared on %(day)s, to be renewed by %(by)s.") % days


def _line(interest: Interest, today: date) -> InterestLine:
    names = independence.needs_in(language())
    return InterestLine(
        id=interest.id,
        supplier=interest.supplier,
        bond=_bond(interest.bond),
        needs=listed([names.get(each, each) for each in sorted(interest.needs)], language()),
        when=_when(interest),
        over=interest.until is not None and interest.until < today,
    )


def _bond(bond: Bond) -> str:
    return {
        Bond.OWNS: _("owns a part of it"),
        Bond.WORKS: _("works for it, or somebody close does"),
        Bond.COMMISSION: _("gets a commission or something else from it"),
    }[bond]


def _when(interest: Interest) -> str:
    since = day_in_words(interest.since, language()) if interest.since else ""
    until = day_in_words(interest.until, language()) if interest.until else ""
    said = {"since": since, "until": until}
    if since and until:
        return _("from %(since)s to %(until)s") % said
    if until:
        return _("until %(until)s") % said
    return _("since %(since)s") % said if since else ""


def ruling_lines(rulings: Iterable[Ruling]) -> tuple[RulingLine, ...]:
    """What was decided in a case."""
    return tuple(
        RulingLine(
            each.advisor.name if each.advisor else "",
            each.allowed,
            each.words,
            day_of(each.decided_at),
        )
        for each in rulings
    )


def touching(
    case: Accompaniment,
    advisors: Iterable[Advisor],
    rulings: Iterable[Ruling],
    *,
    account: str | None,
) -> tuple[Touching, ...]:
    """Who among these, read as they declare, has an interest that touches a case."""
    people = [each for each in advisors if each.interests.all()]
    needs = independence.recommended(case) if people else frozenset()
    today, kept = timezone.localdate(), tuple(rulings)
    found = ((each, independence.touches_of(each, needs, today)) for each in people)
    return tuple(
        Touching(
            id=each.id,
            name=each.name,
            said=tuple(map(_touch, touches)),
            open=bool(
                {touch.interest.id for touch in touches} - independence.allowed_by(kept, each)
            ),
            mine=str(each.account_id) == account,
            form=RuleForm(auto_id=f"id_{each.id}_%s"),
        )
        for each, touches in found
        if touches
    )


def _touch(touch: Touch) -> str:
    names = independence.needs_in(language())
    said = {
        "supplier": touch.interest.supplier,
        "bond": _bond(touch.interest.bond),
        "needs": listed([names.get(each, each) for each in sorted(touch.needs)], language()),
    }
    return _("%(supplier)s (%(bond)s): %(needs)s") % said
