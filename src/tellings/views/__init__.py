"""One Comparison, shown: on a terminal, as a page, as JSON. Every view reads the same findings."""
