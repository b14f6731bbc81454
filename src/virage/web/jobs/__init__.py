"""What happens later: the outbox of mails, the scans that are due, the worker that does both."""
