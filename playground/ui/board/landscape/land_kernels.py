"""Whether the kernels of the landscape can be used: another process compiles them, so that the window never waits."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from playground.systems import programs

SOURCES = tuple(Path(__file__).with_name(name) for name in ("land_pixels.py", "upright.py"))
WARMING = "playground.ui.board.landscape.land_warming"


def part_name() -> str:
    """What marks that these kernels are kept: other sources have another one, or in a frozen program another folder."""
    if programs.is_frozen():
        return "landscape"
    return f"landscape-{hashlib.sha256(b''.join(file.read_bytes() for file in SOURCES)).hexdigest()[:12]}"


class LandscapeKernels:
    """The kernels of this program, once they are there."""

    def __init__(self) -> None:
        self._there = False
        self._child: subprocess.Popen[bytes] | None = None

    def ready(self) -> bool:
        """Whether a landscape can be painted without a long wait. Where they have to be compiled first, that begins now.

        As long as nothing else has loaded the compiler, the answer is no: the window's first frame must not wait for that.
        """
        if not self._there and "playground.compiled" in sys.modules and self._compiled():
            self.load()
        return self._there

    def load(self) -> None:
        """Loads the kernels, and compiles them here and now where they are not kept; for whoever has time."""
        if not self._there:
            from playground.ui.board.landscape import land_warming

            list(land_warming.warm_up("", ""))
            self._there = True

    def close(self) -> None:
        """Ends the compiling, where it still goes on."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            self._child = None

    def _compiled(self) -> bool:
        """Whether their machine code is kept; begins to make it where it is not."""
        from playground import compiled

        part = part_name()
        kept = [folder for folder in (compiled.FOLDER, compiled.SHIPPED) if folder is not None]
        if compiled.FOLDER is None or any((folder / (compiled.MARKER + part)).exists() for folder in kept):
            return True
        if self._child is not None:
            return self._child.poll() is not None  # where it failed, the first landscape waits for them
        command = programs.call_command("playground.compiled:compile_all", WARMING, part, "")
        try:
            with open(os.devnull, "wb") as nowhere:
                self._child = programs.begun(command, nowhere, programs.child_surroundings())
        except OSError:
            return True
        return False


kernels = LandscapeKernels()
"""Those of this program."""
