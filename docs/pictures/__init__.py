"""The pictures of the pages, and how they are drawn."""
