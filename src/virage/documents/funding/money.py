"""What becomes of the money: given, lent, given back with the taxes, or not known."""

from virage.core.funding.programmes import Programme
from virage.core.funding.values import Form
from virage.core.text import Language
from virage.documents.language import words

LENT = frozenset({Form.INTEREST_FREE_LOAN, Form.LOAN, Form.GUARANTEE, Form.PATIENT_CAPITAL})


def only_lends(programme: Programme) -> bool:
    """Whether all of its money is lent or guaranteed."""
    return bool(programme.forms) and LENT.issuperset(programme.forms)


def repaid_in_words(programme: Programme, language: Language) -> str:
    """What no reader may miss of money that is not a gift; empty for a gift."""
    if programme.is_gift:
        return ""
    _ = words(language).gettext
    forms = frozenset(programme.forms)
    if not forms:
        return _("Nobody says whether it is paid back: ask before you count on it.")
    if forms == {Form.GUARANTEE}:
        return _("A guarantee gives no money: it helps you to borrow, and the loan is paid back.")
    if forms <= LENT:
        return _("It is lent, not given: it is paid back.")
    if forms == {Form.REFUNDABLE_TAX_CREDIT}:
        return _("It comes after the tax return: you first pay the whole price.")
    return _("Part of it may have to be paid back: ask which part.")


def rank_of_money(programme: Programme) -> int:
    """Gifts before what is mixed or not known, and that before what is only lent."""
    if programme.is_gift:
        return 0
    return 2 if only_lends(programme) else 1
