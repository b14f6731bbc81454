"""The portrait of one organisation as a page in one language."""
