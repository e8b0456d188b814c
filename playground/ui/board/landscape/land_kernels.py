"""Whether the kernels of the landscape can be used: another process compiles them, so that the window never waits."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

SOURCES = tuple(Path(__file__).with_name(name) for name in ("land_pixels.py", "upright.py"))
_COMPILE = "from playground import compiled; compiled.compile_all('playground.ui.board.landscape.land_warming', {part!r}, '')"


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

        part = f"landscape-{hashlib.sha256(b''.join(file.read_bytes() for file in SOURCES)).hexdigest()[:12]}"
        if compiled.FOLDER is None or (compiled.FOLDER / (compiled.MARKER + part)).exists():
            return True
        if self._child is not None:
            return self._child.poll() is not None  # where it failed, the first landscape waits for them
        root = str(Path(compiled.__file__).resolve().parent.parent)
        before = os.environ.get("PYTHONPATH")
        surroundings = {**os.environ, "PYTHONPATH": root + (os.pathsep + before if before else "")}
        command = [sys.executable, "-c", _COMPILE.format(part=part)]
        silent = subprocess.DEVNULL
        try:
            self._child = subprocess.Popen(command, stdin=silent, stdout=silent, stderr=silent, env=surroundings)
        except OSError:
            return True
        return False


kernels = LandscapeKernels()
"""Those of this program."""
