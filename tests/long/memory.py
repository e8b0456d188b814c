"""How much memory the process has, without what can be made again."""

import contextlib
import ctypes
import gc
import itertools
import os
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

from playground.ui.drawing import fonts
from playground.ui.drawing.store import store

MEGABYTE = 1 << 20
MALLINFO = ("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost")
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def resident() -> int:
    """Bytes of this process that are in memory; 0 where the system does not say."""
    with contextlib.suppress(OSError, IndexError, ValueError):
        return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE
    return 0


def settled() -> int:
    """The same once all that was drawn and kept is forgotten, garbage is gone, and the allocator has given back what is free.

    Fonts keep the shapes of all letters that they drew: 11 MB where every script was, and no more, since there are 64 at most.
    """
    store.clear()
    fonts.forget()
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    return resident()


class _Mallinfo(ctypes.Structure):
    """What glibc's `mallinfo2` (2.33 and later) says."""

    _fields_ = tuple((name, ctypes.c_size_t) for name in MALLINFO)


def in_use() -> int:
    """Bytes that are handed out by C's allocator (arrays, surfaces, large objects), free holes between them left out.

    0 where the system does not say.
    """
    with contextlib.suppress(OSError, AttributeError):
        tell = ctypes.CDLL("libc.so.6").mallinfo2
        tell.restype = _Mallinfo
        info = tell()
        return int(info.uordblks) + int(info.hblkhd)
    return 0


def blocks() -> int:
    """Small Python objects that live."""
    return sys.getallocatedblocks()


def kernels() -> int:
    """Compiled kernels that are loaded. Their machine code stays until the process ends; there are as many as the program has."""
    module = sys.modules.get("numba.core.dispatcher")
    kind = () if module is None else module.Dispatcher
    return sum(len(thing.overloads) for thing in gc.get_objects() if isinstance(thing, kind))


def growth(looks: Sequence[tuple[float, float]]) -> float:
    """By how much a size grows over a run, of looks (when, size): the median of all slopes, times how long it lasted.

    Lives that hold more or less at their end make looks differ by far more than anything grows; a difference of two looks says
    nothing, and the median of all (Theil and Sen) is moved by growth alone. 0 of less than two looks.
    """
    pairs = [
        (late[1] - early[1]) / (late[0] - early[0]) for early, late in itertools.combinations(looks, 2) if late[0] > early[0]
    ]
    return statistics.median(pairs) * (looks[-1][0] - looks[0][0]) if pairs else 0.0


def handles() -> int:
    """How many files this process has open; 0 where the system does not say."""
    with contextlib.suppress(OSError):
        return len(os.listdir("/proc/self/fd"))
    return 0
