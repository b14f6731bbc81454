"""What people do with funding: tell a fact, open a case, follow it."""

from virage.web.funding.actions.cases import Wanted, change_case, open_case, turn_case

__all__ = ["Wanted", "change_case", "open_case", "turn_case"]
