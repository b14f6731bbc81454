"""What was said of the plans, in the copy of an organisation and in that of each person."""

from typing import Any
from uuid import UUID

from virage.core.access import Actor
from virage.web.accounts.models import User
from virage.web.organisations.models import Organisation
from virage.web.plans.models import Remark, Suggestion
from virage.web.plans.queries import remarks as queries

REMARK = "id plan_id part answers_id words written_at edited_at taken_back_at settled_at".split()
SUGGESTION = "plan_id change step quarter mode why made_at outcome answer answered_at".split()
PASSED = "plan_id name why at".split()


def said_in(organisation: Organisation) -> dict[str, Any]:
    """Everything that was said of the plans of an organisation, and by whom."""
    return {
        "plan_remarks": [
            _remark(each) | {"author": _who(each.author)} for each in queries.all_said(organisation)
        ],
        "plan_suggestions": [
            _suggestion(each) | {"author": _who(each.author), "answered_by": _who(each.answered_by)}
            for each in queries.all_suggested(organisation)
        ],
        "plan_names": [
            {name: getattr(each, name) for name in PASSED}
            for each in queries.all_passed(organisation)
        ],
    }


def said_by(actor: Actor) -> dict[str, Any]:
    """Everything that the person who asks said of plans."""
    account = UUID(str(actor.account))
    return {
        "plan_remarks": [
            _remark(each) | {"organisation": each.organisation.name}
            for each in queries.said_by(account)
        ],
        "plan_suggestions": [
            _suggestion(each) | {"organisation": each.organisation.name}
            for each in queries.suggested_by(account)
        ],
    }


def _remark(row: Remark) -> dict[str, Any]:
    return {name: getattr(row, name) for name in REMARK}


def _suggestion(row: Suggestion) -> dict[str, Any]:
    return {name: getattr(row, name) for name in SUGGESTION}


def _who(account: User | None) -> str:
    return account.email if account else ""
