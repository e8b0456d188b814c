"""Which functions a test runs: asked once for a room, so that a change is shown first to the tests that can notice it."""

import signal
import sys
import threading
import time
from collections.abc import Iterator
from types import CodeType, FrameType
from typing import Any

import pytest


class Slow(BaseException):
    """A test took longer than it may."""


class Tracing:
    """A plugin of pytest that notes for each test how long it took and what it ran."""

    def __init__(self, house: str, limit: float) -> None:
        """`limit`: seconds that a test may take; slower ones are left out of the choice."""
        self.tests: dict[str, dict[str, Any]] = {}
        self._unusable: set[str] = set()
        self._inside = house + "/playground/"
        self._start = len(house) + 1
        self._limit = limit
        self._codes: set[CodeType] = set()
        self._fixtures: dict[tuple[str, str], set[CodeType]] = {}

    def _note(self, frame: FrameType, event: str, argument: object) -> None:
        self._codes.add(frame.f_code)

    def _end(self, number: int, frame: object) -> None:
        raise Slow

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """What a fixture of many tests runs belongs to all of them."""
        if fixturedef.scope == "function":
            return (yield)
        outside, self._codes = self._codes, set()
        try:
            return (yield)
        finally:
            self._fixtures[fixturedef.argname, fixturedef.baseid] = self._codes
            self._codes = outside | self._codes

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._codes = set()
        signal.signal(signal.SIGALRM, self._end)
        signal.setitimer(signal.ITIMER_REAL, self._limit)
        begun = time.perf_counter()
        threading.settrace(self._note)
        sys.settrace(self._note)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            threading.settrace(None)  # type: ignore[arg-type]
            signal.setitimer(signal.ITIMER_REAL, 0)
            codes = set(self._codes)
            for (name, base), of_fixture in self._fixtures.items():
                if name in getattr(item, "fixturenames", ()) and item.nodeid.startswith(base):
                    codes |= of_fixture
            places = {(code.co_filename, code.co_firstlineno) for code in codes if code.co_filename.startswith(self._inside)}
            self.tests[item.nodeid] = {
                "seconds": round(time.perf_counter() - begun, 3),
                "places": sorted(f"{file[self._start :]}:{line}" for file, line in places),
            }

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.outcome != "passed":
            self._unusable.add(report.nodeid)

    @property
    def usable(self) -> dict[str, dict[str, Any]]:
        return {test: notes for test, notes in self.tests.items() if test not in self._unusable}
