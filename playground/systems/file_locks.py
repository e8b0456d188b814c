"""Locks that a process holds on a file: the system gives them back when the process ends, however it ends.

So they tell a living window or writer from one that is gone, where the number of a process cannot: numbers come again.
"""

import errno

from playground.systems import here

HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""How systems say that another process, or another opening of the file, holds the lock."""


def locked(handle: int) -> bool:
    """Locks an open file until it is closed; False where somebody else holds it. OSError where files cannot be locked there."""
    try:
        here().lock(handle)
    except OSError as error:
        if error.errno in HELD:
            return False
        raise
    return True
