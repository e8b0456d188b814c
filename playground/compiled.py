"""Compiled kernels: how a function becomes machine code, and where that code is kept from one start to the next.

Numba looks only at the file of a kernel to see whether kept code is stale, not at what the kernel calls or inlines. So the code
is kept in a folder named after everything it was made from: it can be missing, never wrong.
"""

import hashlib
import importlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import llvmlite.binding
import llvmlite.ir
import numba
import numba.extending
import numpy

from playground import paths

F = TypeVar("F", bound=Callable[..., Any])

MARKER = "ready"
"""The file that says: every kernel has been compiled into this folder."""

_LATER = "kernels are compiled when they are first used"
_SOURCES = ("compiled.py", "rl", "learning")


def _fingerprint() -> str:
    """Names everything that the machine code depends on."""
    told = hashlib.sha256()
    here = Path(__file__).resolve().parent
    for name in _SOURCES:
        place = here / name
        for file in [place] if place.is_file() else sorted(place.rglob("*.py")):
            told.update(str(file.relative_to(here)).encode() + b"\0" + file.read_bytes() + b"\0")
    cpu = llvmlite.binding.get_host_cpu_name()
    features = llvmlite.binding.get_host_cpu_features().flatten()
    told.update(f"{numba.__version__} {numpy.__version__} {platform.python_version()} {sys.platform} {cpu} {features}".encode())
    return told.hexdigest()[:16]


def _folder() -> Path | None:
    """The folder of the compiled code of this very version, made where it is missing; None where nothing can be written."""
    told = os.environ.get("NUMBA_CACHE_DIR")
    folder = (Path(told) if told else paths.cache_folder() / "kernels") / _fingerprint()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "writable").touch()
    except OSError:
        return None
    return folder


FOLDER = _folder()
if FOLDER is not None:
    vars(numba.config)["CACHE_DIR"] = str(FOLDER)


# Without numba's runtime (_nrt) no array is counted in and out: in a hot loop that counting costs three quarters of the speed.
# A kernel can then make no array of its own; it is given all that it fills.
_OPTIONS: dict[str, Any] = {"nogil": True, "fastmath": False, "error_model": "numpy", "_nrt": False, "no_cfunc_wrapper": True}


KERNELS: list[Any] = []
"""Every kernel made so far."""


def kernel(function: F) -> F:
    """A function compiled at its first call with each kind of arguments; it lets other threads run; its bits are IEEE 754's."""
    made = cast(F, numba.njit(cache=FOLDER is not None, **_OPTIONS)(function))
    KERNELS.append(made)
    return made


def inlined(function: F) -> F:
    """A function that becomes part of each kernel that calls it: no call is left in the hot loop."""
    return cast(F, numba.njit(forceinline=True, **_OPTIONS)(function))


def _rare(context: Any, condition: Any) -> Any:
    bit = llvmlite.ir.IntType(1)

    def told(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        expect = builder.module.declare_intrinsic("llvm.expect", [bit], llvmlite.ir.FunctionType(bit, [bit, bit]))
        return builder.call(expect, [values[0], llvmlite.ir.Constant(bit, 0)])

    return numba.types.boolean(numba.types.boolean), told


rare: Any = numba.extending.intrinsic(_rare)
"""A condition that seldom holds, for kernels: the machine code of the other case then stands in one piece."""


def compile_all(module: str) -> None:
    """Runs `warm_up()` of a module, which calls every kernel once, and marks the folder as complete."""
    importlib.import_module(module).warm_up()
    if FOLDER is not None:
        paths.atomic_write(FOLDER / MARKER, b"")
        _forget_older(FOLDER)


def _forget_older(folder: Path) -> None:
    """Removes the compiled code of other versions from the program's own folder (never from one that the user named)."""
    if "NUMBA_CACHE_DIR" in os.environ:
        return
    for other in folder.parent.iterdir():
        if other != folder and other.is_dir():
            shutil.rmtree(other, ignore_errors=True)


class WarmUp:
    """Compiles all kernels in a child process, so that the window never waits; nothing to do where they are kept already."""

    def __init__(self, module: str = "playground.learning.warming") -> None:
        """Starts the child where it is needed; returns at once. `module` has a function `warm_up()` that calls every kernel."""
        self.message = ""
        self._child: subprocess.Popen[bytes] | None = None
        if FOLDER is None:
            self.message = "the folder for compiled code cannot be written: code is compiled again at every start"
        elif not (FOLDER / MARKER).exists():
            self._begin(module, FOLDER)

    def _begin(self, module: str, folder: Path) -> None:
        command = [sys.executable, "-c", f"from playground import compiled; compiled.compile_all({module!r})"]
        root = str(Path(__file__).resolve().parent.parent)
        known = os.environ.get("PYTHONPATH")
        surroundings = {**os.environ, "PYTHONPATH": root + (os.pathsep + known if known else "")}
        try:
            with open(folder / "warming.log", "wb") as log:
                self._child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=surroundings)
        except OSError as error:
            self.message = f"{_LATER}, because the child could not be started: {error}"
        else:
            self.message = "warming up (first start only)"

    def ready(self) -> bool:
        """Whether kernels can be used without a long wait.

        A child that fails is told in `message`; each kernel is then compiled when it is first used.
        """
        if self._child is None:
            return True
        status = self._child.poll()
        if status is None:
            return False
        self._child = None
        self.message = "" if status == 0 else f"{_LATER}, because warming up failed: {self._reason()}"
        return True

    def _reason(self) -> str:
        """The last line that the child wrote."""
        try:
            lines = (cast(Path, FOLDER) / "warming.log").read_text(errors="replace").split("\n")
        except OSError as error:
            return str(error)
        return next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")

    def close(self) -> None:
        """Ends the child where it still runs."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            self._child = None
