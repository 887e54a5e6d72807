"""Back-ends: protocols the rooms program against, and the named versions that fulfil them."""
