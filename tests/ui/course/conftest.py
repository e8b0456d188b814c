"""The course is tried through the real app."""

from tests.ui.window.app.conftest import driven

__all__ = ["driven"]
