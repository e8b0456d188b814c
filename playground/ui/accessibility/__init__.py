"""The window for people who hear it: what it shows as a tree that screen readers read, and what they ask of it in return."""
