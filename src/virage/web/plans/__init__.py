"""The strategic plan of an organisation: proposed, changed by hand, proposed again."""
