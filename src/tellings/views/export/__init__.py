"""The Comparison as files other programs read, and the check that such a file still holds."""
