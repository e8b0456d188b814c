"""The system's own dialog for files: a program of the machine in a child process, which is asked now and then whether it is done.

What is asked reaches it as separate arguments or as variables, never as text of a script or of a shell.
"""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import IO

from playground.systems import here
from playground.systems.programs import outside_surroundings
from playground.systems.system import FileDialog, FileQuestion

LONGEST = 1 << 16
"""Bytes of an answer that are read at most."""
UNSEEN = (b"open display", b"connect to display")
"""What stands in the complaints of a program that reached no screen: it ends as if a person had cancelled."""


def offered(surroundings: Mapping[str, str] | None = None) -> FileDialog | None:
    """The first dialog of this system whose program is there; None where there is none, or no screen."""
    variables = os.environ if surroundings is None else surroundings
    if variables.get("SDL_VIDEODRIVER") == "dummy" or not here().has_screen(variables):
        return None
    dialogs = here().file_dialogs(variables)
    return next((dialog for dialog in dialogs if _where(dialog.program, variables.get("PATH", ""))), None)


@cache
def _where(program: str, path: str) -> str | None:
    """Where a program lies; looked for once."""
    return shutil.which(program, path=path or None)


@dataclass(frozen=True)
class Chosen:
    """What a person did in the dialog. place: what was chosen, "" where it was cancelled. problem: why there is no answer."""

    place: str = ""
    problem: str = ""


class OpenFileDialog:
    """A dialog of the system that is open. OSError where its program cannot be started."""

    def __init__(self, dialog: FileDialog, question: FileQuestion) -> None:
        self._name, self._cancelled = dialog.title, dialog.cancelled
        self._files = contextlib.ExitStack()
        self._answer, self._errors = (self._files.enter_context(_new_file()) for _ in range(2))
        variables = {**outside_surroundings(), **dialog.variables(question)}
        command = [dialog.program, *dialog.words(question)]
        try:
            self._child = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=self._answer,
                stderr=self._errors,
                env=variables,
                creationflags=here().child_flags,
            )
        except OSError:
            self._files.close()
            raise

    @property
    def done(self) -> bool:
        """Whether there is an answer."""
        return self._child.poll() is not None

    def answer(self) -> Chosen | None:
        """What was chosen; None while it is open."""
        status = self._child.poll()
        if status is None:
            return None
        place, errors = (_content(file) for file in (self._answer, self._errors))
        self._files.close()
        if status == 0:
            return Chosen(os.fsdecode(place).removesuffix("\n").removesuffix("\r"))
        if status in self._cancelled and not any(words in errors for words in UNSEEN):
            return Chosen()
        return Chosen(problem=f"{self._name} could not show its dialog: type the place instead.")

    def close(self) -> None:
        """Takes the dialog away."""
        with contextlib.suppress(OSError):
            self._child.kill()
        self._child.wait()
        self._files.close()


def _new_file() -> IO[bytes]:
    """A file without a name, which is gone once it is closed: nobody needs to read from it for the child to go on."""
    return tempfile.TemporaryFile()


def _content(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read(LONGEST)
