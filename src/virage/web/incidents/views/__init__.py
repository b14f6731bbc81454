"""Pages of the register of incidents."""
