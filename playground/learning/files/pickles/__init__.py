"""Pickles as data: read without importing or calling anything that they name, and written."""
