"""What the words of funding mean: whose money it is, how sure a source is, what a form asks."""

from collections.abc import Mapping

from virage.core.funding.values import Confidence, Form, Level, Verdict
from virage.core.text import Language
from virage.documents.language import words


def levels(language: Language) -> Mapping[Level, str]:
    """Whose money it is."""
    _ = words(language).gettext
    return {
        Level.PROVINCIAL: _("Government of Québec"),
        Level.FEDERAL: _("Government of Canada"),
        Level.LOCAL: _("RCM or city"),
        Level.PRIVATE: _("Fund outside government"),
    }


def openings(language: Language) -> Mapping[Verdict, str]:
    """Whether one may apply."""
    _ = words(language).gettext
    return {
        Verdict.YES: _("Open"),
        Verdict.UNKNOWN: _("To be asked"),
        Verdict.NO: _("Closed"),
    }


def confidences(language: Language) -> Mapping[Confidence, str]:
    """How near a source stands to whoever decides."""
    _ = words(language).gettext
    return {
        Confidence.PRIMARY: _("the funder itself"),
        Confidence.SECONDARY: _("somebody else who writes about it"),
        Confidence.UNCONFIRMED: _("not confirmed"),
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
