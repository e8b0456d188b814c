"""An experiment that is conducted in the background by processes of its own, while somebody else looks at the clock."""

import contextlib
import multiprocessing
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from playground.training.experiments.conduct import Conducted, conduct
from playground.training.experiments.experiment import Experiment
from playground.training.experiments.processes import Processes, cores
from playground.training.experiments.workplace import WorkplaceError

DIED = "the process that repeated the race died"


class BackgroundNews(NamedTuple):
    """How far it is. done, runs: how many of the runs are there. conducted: what came of it. trouble: why it failed, or ""."""

    done: int
    runs: int
    conducted: Conducted | None = None
    trouble: str = ""

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self.conducted is not None or bool(self.trouble)


class BackgroundExperiment:
    """It begins at once, in a folder that goes away at its end; the runs are those of `conduct`, bit for bit.

    No call waits for it. Its processes end when it is closed, and when this process does.
    """

    def __init__(self, experiment: Experiment, processes: int | None = None) -> None:
        """processes: how many work at once; None: one fewer than there are cores, so that a window has one for itself."""
        ways = multiprocessing.get_context("spawn")
        self._line, theirs = ways.Pipe()
        count = max(1, cores() - 1) if processes is None else processes
        self._process: Any = ways.Process(target=_conduct, args=(theirs, experiment, count))
        self._process.start()
        theirs.close()
        self.news = BackgroundNews(0, len(experiment.arms) * len(experiment.seeds))

    @property
    def fresh(self) -> bool:
        """Whether there is news that was not looked at yet."""
        try:
            return not self.news.over and bool(self._line.poll())
        except OSError:
            return False

    def look(self) -> BackgroundNews:
        """The newest news."""
        while self.fresh:
            try:
                self.news = self._line.recv()
            except (EOFError, OSError):
                self.news = self.news._replace(trouble=DIED)
        return self.news

    def close(self) -> None:
        """Lets nobody wait for it any more: what it is still doing ends, in its own process and soon."""
        self._line.close()
        if not self.news.over:
            self._process.terminate()


def _conduct(line: Any, experiment: Experiment, count: int) -> None:
    """In a process of its own: conducts the experiment, and says how far it is; ends where nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))  # its processes and its folder go with it
    runs = len(experiment.arms) * len(experiment.seeds)

    def report(done: int, total: int) -> None:
        line.send(BackgroundNews(done, total))

    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(BrokenPipeError, EOFError):
        try:
            line.send(BackgroundNews(runs, runs, conduct(experiment, Path(folder), Processes(count), report)))
        except BrokenPipeError:
            raise
        except (ValueError, WorkplaceError, OSError) as error:  # the level, a setting, a run, a place, the disk
            line.send(BackgroundNews(0, runs, None, str(error)))
