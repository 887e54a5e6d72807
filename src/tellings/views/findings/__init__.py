"""Which findings a reader should see first. See `choose`."""
