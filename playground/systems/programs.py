"""This program started once more, as a child: with Python from its source, or as the one program that it is where it was frozen.

A frozen program knows no `-m` and no `-c`: it is started with a word of its own (`CALL`) or with a verb of the command line.
"""

import importlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from playground.systems import here

CALL = "--call"
"""The word after which a frozen program is given a function and its arguments in place of a verb."""
ROOT = str(Path(__file__).resolve().parents[2])
"""The folder from which the program can be imported."""
SEARCHED = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LIBPATH")
"""Where libraries are looked for first. A frozen program has put its own there, and what was before into NAME_ORIG."""
_CALLING = f"import sys; from {__name__} import call; call(*sys.argv[1:])"


def is_frozen() -> bool:
    """Whether this is the program that needs no Python."""
    return bool(getattr(sys, "frozen", False))


def verb_command(*words: str) -> list[str]:
    """The command that is the command line with these words."""
    return [sys.executable, *([] if is_frozen() else ["-m", "playground"]), *words]


def call_command(function: str, *words: str) -> list[str]:
    """The command that calls a function of ours, "package.module:function", with words."""
    return [sys.executable, *([CALL] if is_frozen() else ["-c", _CALLING]), function, *words]


def call(function: str, *words: str) -> None:
    """In the child: calls the function that `call_command` named."""
    module, _, name = function.partition(":")
    getattr(importlib.import_module(module), name)(*words)


def child_surroundings(**more: str) -> dict[str, str]:
    """The variables of a child that is this program once more, with some more."""
    variables = {**os.environ, **more}
    if not is_frozen():
        variables["PYTHONPATH"] = os.pathsep.join(filter(None, (ROOT, os.environ.get("PYTHONPATH"))))
    return variables


def outside_surroundings(surroundings: Mapping[str, str] | None = None) -> dict[str, str]:
    """The variables of a child that is a program of the machine: it finds the machine's libraries, not those packed with us."""
    variables = dict(os.environ if surroundings is None else surroundings)
    if is_frozen():
        for name in SEARCHED:
            before = variables.pop(f"{name}_ORIG", None)
            variables.pop(name, None)
            if before:
                variables[name] = before
    return variables


def begun(command: list[str], log: IO[bytes], surroundings: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    """A child that reads nothing, writes into a file, and is not seen. OSError where it cannot be started."""
    flags = here().child_flags
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=surroundings, creationflags=flags)
