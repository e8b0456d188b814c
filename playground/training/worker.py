"""The only thread: a session that works beside the window, takes commands by a queue and publishes snapshots."""

import math
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType

from playground.training.commands import Command, Edit
from playground.training.session import Session
from playground.training.snapshot import Snapshot

SLICE = 0.008
"""Seconds of work between two looks at the queue."""
SHORTEST = 1 / 30
"""Seconds between two snapshots at least."""
SHARE = 0.1
"""Share of the time that making snapshots may take; large levels are published less often."""


class Worker:
    """A session on a thread. `send` and `latest` never wait; a snapshot is made on the thread and whole.

    trouble: why there is no snapshot yet, "" while all is well (a level that cannot be played, a program that is not whole).
    """

    def __init__(self, make: Callable[[], Session] = Session) -> None:
        """Starts the thread, which makes its session by `make`."""
        self._make = make
        self._commands: deque[Command] = deque()
        self._wake = threading.Condition()
        self._closing = False
        self._latest: Snapshot | None = None
        self.trouble = ""
        self._thread = threading.Thread(target=self._live, name="training", daemon=True)
        self._thread.start()

    def send(self, command: Command) -> None:
        """Hands a command over; commands are obeyed in their order."""
        with self._wake:
            self._commands.append(command)
            self._wake.notify()

    def latest(self) -> Snapshot | None:
        """The newest snapshot, None until there is one."""
        return self._latest

    def close(self) -> None:
        """Ends the thread within a second; what it was doing stops after its present slice."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        self._thread.join(timeout=1.0)

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _live(self) -> None:
        """Until closed: obey, work, publish, sleep. What breaks is shown, and the thread waits for the next command."""
        try:
            session = self._make()
        except Exception as error:
            self.trouble = f"the training could not begin: {type(error).__name__}: {error}"
            return
        publisher = Publisher(session)
        while not self._closing:
            try:
                self._round(session, publisher)
            except Exception as error:
                session.engine.fail(f"the training failed: {type(error).__name__}: {error}")
                if self._latest is not None:
                    self._latest = replace(self._latest, status="failed", running=False, message=session.engine.trouble)
                self._sleep(math.inf)
        session.close()

    def _round(self, session: Session, publisher: "Publisher") -> None:
        """Obeys what came, works for a slice, publishes what is new, and sleeps where nothing is due."""
        if self._obey(session):
            self._latest = publisher.newest(urgent=True)
            self.trouble = session.message if session.level is None else ""
        worked = session.work(SLICE)
        self._latest = publisher.newest(urgent=session.single)
        if not worked:
            self._sleep(min(session.rest(), publisher.rest()))

    def _obey(self, session: Session) -> bool:
        """Takes what is in the queue, in order; of edits that follow one another only the last level counts."""
        with self._wake:
            waiting, self._commands = self._commands, deque()
        for index, command in enumerate(waiting):
            overtaken = index + 1 < len(waiting) and isinstance(command, Edit) and isinstance(waiting[index + 1], Edit)
            if not overtaken:
                session.obey(command)
        return bool(waiting)

    def _sleep(self, seconds: float) -> None:
        """Waits for a command, at most so long; for ever where nothing is due."""
        with self._wake:
            if not self._commands and not self._closing and seconds > 0:
                self._wake.wait(None if math.isinf(seconds) else seconds)


class Publisher:
    """When a new snapshot is worth its time."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._latest: Snapshot | None = None
        self._shown = -1
        self._next = 0.0

    def newest(self, urgent: bool) -> Snapshot | None:
        """The latest snapshot: a new one if something changed and it is time, or at once after a command or a single step."""
        if self._session.revision == self._shown or self._session.level is None:
            return self._latest
        began = time.monotonic()
        if not urgent and began < self._next:
            return self._latest
        self._shown = self._session.revision
        self._latest = self._session.snapshot()
        ended = time.monotonic()
        self._next = began + max(SHORTEST, (ended - began) / SHARE)
        return self._latest

    def rest(self) -> float:
        """Seconds until something that is not shown yet may be."""
        if self._session.revision == self._shown:
            return math.inf
        return max(0.0, self._next - time.monotonic())
