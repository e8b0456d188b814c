"""The window itself: its loop, its bars and cards, keys and wishes, and pictures of it."""
