"""What Linux, macOS and their relatives share."""

import os

NICENESS = 5
"""How far work that can wait gives way: a window stays smooth, and an idle machine still does it at full speed."""


def lock(handle: int) -> None:
    """Locks an open file for as long as it is open."""
    import fcntl  # not on Windows, where the tests still read this file

    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def step_back() -> None:
    """Other processes go first."""
    os.nice(NICENESS)
