"""What people do with funding: tell a fact, open a case, follow it."""

from virage.web.funding.actions.cases import Opening, Wanted, change_case, open_case, turn_case

__all__ = ["Opening", "Wanted", "change_case", "open_case", "turn_case"]
