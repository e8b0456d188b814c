"""Keeps what survives a restart up to date on the disk, and takes it up again when the window opens."""

from pathlib import Path
from typing import Any

from playground.ui import remembered
from playground.ui.workspace import Workspace


class MemoryKeeper:
    """The file; None remembers nothing."""

    EVERY = 2.0
    """Seconds between two writings."""

    def __init__(self, path: Path | None) -> None:
        self._path, self._due = path, 0.0
        self._read, self.note = (remembered.Recollection(), "") if path is None else remembered.read(path)
        self._written: tuple[Any, ...] | None = None

    def begun_with(self, workspace: Workspace) -> Workspace:
        """The workspace of the first frame."""
        return remembered.begun_with(workspace, self._read)

    def taken_up(self, workspace: Workspace) -> Workspace:
        """The workspace, whose learners are there now."""
        after = remembered.taken_up(workspace, self._read)
        self._read = remembered.Recollection()
        self._written = _worth(after)
        return after

    def keep(self, workspace: Workspace, now: float) -> Workspace:
        """Writes where there is something new and it is time; a disk that refuses is mentioned once."""
        worth = _worth(workspace)
        if self._path is None or not workspace.learners or not workspace.brain.keeps or now < self._due or worth == self._written:
            return workspace
        self._due, self._written = now + self.EVERY, worth
        try:
            remembered.write(workspace, self._path)
        except OSError as error:
            self._path = None
            words = f"The learner, its dials and kept curves cannot be remembered: {error.strerror or error}."
            return workspace.say(words, "error")
        return workspace


def _worth(workspace: Workspace) -> tuple[Any, ...]:
    """What is worth remembering; equal while nothing of it has changed."""
    brain = workspace.brain
    return brain.learner, dict(brain.settings), brain.seed, tuple(map(id, workspace.kept))
