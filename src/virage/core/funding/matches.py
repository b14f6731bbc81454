"""One programme judged for one organisation, with all its reasons."""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from virage.core.funding.amounts import NO_MONEY, Amount, Question, amount_of, facts_for_amount
from virage.core.funding.facts import Case, Fact, FactName
from virage.core.funding.programmes import Availability, Freshness, Programme, Version
from virage.core.funding.reasons import Change, Judged
from virage.core.funding.terms import Terms
from virage.core.funding.trees import Reason
from virage.core.funding.values import Range, Verdict
from virage.core.logic import Truth, every


@dataclass(frozen=True)
class Match:
    """One programme judged for a case.

    `truth` is that of `verdict`; `of_rules` is the same whether or not one may still apply.
    `version` is None when no terms of the case's day are known. Without a step the verdict is about
    the organisation alone: `step` is None.
    """

    programme: Programme
    version: Version | None
    case: Case
    availability: Availability
    applicant: Judged | None
    step: Judged | None
    truth: Truth = field(init=False)
    of_rules: Truth = field(init=False)

    def __post_init__(self) -> None:
        """Work out the verdict, which is asked for again and again."""
        of_rules = None if self.applicant is None else self.applicant.truth
        if self.step is not None:
            of_rules = every((of_rules, self.nature, self.step.truth))
        object.__setattr__(self, "of_rules", of_rules)
        object.__setattr__(self, "truth", every((self.availability.truth, of_rules)))

    @property
    def nature(self) -> Truth:
        """Whether the programme pays steps of that nature; not known unless both are said."""
        step = self.case.step
        if step is None or self.version is None or step.nature is None:
            return None
        return self.version.terms.natures.of(step.nature)

    @property
    def verdict(self) -> Verdict:
        """Yes, no or unknown."""
        return Verdict.of(self.truth)

    @property
    def closed(self) -> bool:
        """Whether nobody may apply on that day, whatever the rules say."""
        return self.availability.truth is False

    @property
    def terms(self) -> Terms | None:
        """The terms that judged it."""
        return None if self.version is None else self.version.terms

    @property
    def judged(self) -> tuple[Judged, ...]:
        """The rules about the organisation, then those about the step."""
        return tuple(each for each in (self.applicant, self.step) if each is not None)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every rule with its outcome, in reading order."""
        return tuple(chain.from_iterable(each.reasons for each in self.judged))

    @property
    def failed(self) -> tuple[Reason, ...]:
        """The rules that make it no."""
        return tuple(reason for each in self.judged for reason in each.failed)

    @property
    def open(self) -> tuple[Reason, ...]:
        """The rules that are not known and on which the verdict depends; none once it is a no."""
        if self.of_rules is not None:
            return ()
        return tuple(reason for each in self.judged for reason in each.open)

    @cached_property
    def open_facts(self) -> tuple[tuple[Fact, ...], ...]:
        """The facts that each open rule reads, none where only the funder can settle it."""
        if self.of_rules is not None:
            return ()
        return tuple([facts for each in self.judged for facts in each.open_facts])

    @property
    def missing(self) -> tuple[Fact, ...]:
        """The facts to ask for, each once; without them the verdict stays unknown."""
        asked = [fact for facts in self.open_facts for fact in facts]
        step = self.case.step
        if self.of_rules is None and step is not None and step.nature is None:
            asked.append(Fact(FactName.STEP_NATURE))
        return tuple(dict.fromkeys(asked))

    @property
    def unpublished(self) -> tuple[Reason, ...]:
        """The open rules that no fact would settle: only the funder can."""
        return tuple(reason for reason in self.open if not reason.facts)

    @property
    def changes(self) -> tuple[Change, ...]:
        """For a no of the applicant's rules: what would have to change, the least first.

        None when something that does not change (legal form, region…) stands in the way.
        """
        return () if self.applicant is None else self.applicant.changes

    @property
    def freshness(self) -> Freshness:
        """How old what is known of the programme is."""
        return self.programme.freshness_on(self.case.on)

    @cached_property
    def question(self) -> Question | None:
        """What `amount_of` is asked; None without a step or without terms."""
        if self.case.step is None or self.terms is None:
            return None
        return Question(self.programme, self.terms, self.case.step, self.case.facts)

    @cached_property
    def amount(self) -> Amount | None:
        """What the terms allow for the step, whatever the verdict; None without a step."""
        return None if self.question is None else amount_of(self.question)

    @property
    def expected(self) -> Range | None:
        """What to count on: nothing when it is no, from nothing when it is not known."""
        if self.amount is None:
            return None
        if self.truth is False:
            return NO_MONEY
        return self.amount.paid if self.truth else Range(0, self.amount.paid.high)

    @property
    def missing_for_amount(self) -> tuple[Fact, ...]:
        """The facts that would make the amount more precise."""
        return () if self.question is None else facts_for_amount(self.question)
