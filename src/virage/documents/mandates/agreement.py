"""The agreement of a mandate: who, what, how many hours, who pays what, on which conditions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from virage.core.subsidy import Price, Quarters
from virage.core.text import Language
from virage.documents.funding.labels import in_dollars
from virage.documents.language import day_in_words, words
from virage.documents.mandates.shapes import Line, Paper, Section
from virage.documents.mandates.wording import hours_in_words, share_in_words


@dataclass(frozen=True, slots=True)
class Together:
    """The group whose mandate it is, and what this organisation pays of it at most."""

    group: str
    own: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """What is agreed; names as they are written, `words` what the programme adds."""

    programme: str
    organisation: str
    office: str
    advisor: str
    quarters: Quarters
    rate: int
    share: int
    price: Price
    terms_from: date
    on: date
    words: str
    id: str
    together: Together | None = None


def agreement_paper(agreed: Engagement, language: Language) -> Paper:
    """The agreement in a language; the acceptance is kept beside it, with its fingerprint."""
    _ = words(language).gettext
    return Paper(
        language=language,
        title=_("Agreement of accompaniment"),
        name=agreed.organisation,
        day=day_in_words(agreed.on, language),
        day_iso=agreed.on.isoformat(),
        lead=_(
            "An independent advisor accompanies the organisation in its strategic plan for the "
            "digital transition. The programme pays a share of the advice; the organisation pays "
            "the rest."
        ),
        facts=tuple(_facts(agreed, language)),
        sections=tuple(_sections(agreed, language)),
        tables=(),
        signing=(
            _(
                "The organisation accepts on the web, by a person whom its board authorised. Their "
                "name, the resolution, the day and the fingerprint of this document are kept."
            ),
        ),
        foot=_("Mandate %(id)s") % {"id": agreed.id},
    )


def _facts(agreed: Engagement, language: Language) -> Iterator[Line]:
    _ = words(language).gettext
    yield Line(_("The organisation"), agreed.organisation)
    if agreed.together:
        yield Line(_("The group"), agreed.together.group)
    yield Line(_("The programme"), agreed.programme)
    yield Line(_("Its office"), agreed.office)
    yield Line(_("The advisor"), agreed.advisor)
    yield Line(_("Hours granted"), hours_in_words(agreed.quarters, language))
    yield Line(_("Price of an hour"), in_dollars(agreed.rate, language))
    yield Line(_("Cost of all the hours"), in_dollars(agreed.price.cost, language))
    yield Line(_("Share that the programme pays"), share_in_words(agreed.share, language))
    yield Line(_("The programme pays at most"), in_dollars(agreed.price.subsidy, language))
    yield from _paid(agreed, language)
    yield Line(_("Terms in force from"), day_in_words(agreed.terms_from, language))


def _paid(agreed: Engagement, language: Language) -> Iterator[Line]:
    _ = words(language).gettext
    own, together = in_dollars(agreed.price.own, language), agreed.together
    if together is None:
        yield Line(_("The organisation pays at most"), own)
        return
    yield Line(_("The organisations of the group pay together at most"), own)
    yield Line(_("The organisation pays at most"), in_dollars(together.own, language))


def _sections(agreed: Engagement, language: Language) -> Iterator[Section]:
    _ = words(language).gettext
    yield Section(
        _("What is done"),
        (
            _("The portrait of digital maturity is read together, with the board when it can."),
            _("A strategic plan is drawn up, and put before the board."),
            _("Hours are counted by quarter-hours. Only the hours worked are paid for."),
            _(
                "More hours need an amendment: the organisation agrees to it, then the office "
                "approves it. Without one, no hour beyond the grant is counted."
            ),
        ),
    )
    if agreed.together:
        yield _shared(language)
    yield Section(
        _("What is not paid"),
        (
            _(
                "Only advice is paid. Software, hardware, equipment and licences are refused, here "
                "and in the claim: they belong to the plan and to other programmes."
            ),
        ),
    )
    yield from _promises(language)
    if agreed.words:
        yield Section(_("What the programme adds"), (agreed.words,))


def _shared(language: Language) -> Section:
    _ = words(language).gettext
    return Section(
        _("One mandate for several organisations"),
        (
            _(
                "The hours are counted together, whatever organisation they serve. Each pays its "
                "share of the cost, and has its own portrait and its own plan."
            ),
            _(
                "Nobody pays more than is written here. When an organisation leaves, the hours "
                "that it would have paid for go with it, and the others are told their part again."
            ),
            _(
                "Who has not accepted when the work begins leaves the group. Each may leave at any "
                "time, and pays its part of the hours worked by then."
            ),
            _("No organisation reads the figures, the portrait or the plan of another."),
        ),
    )


def _promises(language: Language) -> Iterator[Section]:
    _ = words(language).gettext
    yield Section(
        _("Independence"),
        (
            _(
                "The advisor sells nothing, receives nothing from a supplier for this mandate, and "
                "recommends what is needed, never a vendor."
            ),
            _(
                "The advisor files no funding request for the organisation and accepts nothing in "
                "its place."
            ),
        ),
    )
    yield Section(
        _("Personal information"),
        (
            _(
                "The advisor sees the profile of the organisation and the portraits that it shares "
                "with them, never what one person answered. Access ends with the mandate; the "
                "organisation sees at all times who has it, and may change advisor or end the "
                "mandate."
            ),
            _(
                "The journal, the hours, the meetings and the documents of the mandate are read by "
                "both sides and by those who direct the office and the programme."
            ),
        ),
    )
