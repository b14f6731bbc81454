"""The use cases of what happens later."""

from virage.web.jobs.actions.posting import erase_occasion, erase_recipient, post_mail

__all__ = ["erase_occasion", "erase_recipient", "post_mail"]
