"""What developers run beside the tests; nothing here is shipped."""
