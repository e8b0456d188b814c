"""The only thread: a session that works beside the window, takes commands by a queue and publishes snapshots."""

import math
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType

from playground.training.commands import Cancel, Command, EditLevel, Start
from playground.training.ground import BY_HAND, OVERTAKEN, StoppedError
from playground.training.publisher import Publisher
from playground.training.session import Session
from playground.training.snapshot import Snapshot, Status, Working

SLICE = 0.008
"""Seconds of work between two looks at the queue."""
HALF = 0.5
"""Work that is further than this is finished although a newer edit waits, so that painting on and on still shows something."""


class Worker:
    """A session on a thread. `send` and `latest` never wait; a snapshot is made on the thread and whole.

    trouble: why there is no snapshot yet, "" while all is well (a level that cannot be played, a program that is not whole).
    """

    def __init__(self, make: Callable[[], Session] = Session) -> None:
        """Starts the thread, which makes its session by `make`."""
        self._make = make
        self._inbox = Inbox()
        self._latest: Snapshot | None = None
        self.trouble = ""
        self._thread = threading.Thread(target=self._live, name="training", daemon=True)
        self._thread.start()

    def send(self, command: Command) -> None:
        """Hands a command over; commands are obeyed in their order."""
        self._inbox.put(command)

    def latest(self) -> Snapshot | None:
        """The newest snapshot, None until there is one."""
        return self._latest

    def close(self) -> None:
        """Ends the thread within seconds: what it was doing stops after its present slice, and the run is kept."""
        self._inbox.close()
        self._thread.join(timeout=5.0)

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _live(self) -> None:
        """Obeys, works, publishes and sleeps until it is closed. An error is shown, and the thread waits for the next command."""
        try:
            session = self._make()
        except Exception as error:
            self.trouble = f"the training could not begin: {type(error).__name__}: {error}"
            return
        publisher = Publisher(session)

        def watch(working: Working) -> None:
            self._inbox.check(session.beginning, working.share)
            self._latest = publisher.meanwhile(working)

        session.watch = watch
        while not self._inbox.closing:
            try:
                self._round(session, publisher)
            except Exception as error:
                trouble = f"the training failed: {type(error).__name__}: {error}"
                if session.run is not None:
                    session.run.life.fail(trouble)
                if self._latest is not None:
                    self._latest = replace(self._latest, status=Status.FAILED, running=False, message=trouble)
                self._inbox.sleep(math.inf)
        session.close()

    def _round(self, session: Session, publisher: Publisher) -> None:
        """Obeys what came, works for a slice, publishes what is new, and sleeps where nothing is due."""
        if self._obey(session):
            self._latest = publisher.newest(urgent=True)
            self.trouble = session.message if session.level is None else ""
        worked = session.work(SLICE)
        searched = session.scout(busy=worked)
        self._latest = publisher.newest(urgent=session.single)
        if not (worked or searched):
            self._inbox.sleep(min(session.rest(), publisher.rest()))

    def _obey(self, session: Session) -> bool:
        """Takes what is in the queue now, in order."""
        obeyed = False
        for _ in range(len(self._inbox)):
            command = self._inbox.take()
            if command is not None:
                session.obey(command)
                obeyed = True
        return obeyed


class Inbox:
    """A queue between two threads; putting something in never waits.

    closing: whether the one that takes commands out should end.
    """

    def __init__(self) -> None:
        self.closing = False
        self._waiting: deque[Command] = deque()
        self._news = threading.Condition()

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, command: Command) -> None:
        """Adds a command and wakes the one that sleeps."""
        with self._news:
            self._waiting.append(command)
            self._news.notify()

    def close(self) -> None:
        """Asks the one that takes commands out to end."""
        with self._news:
            self.closing = True
            self._news.notify()

    def take(self) -> Command | None:
        """The next command, None where there is none; of edits that follow one another only the last counts."""
        with self._news:
            while len(self._waiting) > 1 and isinstance(self._waiting[0], EditLevel) and isinstance(self._waiting[1], EditLevel):
                self._waiting.popleft()
            return self._waiting.popleft() if self._waiting else None

    def sleep(self, seconds: float) -> None:
        """Waits for a command, at most so long; for ever where it is infinite."""
        with self._news:
            if not self._waiting and not self.closing and seconds > 0:
                self._news.wait(None if math.isinf(seconds) else seconds)

    def check(self, beginning: bool, share: float) -> None:
        """Raises StoppedError where the work that goes on is not wanted any more.

        A Start ends all work, an Edit ends that on an earlier edit (`beginning`: the work is for a Start), a Cancel is taken out,
        with the edits that it finds waiting.
        """
        with self._news:
            first = next((command for command in self._waiting if isinstance(command, Start | Cancel)), None)
            if isinstance(first, Cancel):
                rest = list(self._waiting)
                at = rest.index(first)
                self._waiting = deque([command for command in rest[:at] if not isinstance(command, EditLevel)] + rest[at + 1 :])
                raise StoppedError(BY_HAND)
            edited = not beginning and share < HALF and any(isinstance(command, EditLevel) for command in self._waiting)
            if self.closing or first is not None or edited:
                raise StoppedError(OVERTAKEN)
