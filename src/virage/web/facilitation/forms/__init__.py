"""What a device sends back."""
