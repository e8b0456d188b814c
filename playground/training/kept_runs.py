"""The last run of each level, kept in a folder so that it can come back: written whole, few, and of bounded size."""

import contextlib
from dataclasses import replace
from pathlib import Path

from playground.archives import ArchiveBudget
from playground.learning.files.numpy_files import KINDS, NumpyFileError, npz, npz_bytes
from playground.paths import atomic_write
from playground.training.commands import Start
from playground.training.level_identity import level_identity
from playground.training.run import Run
from playground.training.run_arrays import RunError, SavedRun, arrays_of, saved_run
from playground.training.session_switches import Switches
from playground.training.snapshot import Returned
from playground.world.level import Level

MOST, MOST_BYTES = 50, 256 * 1024 * 1024
"""Runs that are kept, and bytes of their files together; the oldest go first."""
LARGEST = 32 * 1024 * 1024
"""Bytes of the arrays of one run: a larger one is not kept, since writing it would take long."""
SIZE = 8
"""Bytes of one number of an estimate."""
TOO_LARGE = "The run before this one is too large to be kept."


class KeptRuns:
    """The folder; None keeps nothing. Whatever goes wrong with a file becomes a sentence, never an error.

    note: what went wrong in keeping the last run, "" where all is well.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder, self.note = folder, ""

    def place(self, level: Level) -> Path | None:
        """The file of a level's last run: it goes by what the level is, not by what it is called. None for what has none."""
        if self.folder is None or level.table is not None:
            return None
        return self.folder / f"{level_identity(level)}.npz"

    def keep(self, run: Run | None, switches: Switches) -> None:
        """Writes a run that is left, where anything was done in it, in place of an earlier one of its level."""
        self.note = ""
        done = run is not None and run.life.well is not None and run.trainee is not None and (run.trainee.units or run.lived)
        if run is None or not done or not run.start.keeps or run.start.guest is not None or run.start.policy is not None:
            return
        try:
            place = self.place(run.ground.level)
            if place is None:
                return
            large = run.ground.mdp.legal.size * SIZE > LARGEST  # not even copied
            arrays = {} if large else arrays_of(run, switches)
            if large or sum(array.nbytes for array in arrays.values()) > LARGEST:
                self.note = TOO_LARGE
                return
            atomic_write(place, npz_bytes(arrays))
            _tidy(place)
        except OSError as error:
            self.note = f"The last run could not be kept: {error.strerror or error}."
        except ValueError:
            return  # a level that cannot be written has no place, nor a learner that is not whole

    def find(self, start: Start) -> SavedRun | Returned | None:
        """The run that a Start is to go on with; None where none was kept, and what is wrong where it cannot be read."""
        if not start.resumes or start.policy is not None or start.guest is not None:
            return None
        try:
            place = self.place(start.level)
            if place is None or not place.is_file():
                return None
            arrays = {name: array.copy() for name, array in npz(place, KINDS + "U", ArchiveBudget(2 * LARGEST)).items()}
            saved = saved_run(arrays)
            if self.place(saved.start.level) != place:
                raise RunError("it is of another level")
        except (OSError, NumpyFileError, RunError, ValueError) as error:
            return Returned(False, f"The last run on this level cannot be read ({error}); a new one begins.")
        there = saved.start
        return replace(saved, start=replace(start, learner=there.learner, settings=there.settings, seed=there.seed))


def _tidy(newest: Path) -> None:
    """Removes the oldest runs beyond what is kept."""
    with contextlib.suppress(OSError):
        files = sorted(newest.parent.glob("*.npz"), key=lambda path: (path != newest, -path.stat().st_mtime_ns))
        size = 0
        for number, path in enumerate(files):
            size += path.stat().st_size
            if number and (number >= MOST or size > MOST_BYTES):
                path.unlink(missing_ok=True)
