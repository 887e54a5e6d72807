"""Measuring Tellings: predictions in the scorers' form, and the gate that holds the floors reached."""
