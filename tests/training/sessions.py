"""How the tests of this room drive a session or a worker."""

import time

PATIENCE = 120.0
"""Seconds until a test gives up; nothing is measured by it."""


class Clock:
    """A clock that moves a little whenever it is read, and as far as it is turned."""

    def __init__(self):
        self.now = 10.0

    def __call__(self):
        self.now += 1e-4
        return self.now


def settle(session):
    """The session works until there is nothing to do; what it looks like then."""
    while session.work(0.01):
        pass
    return session.snapshot()


def done(session, *commands):
    """The session after these commands, with all the units that they ask for."""
    for command in commands:
        session.obey(command)
        while session.switches.owed and session.work(0.01):
            pass
    return session


def until(worker, wanted):
    """The first snapshot that is as wanted."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        snapshot = worker.latest()
        if snapshot is not None and wanted(snapshot):
            return snapshot
        time.sleep(0.001)
    raise AssertionError("it never came")
