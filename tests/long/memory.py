"""How much memory the process has, without what can be made again."""

import contextlib
import ctypes
import gc
import os
from pathlib import Path

from playground.ui.drawing.store import store

MEGABYTE = 1 << 20
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def resident() -> int:
    """Bytes of this process that are in memory; 0 where the system does not say."""
    with contextlib.suppress(OSError, IndexError, ValueError):
        return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE
    return 0


def settled() -> int:
    """The same once all that was drawn and kept is forgotten, garbage is gone, and the allocator has given back what is free."""
    store.clear()
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    return resident()


def handles() -> int:
    """How many files this process has open; 0 where the system does not say."""
    with contextlib.suppress(OSError):
        return len(os.listdir("/proc/self/fd"))
    return 0
