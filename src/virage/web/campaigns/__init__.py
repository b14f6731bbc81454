"""Campaigns: a diagnosis that several people of one organisation answer, each alone."""
