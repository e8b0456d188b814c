"""When a new snapshot is worth its time: often enough to be seen, and never so often that the training suffers."""

import math
import time

from playground.training.session import Session
from playground.training.snapshot import Snapshot, Working

SHORTEST = 1 / 30
"""Seconds between two snapshots at least."""
SHARE = 0.1
"""Share of the time that copying estimates may take; those of large levels are copied less often."""
SHOWN_AFTER = 0.3
"""Seconds after which the progress of work is shown."""
INTERVAL = 0.1
"""Seconds between two snapshots of that."""


class Publisher:
    """The newest snapshot of a session.

    After a command or a single step it is made at once. What is in it is of one moment, however slow the machine; only on large
    levels (`Session.small`) the estimates are those of the snapshot before, until it is time.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._latest: Snapshot | None = None
        self._seen = self._shown = -1
        self._next = 0.0
        self._began = self._reported = 0.0

    def newest(self, urgent: bool) -> Snapshot | None:
        """The latest snapshot: a new one if something changed and it is time, or `urgent`."""
        session, began = self._session, time.monotonic()
        self._began = math.inf
        if session.revision == self._shown or session.run is None:
            return self._latest
        anew = began >= self._next or (urgent and session.small)
        if not anew and (not urgent or session.revision == self._seen):
            return self._latest
        self._seen = revision = session.revision
        self._latest = session.snapshot(anew)
        if anew:
            self._shown = revision
            self._next = began + max(SHORTEST, (time.monotonic() - began) / SHARE)
        return self._latest

    def meanwhile(self, working: Working) -> Snapshot | None:
        """The latest snapshot while something takes long: now and then a new one that says how far it is."""
        now = time.monotonic()
        self._began = min(self._began, now)
        if now - self._began >= SHOWN_AFTER and now - self._reported >= INTERVAL:
            self._reported = now
            self._latest = self._session.meanwhile(working)
        return self._latest

    def rest(self) -> float:
        """Seconds until something that is not shown yet may be."""
        if self._session.revision == self._shown:
            return math.inf
        return max(0.0, self._next - time.monotonic())
