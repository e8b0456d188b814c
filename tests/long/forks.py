"""Work in a forked process, which may die of it: what it said until then, and how it ended."""

import os
import sys
from collections.abc import Callable


def forked(work: Callable[[Callable[[bytes], object]], object]) -> tuple[bytes, int]:
    """Does `work(say)` in a child that prints nothing. All that it said, and its status as `os.waitpid` has it."""
    out, into = os.pipe()
    child = os.fork()
    if not child:
        os.close(out)
        try:
            sys.stderr = sys.stdout = open(os.devnull, "w")  # noqa: SIM115
            work(lambda words: os.write(into, words))
        finally:
            os._exit(0)
    os.close(into)
    said = b""
    while part := os.read(out, 1 << 16):
        said += part
    os.close(out)
    return said, os.waitpid(child, 0)[1]
