"""Organisations: their identity, facts, people and consents."""
