"""Large files are read beside the frames, on a thread of their own: one after another, and left when a person wants that.

A thread cannot be ended. One that a person does not want any more reads on to the budget of its reader, and nobody hears of it.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playground.ui.choosing import BeingRead
from playground.ui.window.guests import Reception
from playground.ui.wishes import TakeIn, WishRefused
from playground.ui.workspace import Workspace

AT_ONCE = 1 << 18
"""Bytes of a file that is read within a frame."""
WAITING, LEFT = 20, 3
"""Files that may wait to be read, and readings that nobody waits for any more and that may still go on."""


class AsideReading:
    """One reading: on its thread from the start. take_in: what becomes of the window, or the error that reading raised."""

    def __init__(self, read: Callable[[], Reception]) -> None:
        self._read = read
        self._reception: Reception | None = None
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._work, name="reading", daemon=True)
        self._thread.start()

    def _work(self) -> None:
        try:
            self._reception = self._read()
        except Exception as error:
            self._error = error  # raised again in the frame that takes it in

    @property
    def done(self) -> bool:
        """Whether it is over."""
        return not self._thread.is_alive()

    def take_in(self, workspace: Workspace) -> Workspace:
        """The workspace with what was read."""
        if self._error is not None:
            raise self._error
        assert self._reception is not None
        return self._reception(workspace)


@dataclass(frozen=True)
class _Waiting:
    """A wish whose file is still to be read, and the way to read it from the workspace of that time."""

    wish: Any
    path: Path
    read: Callable[[Workspace], Reception]


class AsideReader:
    """The reading that goes on, those that wait for it, and those that were left."""

    def __init__(self) -> None:
        self._going: tuple[_Waiting, AsideReading] | None = None
        self._waiting: list[_Waiting] = []
        self._left: list[AsideReading] = []
        self._held = False

    @property
    def fresh(self) -> bool:
        """Whether the next frame has something to take in."""
        return self._going is not None and self._going[1].done and not self._held

    @property
    def busy(self) -> bool:
        """Whether a file is being read, or waits to be."""
        return self._going is not None or bool(self._waiting)

    def begin(self, workspace: Workspace, wish: Any, path: Path, read: Callable[[Workspace], Reception]) -> Workspace:
        """Reads a file beside the frames, once those before it are taken in. WishRefused where too many wait."""
        self._left = [reading for reading in self._left if not reading.done]
        if len(self._waiting) >= WAITING or len(self._left) >= LEFT:
            raise WishRefused(f"{path.name} has to wait: other files are still being read. Try again in a moment.")
        self._waiting.append(_Waiting(wish, path, read))
        return self._next(workspace)

    def with_news(self, workspace: Workspace) -> Workspace:
        """The workspace with the wish to take in what was read, once it is, and once no card is open that it would take away."""
        self._held = bool(workspace.dialog.id)
        if self._going is None:
            return self._next(workspace) if self._waiting and not self._held else workspace
        waiting, reading = self._going
        if not reading.done or self._held:
            return workspace
        self._going = None
        return workspace.remember(self._state()).ask(TakeIn(waiting.wish, reading))

    def stop(self, workspace: Workspace) -> Workspace:
        """Leaves the reading that goes on, and drops those that wait."""
        if self._going is not None:
            self._left.append(self._going[1])
        self._going, self._waiting = None, []
        return workspace.remember(BeingRead()).say("It was not read.")

    def _next(self, workspace: Workspace) -> Workspace:
        """Begins the next reading, where none goes on and no card is open that asks about the one before."""
        if self._going is None and self._waiting and not workspace.dialog.id:
            waiting = self._waiting.pop(0)
            self._going = waiting, AsideReading(lambda: waiting.read(workspace))
        return workspace.remember(self._state())

    def _state(self) -> BeingRead:
        return BeingRead(self._going[0].path.name if self._going is not None else "", len(self._waiting))


def size_of(path: Path) -> int:
    """Bytes of a file, or of the files that lie in a folder; 0 where there is nothing that can be read."""
    try:
        if path.is_dir():
            return sum(place.stat().st_size for place in path.iterdir() if place.is_file())
        return path.stat().st_size
    except (OSError, ValueError):
        return 0
