"""What a run lived through, noted while it is trained, and written to a file that `replay` reads."""

from pathlib import Path

import numpy as np

from playground.cli import choices
from playground.cli.verb import UsageError
from playground.learning.learner import Source
from playground.training.session import Session
from playground.world.level import Level

AT_ONCE = 256
"""Transitions between two looks; the body remembers no more."""


def recording_file(word: str | None, level: Level) -> Path | None:
    """Where to write; checked before the training, not after it."""
    if word is None:
        return None
    path = Path(word)
    if path.suffix not in (".csv", ".npz"):
        raise UsageError(f"the recording is {word!r}, expected a name that ends in .csv or .npz")
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {str(path.parent)!r} to put the recording in")
    if level.changes:
        raise UsageError(f"{level.title!r} changes with time, and a recording is of one map")
    return path


class Record:
    """The transitions of a session from now on, as long as `look` is called at least every 256 transitions."""

    def __init__(self, session: Session) -> None:
        pupil = session.engine.pupil
        if pupil is None or pupil.spec.source is not Source.EXPERIENCE:
            raise UsageError(f"{session.learner} plans and lives through nothing: there is nothing to record")
        self._body = pupil.body
        self._seen = self._body.steps
        self._rows: list[tuple[float, ...]] = []

    def look(self) -> None:
        """Notes what is new."""
        new = self._body.steps - self._seen
        self._rows += [tuple(each[:6]) for each in self._body.last(new)]
        self._seen += new

    def write(self, path: Path) -> None:
        """Writes all of it."""
        from playground.learning.life.recording import Recording, write_recording

        columns = np.array(self._rows, dtype=np.float64).reshape(-1, 6).T
        state, action, _, successor, terminated, truncated = (column.astype(np.int64) for column in columns)
        begins = np.zeros(len(state), bool)
        flags = terminated.astype(bool), truncated.astype(bool)
        try:
            write_recording(path, Recording(state, action, columns[2], successor, *flags, begins), self._body.mdp)
        except OSError as error:
            raise UsageError(f"cannot write {path}: {choices.reason(error)}") from error
