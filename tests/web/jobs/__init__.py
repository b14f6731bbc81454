"""The outbox, its worker and their pages."""
