"""The mandates: the subsidy, its envelopes, the work that it pays for, the claim."""
