"""Forms of the webinars."""
