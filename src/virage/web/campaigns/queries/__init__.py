"""Reads of the campaigns; each starts from who asks, or from what they may already see."""
