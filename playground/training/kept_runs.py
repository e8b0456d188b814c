"""The last run of each level, kept in a folder so that it can come back: written whole, few, and of bounded size."""

import contextlib
import math
from dataclasses import replace
from pathlib import Path

import numpy as np

from playground.archives import ArchiveBudget
from playground.learning.files.numpy_files import KINDS, NumpyFileError, npz, npz_bytes
from playground.learning.learner import Array
from playground.paths import atomic_write
from playground.training.commands import Start
from playground.training.level_identity import level_identity
from playground.training.pace import Clock
from playground.training.past.branch_tree import Tree
from playground.training.run import Run
from playground.training.run_arrays import PAST, RunError, SavedRun, arrays_of, saved_run
from playground.training.session_switches import Switches
from playground.training.snapshot import Returned
from playground.world.level import Level

MOST, MOST_BYTES = 50, 256 * 1024 * 1024
"""Runs that are kept, and bytes of their files together; the oldest go first."""
LARGEST = 32 * 1024 * 1024
"""Bytes of the arrays of one run: a larger one is not kept, since writing it would take long."""
LARGEST_PAST = 32 * 1024 * 1024
"""Bytes of the past of one run: of a larger one every second keyframe is kept, or every fourth, and so on."""
SIZE = 8
"""Bytes of one number of an estimate."""
EVERY, SHARE = 30.0, 0.01
"""Seconds after which a run that goes on is copied, in case the process is killed; the share of the time that this may take."""
GOING = ".going.npz"
"""How the name of such a copy ends. It counts once the process that wrote it is gone, and goes when the run is left."""
TOO_LARGE = "The run before this one is too large to be kept."


class KeptRuns:
    """The folder; None keeps nothing. Whatever goes wrong with a file becomes a sentence, never an error.

    note: what went wrong in keeping the last run, "" where all is well.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder, self.note = folder, ""
        self._copied: Path | None = None  # the copy of the run that goes on
        self._going: Run | None = None
        self._seen = 0, 0  # units and transitions of it that need no copy
        self._due = math.inf

    def place(self, level: Level) -> Path | None:
        """The file of a level's last run: it goes by what the level is, not by what it is called. None for what has none."""
        if self.folder is None or level.table is not None:
            return None
        return self.folder / f"{level_identity(level)}.npz"

    def keep(self, run: Run | None, switches: Switches, tree: Tree) -> None:
        """Writes a run that is left, where anything was done in it, with its past, in place of an earlier one of its level."""
        self.note = ""
        try:
            place = self._place_of(run)
            if place is not None and run is not None:
                self.note = _write(run, switches, tree, place)
        except OSError as error:
            self.note = f"The last run could not be kept: {error.strerror or error}."
        except ValueError:
            pass  # a level that cannot be written has no place, nor a learner that is not whole
        self._forget_copy()
        self._going = None

    def copy(self, run: Run, switches: Switches, tree: Tree, clock: Clock) -> None:
        """Writes a run that goes on beside the last one of its level, every now and then, where it has advanced."""
        now, done = clock(), (run.trainee.units if run.trainee is not None else 0, run.lived)
        if run is not self._going:
            self._going, self._seen, self._due = run, (0, 0), now + EVERY
        if now < self._due or done == self._seen:
            return
        self._seen = done
        with contextlib.suppress(OSError, ValueError):  # it is said when the run is left
            place = self._place_of(run)
            if place is not None:
                going = place.with_suffix(GOING)
                if going != self._copied:
                    self._forget_copy()
                if not _write(run, switches, tree, going):
                    self._copied = going
        spent = clock() - now
        self._due = now + spent + max(EVERY, spent / SHARE)

    def rest(self, run: Run, now: float) -> float:
        """Seconds until a copy is due; infinity where nothing has been done since the last one, or nothing is kept."""
        done = run.trainee.units if run.trainee is not None else 0, run.lived
        kept = self.folder is not None and run is self._going and done != self._seen and worth_keeping(run)
        return max(0.0, self._due - now) if kept else math.inf

    def _place_of(self, run: Run | None) -> Path | None:
        """The file of a run's level; None where the run is not to be kept."""
        return self.place(run.ground.level) if run is not None and worth_keeping(run) else None

    def _forget_copy(self) -> None:
        if self._copied is not None:
            with contextlib.suppress(OSError):
                self._copied.unlink(missing_ok=True)
        self._copied = None

    def find(self, start: Start) -> SavedRun | Returned | None:
        """The run that a Start is to go on with; None where none was kept, and what is wrong where it cannot be read."""
        if not start.resumes or start.policy is not None or start.guest is not None:
            return None
        try:
            place = self.place(start.level)
            if place is None:
                return None
            going = place.with_suffix(GOING)
            if going != self._copied and _written(going) > _written(place):
                going.replace(place)  # its process was killed before it could leave the run
            if not place.is_file():
                return None
            budget = ArchiveBudget(2 * (LARGEST + LARGEST_PAST))
            arrays = {name: array.copy() for name, array in npz(place, KINDS + "U", budget).items()}
            saved = saved_run(arrays)
            if self.place(saved.start.level) != place:
                raise RunError("it is of another level")
        except (OSError, NumpyFileError, RunError, ValueError) as error:
            return Returned(False, f"The last run on this level cannot be read ({error}); a new one begins.")
        there = saved.start
        return replace(saved, start=replace(start, learner=there.learner, settings=there.settings, seed=there.seed))


def worth_keeping(run: Run) -> bool:
    """Whether anything was done in a run that is one to keep."""
    done = run.life.well is not None and run.trainee is not None and (run.trainee.units or run.lived)
    return bool(done) and run.start.keeps and run.start.guest is None and run.start.policy is None


def _write(run: Run, switches: Switches, tree: Tree, place: Path) -> str:
    """Writes a run, whole or not at all; the sentence that says why it was not. OSError, ValueError as of those who write."""
    large = run.ground.mdp.legal.size * SIZE > LARGEST  # not even copied
    arrays = {} if large else arrays_of(run, switches)
    if large or sum(array.nbytes for array in arrays.values()) > LARGEST:
        return TOO_LARGE
    atomic_write(place, npz_bytes(arrays | _past_of(run, tree), packed=(PAST,)))
    _tidy(place)
    return ""


def _past_of(run: Run, tree: Tree) -> dict[str, Array]:
    """The run's past as an array of bytes; nothing where it has none, or one of very many deeds."""
    from playground.training.past.document import DocumentError, document_bytes

    if tree.strand is None:
        return {}
    try:
        content = np.frombuffer(document_bytes(tree, run, LARGEST_PAST), np.uint8)
    except DocumentError:
        return {}  # its end is kept all the same
    return {PAST: content} if content.nbytes <= LARGEST_PAST else {}


def _written(path: Path) -> int:
    """When a file was written, in nanoseconds; -1 where there is none."""
    return path.stat().st_mtime_ns if path.is_file() else -1


def _tidy(newest: Path) -> None:
    """Removes the oldest runs beyond what is kept."""
    with contextlib.suppress(OSError):
        files = sorted(newest.parent.glob("*.npz"), key=lambda path: (path != newest, -path.stat().st_mtime_ns))
        size = 0
        for number, path in enumerate(files):
            size += path.stat().st_size
            if number and (number >= MOST or size > MOST_BYTES):
                path.unlink(missing_ok=True)
