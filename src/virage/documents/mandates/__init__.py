"""The papers of a mandate: its agreement, the claim of the subsidy, the calendar of meetings."""
