"""What is held, as files to take away: an organisation's, or a person's."""
