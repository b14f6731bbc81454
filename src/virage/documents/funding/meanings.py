"""What a visitor must know of a programme in a word: may one apply, what the money asks."""

from collections.abc import Mapping

from virage.core.funding.values import Form, Verdict
from virage.core.text import Language
from virage.documents.language import words


def openings(language: Language) -> Mapping[Verdict, str]:
    """Whether one may apply."""
    _ = words(language).gettext
    return {
        Verdict.YES: _("Open"),
        Verdict.UNKNOWN: _("To be asked"),
        Verdict.NO: _("Closed"),
    }


def meaning_of(form: Form, language: Language) -> str:
    """What a form of money asks of who takes it."""
    _ = words(language).gettext
    return {
        Form.GRANT: _("Grant: money that you do not pay back when you keep to the rules."),
        Form.FORGIVABLE_CONTRIBUTION: _(
            "Forgivable contribution: a loan that you do not pay back when you keep your promises."
        ),
        Form.INTEREST_FREE_LOAN: _(
            "Interest-free loan: you pay back what was lent, without interest. Ask about the fees."
        ),
        Form.LOAN: _("Loan: you pay back what was lent, with interest."),
        Form.GUARANTEE: _(
            "Loan guarantee: no money comes to you. The funder promises your lender to pay if you"
            " cannot."
        ),
        Form.PATIENT_CAPITAL: _(
            "Patient capital: money lent for a long time, paid back years later."
        ),
        Form.REFUNDABLE_TAX_CREDIT: _(
            "Refundable tax credit: you spend first, then ask for it with the tax return. It is"
            " paid even when no tax is due."
        ),
    }[form]
