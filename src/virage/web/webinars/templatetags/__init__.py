"""Template tags of the webinars."""
