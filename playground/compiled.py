"""Compiled kernels: how a function becomes machine code, and where that code is kept from one start to the next.

Numba looks only at the file of a kernel to see whether kept code is stale, not at what the kernel calls or inlines. So the code
is kept in a folder named after everything it was made from: it can be missing, never wrong.
"""

import importlib
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import llvmlite.binding
import llvmlite.ir
import numba
import numba.extending

from playground import paths
from playground.kernel_files import SealedCache, throw_away_damaged
from playground.kernel_origins import code_made_ahead, fingerprint, this_machine
from playground.systems import here, programs

F = TypeVar("F", bound=Callable[..., Any])

PARTS = ("model", "experience")
"""What is compiled side by side: the kernels of planners, and of learners from experience. No kernel is in both."""
MARKER = "ready-"
"""The file of this name and of a part says: every kernel of the part has been compiled into this folder."""

_LATER = "kernels are compiled when they are first used"


def _folder() -> Path | None:
    """The folder of the compiled code of this very version, made where it is missing; None where nothing can be written."""
    chosen = os.environ.get("NUMBA_CACHE_DIR")
    folder = (Path(chosen) if chosen else paths.cache_folder() / "kernels") / fingerprint(this_machine())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "writable").touch()
    except OSError:
        return None
    return folder


FOLDER = _folder()
SHIPPED = code_made_ahead()
"""The folder of compiled code that came with the program and fits this machine, else None: looked into where FOLDER has none."""


# Without numba's runtime (_nrt) no array is counted in and out: in a hot loop that counting costs three quarters of the speed.
# A kernel can then make no array of its own; it is given all that it fills.
_OPTIONS: dict[str, Any] = {"nogil": True, "fastmath": False, "error_model": "numpy", "_nrt": False, "no_cfunc_wrapper": True}
_INLINED: dict[str, Any] = {"forceinline": True, **_OPTIONS}


KERNELS: list[Any] = []
"""Every kernel made so far."""


def kernel(function: F) -> F:
    """A function compiled at its first call with each kind of arguments; it lets other threads run; its bits are IEEE 754's."""
    made = numba.njit(**_OPTIONS)(function)
    if FOLDER is not None:
        made._cache = SealedCache(function, FOLDER, SHIPPED)
    KERNELS.append(made)
    return cast(F, made)


def inlined(function: F) -> F:
    """A function that becomes part of each kernel that calls it: no call is left in the hot loop.

    To Python it stays what it is, so that it can be given to the maker of a kernel, whose machine code is then kept all the same.
    """
    return numba.extending.register_jitable(**_INLINED)(function)


def called(function: F) -> F:
    """A function that kernels call, for what is seldom done: its machine code stands once, and kernels are compiled sooner."""
    return numba.extending.register_jitable(**_OPTIONS)(function)


def _rare(context: Any, condition: Any) -> Any:
    bit = llvmlite.ir.IntType(1)

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        expect = builder.module.declare_intrinsic("llvm.expect", [bit], llvmlite.ir.FunctionType(bit, [bit, bit]))
        return builder.call(expect, [values[0], llvmlite.ir.Constant(bit, 0)])

    return numba.types.boolean(numba.types.boolean), generate


_marked: Any = numba.extending.intrinsic(_rare)


def rare(condition: Any) -> Any:
    """A condition that seldom holds, for kernels: the machine code of the other case then stands in one piece."""
    return condition


@numba.extending.overload(rare, jit_options=cast(Any, _INLINED), strict=False)
def _rare_in_a_kernel(condition: Any) -> Any:
    return lambda condition: _marked(condition)


def compile_all(module: str, part: str, first: str) -> None:
    """Runs `warm_up(part, first)` of a module, which calls every kernel of this part and yields a name for what is ready.

    Each name is marked when it is yielded, and the part when all of it is done.
    """
    here().step_back()
    for name in importlib.import_module(module).warm_up(part, first):
        if FOLDER is not None:
            paths.atomic_write(FOLDER / (MARKER + name), b"")
    if FOLDER is not None:
        paths.atomic_write(FOLDER / (MARKER + part), b"")
        _forget_older(FOLDER)


def _forget_older(folder: Path) -> None:
    """Removes the compiled code of other versions from the program's own folder (never from one that the user named)."""
    if "NUMBA_CACHE_DIR" in os.environ:
        return
    for other in folder.parent.iterdir():
        if other != folder and other.is_dir():
            shutil.rmtree(other, ignore_errors=True)


class WarmUp:
    """Compiles all kernels in child processes, so that the window never waits; nothing to do where they are kept already."""

    def __init__(self, first: str = "", module: str = "playground.learning.warming") -> None:
        """Starts the children where they are needed; returns at once.

        `module` has `warm_up(part, first)` that calls every kernel, beginning with those that the learner named `first` needs.
        """
        self.message = ""
        self._first = first
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        if FOLDER is None:
            self.message = "the folder for compiled code cannot be written: code is compiled again at every start"
            return
        damaged = throw_away_damaged(FOLDER)
        if damaged:
            for marker in FOLDER.glob(MARKER + "*"):
                marker.unlink(missing_ok=True)
        for part in PARTS:
            if not _is_marked(part) and not self._begin(module, part, FOLDER):
                return
        if self._children:
            self.message = "compiled code was damaged and is made again" if damaged else "warming up (first start only)"

    def _begin(self, module: str, part: str, folder: Path) -> bool:
        command = programs.call_command(f"{__name__}:compile_all", module, part, self._first)
        try:
            with open(folder / f"{part}.log", "wb") as log:
                child = programs.begun(command, log, programs.child_surroundings())
        except OSError as error:
            self.close()
            self.message = f"{_LATER}, because the child could not be started: {error}"
            return False
        self._children[part] = child
        return True

    def ready(self, *names: str) -> bool:
        """Whether all kernels can be used without a long wait, or, where things are named, the kernels of these.

        The failure of a child is reported in `message`; each kernel is then compiled when it is first used.
        """
        if not self._children:
            return True
        if names and all(map(_is_marked, names)):
            return True
        ended = {part: status for part, child in self._children.items() if (status := child.poll()) is not None}
        if len(ended) < len(self._children):
            return False
        failed = [part for part, status in ended.items() if status != 0]
        self.message = f"{_LATER}, because warming up failed: {_reason(failed[0])}" if failed else ""
        self._children = {}
        return True

    def close(self) -> None:
        """Ends the children where they still run."""
        for child in self._children.values():
            child.kill()
            child.wait()
        self._children = {}


def _is_marked(name: str) -> bool:
    """Whether the kernels of a part, or of a learner, are there already."""
    return any(folder is not None and (folder / (MARKER + name)).exists() for folder in (FOLDER, SHIPPED))


def _reason(part: str) -> str:
    """The last line that a child wrote."""
    try:
        lines = (cast(Path, FOLDER) / f"{part}.log").read_text(errors="replace").split("\n")
    except OSError as error:
        return str(error)
    return next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")
