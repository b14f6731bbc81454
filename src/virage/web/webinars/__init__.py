"""Webinars: the calendar, registrations, attendance, replays and what they lead to."""
