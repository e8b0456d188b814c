"""The guided minute: what a new person does first, step by step, each with a short card near where it happens."""
