"""The run that waits in memory, with all of its past, while a race or a lesson that is not kept runs in its place."""

import dataclasses

from playground.training.commands import Start
from playground.training.kept_runs import worth_keeping
from playground.training.past.time_machine import TimeMachine
from playground.training.run import Run
from playground.training.snapshot import Returned


class RunAside:
    """One run at most: the last one worth keeping, until another one that is kept begins."""

    def __init__(self) -> None:
        self._waiting: tuple[Run, TimeMachine] | None = None

    def note(self, left: Run | None, past: TimeMachine, coming: Run) -> None:
        """Takes note that a run is left, with its past, for a coming one."""
        if coming.start.keeps:
            self._waiting = None
        elif left is not None and worth_keeping(left):
            self._waiting = left, past

    def back(self, start: Start) -> tuple[Run, TimeMachine] | None:
        """The run that waits, now with the number of a Start that goes on with the last run of its level, else None."""
        if self._waiting is None or not (start.resumes and start.keeps) or start.policy is not None or start.guest is not None:
            return None
        run, past = self._waiting
        if run.ground.level != start.level:
            return None
        past.leave()
        run.start, run.returned = dataclasses.replace(run.start, run=start.run), Returned(True)
        return run, past
