"""What must hold when servers die and writers crowd: real processes, databases in files."""
