"""Kinds of agents from elsewhere: each file says how its kind is recognised and read, and is in the collection at once."""
