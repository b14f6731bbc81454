"""Offices, their advisors, and the accompaniment that an organisation asks of them."""
