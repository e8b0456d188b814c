"""The opponents in C, compiled with the instructions that kernels are made of too, and how long one thread works."""

import ctypes
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_FAST = ["-O3", "-march=native", "-ffp-contract=off"]
"""All instructions of this processor; a product is rounded before it is added, as in the kernels: bits can be compared."""


def built(source: str) -> ctypes.CDLL | None:
    """The library made of a file of this folder; None, and a word about it, where there is no C compiler."""
    compiler = next((name for name in ("cc", "gcc", "clang") if shutil.which(name)), None)
    if compiler is None:
        print("no C compiler here: the opponents in C are left out")
        return None
    target = Path(tempfile.mkdtemp()) / "opponents.so"
    files = ["-shared", "-fPIC", "-o", str(target), str(Path(__file__).with_name(source)), "-lm"]
    if subprocess.run([compiler, *_FAST, *files], capture_output=True).returncode != 0:
        subprocess.run([compiler, "-O3", *files], check=True)
    return ctypes.CDLL(str(target))


def worked(call: Callable[[int], Any], count: int) -> float:
    """Seconds of processor time that this thread needs for a call: what else the machine does counts less than on the clock."""
    began = time.thread_time()
    call(count)
    return time.thread_time() - began
