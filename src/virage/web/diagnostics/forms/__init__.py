"""Forms of the self-diagnosis: what is shown to be answered, and what comes back."""
