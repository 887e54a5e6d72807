"""What flows between the rooms: frozen values that know themselves. Imports nothing else of ours."""
