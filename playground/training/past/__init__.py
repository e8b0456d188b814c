"""The past of a run: any moment of it, its bookmarks, its branches, and all of it in a file."""
