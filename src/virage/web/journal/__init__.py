"""The journal: who did what and when, without a name, in chains that show what was changed."""
