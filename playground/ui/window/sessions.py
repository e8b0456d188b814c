"""What the window needs of a worker."""

from typing import Protocol

from playground.training.commands import Command
from playground.training.snapshot import Snapshot


class Sessions(Protocol):
    """A session on a thread: commands go in, the latest snapshot comes out."""

    def send(self, command: Command) -> None: ...
    def latest(self) -> Snapshot | None: ...
    def close(self) -> None: ...
