"""A copy of the house in which one file at a time stands otherwise, and tests that run in it, each time in a process of its own.

The process that forks has imported what comes from elsewhere (numpy, numba, pygame …) and nothing of ours, so a trial begins in
milliseconds and still imports the changed file as any start does, commands in child processes included.
"""

import importlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest

PRELOADED = (
    "numpy",
    "numba",
    "numba.core.caching",
    "llvmlite.binding",
    "pygame",
    "gymnasium",
    "hypothesis",
    "platformdirs",
    "PIL.Image",
)
MEMORY = 12 << 30
NOTICED, SURVIVED, ENDLESS, ASTRAY = "noticed", "survived", "endless", "astray"
OUTCOMES = {0: SURVIVED, 4: ASTRAY, 5: ASTRAY}
"""What the exit status of pytest says. Astray: the tests that were named are not there any more."""


def preload() -> None:
    """Imports what every trial would have to import."""
    os.environ.update(SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy", PYGAME_HIDE_SUPPORT_PROMPT="1", OPENBLAS_NUM_THREADS="1")
    for name in PRELOADED:
        with suppress(ImportError):
            importlib.import_module(name)


class House(NamedTuple):
    """The copy, and the folder of its compiled kernels."""

    root: Path
    kernels: Path

    def lay(self, source: Path) -> None:
        """Makes the copy equal to the files of a checkout that Git knows or would add."""
        listing = subprocess.run(
            ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=source, stdout=subprocess.PIPE, check=True
        )
        names = {name for name in listing.stdout.decode().split("\0") if name and (source / name).is_file()}
        self.root.mkdir(parents=True, exist_ok=True)
        for file in [file for file in self.root.rglob("*") if file.is_file() and "__pycache__" not in file.parts]:
            if file.relative_to(self.root).as_posix() not in names:
                file.unlink()
        for name in sorted(names):
            copy, original = self.root / name, source / name
            there = copy.stat() if copy.exists() else None
            if there is None or (there.st_mtime, there.st_size) != (original.stat().st_mtime, original.stat().st_size):
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(original, copy)


class Changed:
    """A file of the copy that stands otherwise for a while."""

    count = 0

    def __init__(self, file: Path, content: bytes) -> None:
        self._file, self._content = file, content

    def __enter__(self) -> None:
        self._before, self._stat = self._file.read_bytes(), self._file.stat()
        self._file.write_bytes(self._content)
        Changed.count += 1
        moment = int(self._stat.st_mtime) + 10 * Changed.count  # compiled files are told apart by whole seconds and sizes
        os.utime(self._file, (moment, moment))

    def __exit__(self, *error: object) -> None:
        self._file.write_bytes(self._before)
        os.utime(self._file, ns=(self._stat.st_atime_ns, self._stat.st_mtime_ns))


def in_child(work: Callable[[], int], seconds: float, log: Path | None = None) -> int | None:
    """The exit status of some work in a process of its own, negative for a signal; None where it took too long and was ended."""
    child = os.fork()
    if child == 0:
        status = 70
        try:
            os.setsid()
            output = os.open(log or os.devnull, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(output, 1)
            os.dup2(output, 2)
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            status = work()
        except BaseException as error:  # noqa: BLE001
            print(repr(error), flush=True)
        finally:
            sys.stdout.flush()
            os._exit(status)
    end = time.monotonic() + seconds
    pause = 0.005
    try:
        while time.monotonic() < end:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status)
            time.sleep(pause)
            pause = min(0.1, pause * 1.2)
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def enter(house: House, compiled: bool, folder: Path) -> None:
    """In the child: the copy is where everything is imported from, and its tests write nowhere else."""
    for name in [name for name in sys.modules if name.split(".")[0] in ("tests", "playground", "benchmarks", "docs")]:
        del sys.modules[name]
    here = str(Path.cwd())
    sys.path[:] = [str(house.root), *(path for path in sys.path if path not in ("", here))]
    os.chdir(house.root)
    os.environ.update(NUMBA_CACHE_DIR=str(house.kernels), TMPDIR=str(folder), PYTHONPATH=str(house.root))
    os.environ.pop("BELLMAN_PLAYGROUND_HOME", None)
    tempfile.tempdir = None
    if not compiled:
        import numba

        os.environ["NUMBA_DISABLE_JIT"] = "1"
        vars(numba.config)["DISABLE_JIT"] = 1


def share_kernels(house: House, version: str) -> None:
    """In the child: the kernels of the house as it is serve a changed one too, which compiles its own into another folder."""
    from playground import compiled

    kept = house.kernels / version
    if compiled.FOLDER is not None and kept != compiled.FOLDER and kept.is_dir():
        shutil.copytree(
            kept, compiled.FOLDER, copy_function=os.link, dirs_exist_ok=True, ignore=lambda _, names: {"writable"} & {*names}
        )


def run_tests(house: House, tests: Sequence[str], compiled: bool, plugins: Sequence[Any] = (), stop: bool = True) -> int:
    """In the child: the exit status of pytest."""
    import hypothesis

    generate = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
    hypothesis.settings.register_profile("mutants", phases=generate, derandomize=True, database=None, deadline=None)
    hypothesis.settings.load_profile("mutants")
    flags = ["-q", "--tb=line", "--no-header", "-W", "ignore", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly"]
    return int(pytest.main([*flags, *(["-x"] if stop else []), *tests], plugins=list(plugins)))
