"""The pages of mails: those of development, and those that somebody must check."""
