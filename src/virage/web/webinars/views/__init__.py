"""Pages of the webinars."""
