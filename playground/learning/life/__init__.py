"""The body that lives in a table, and what is kept of its life."""
