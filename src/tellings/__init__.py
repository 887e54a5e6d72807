"""Tellings lines up several outlets' accounts of one event, with the exact characters as evidence."""
