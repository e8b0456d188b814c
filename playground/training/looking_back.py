"""What a session does about the past of its run: moments are shown, branches walked, documents saved and opened."""

from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from playground.training.commands import OpenRun, SaveRun, ToPast
from playground.training.pace import Clock
from playground.training.past.revival import PastError
from playground.training.past.time_machine import TimeMachine
from playground.training.run import Run
from playground.training.run_reading import RunReading
from playground.training.session_switches import Switches
from playground.world import LevelError

if TYPE_CHECKING:  # it needs the compiled kernels, for which the first picture does not wait
    from playground.training.past.run_document import RunDocument


class LookingBack(RunReading):
    """past: which moment is shown. message: what is to be said to the person. revision: as a session's."""

    past: TimeMachine
    message: str
    revision: int
    clock: Clock
    switches: Switches

    @abstractmethod
    def adopt(self, run: Run) -> None:
        """Keeps the run that was, and goes on with another one, paused."""

    def look_back(self, command: ToPast) -> None:
        """Does what is about the past; where that is another branch, another run lives from now on."""
        self.message = ""
        try:
            if isinstance(command, OpenRun):
                from playground.training.past.opening import opened_document

                self.open_document(opened_document(Path(command.path)), command.run)
            elif isinstance(command, SaveRun):
                self.save_document(Path(command.path))
            elif self.run is not None:
                self.run = self.past.obey(command, self.run)
                self.past.look(self.run)
        except (OSError, PastError) as error:
            raise ValueError(str(error)) from error

    def work_back(self, seconds: float, run: Run) -> bool:
        """Works on what is shown of the past; where it cannot be lived again, the living run is shown, and it is said."""
        try:
            return self.past.work(seconds, run)
        except (PastError, LevelError) as error:
            self.past.leave()
            self.message = str(error)
        return True

    def scout(self, busy: bool) -> bool:
        """A slice of looking for milestones of the run; False where there is nothing to do. busy: `work` has just worked."""
        run = self.run
        if run is None or self.past.going:
            return False
        marks = self.past.marks
        searched = self.past.scout(run, busy)
        self.revision += self.past.marks is not marks
        return searched

    def open_document(self, document: "RunDocument", run: int = 0) -> None:
        """Goes on, paused, where a document ends. PastError, LevelError where it cannot be lived again, and nothing changes."""
        self.adopt(document.living(self.switches, self.clock, run))
        self.past.tree = document.tree
        if self.run is not None:
            self.past.look(self.run)

    def save_document(self, path: Path) -> None:
        """Writes the run with its past to a file; DocumentError, OSError as in `past.document.save_document`."""
        from playground.training.past.document import save_document

        save_document(path, self.past.tree, self.run)
