"""The self-diagnosis: sheets of answers, their keys, the inventory and the portrait."""
