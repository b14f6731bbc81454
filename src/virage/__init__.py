"""Virage: a co-operative examines itself, plans and acts."""
