"""The transitions of a run, noted while it trains, and written to a file or data set that `replay` reads."""

import os
from pathlib import Path
from typing import Protocol

import numpy as np

from playground.cli.file_access import check_folder, writing
from playground.cli.verb import UsageError
from playground.learning.learner import Array, Source
from playground.plurals import counted
from playground.training.commands import Start, Step
from playground.training.drivers import Driver
from playground.training.session import Session
from playground.world.level import Level

AT_ONCE = 256
"""Transitions between two looks; the body remembers no more."""
KINDS = "LIFE.csv, LIFE.npz, or NAME-v0 for a Minari data set"
"""What --record may be given."""


def recording_file(word: str | None, level: Level) -> Path | None:
    """Where to write; checked before the training, not after it."""
    from playground.learning.files.recordings import PLAIN, minari

    if word is None:
        return None
    path = Path(word)
    if path.suffix not in PLAIN and not minari.is_name(path):
        raise UsageError(f"the recording is to be written to {word!r}, expected {KINDS}")
    if path.suffix in PLAIN:
        check_folder(path, "the recording")
    if level.changes:
        raise UsageError(f"{level.title!r} changes with time, and a recording is of one map: leave --record out")
    if path.suffix not in PLAIN:
        _check_set(path)
    return path


def _check_set(path: Path) -> None:
    """UsageError where no data set can be written there."""
    from playground.learning.files.recordings import RecordingError, minari

    if os.path.lexists(path):
        raise UsageError(f"{path} is there already, and a data set is never written over: name another version")
    try:
        minari.check_installed()
    except RecordingError as error:
        raise UsageError(str(error)) from error


class Record:
    """The transitions of a session from now on."""

    def __init__(self, session: Session) -> None:
        trainee = session.trainee
        if trainee is None or trainee.spec.source is not Source.EXPERIENCE:
            raise UsageError(
                f"{session.learner} plans and has no experience to record: leave --record out, or choose a learner like sarsa"
            )
        self._session, self.mdp, self._body = session, trainee.mdp, trainee.body
        self._seen = self._body.steps
        self._rows: list[tuple[float, ...]] = []

    def train(self, most: int, seconds: float) -> None:
        """Trains for at most so many more units and about so many seconds, and notes its transitions."""
        if not self._session.switches.owed:
            self._session.obey(Step(min(most, AT_ONCE)))
        self._session.work(seconds)
        self.look()

    def look(self) -> None:
        """Notes what is new since at most 256 transitions."""
        new = self._body.steps - self._seen
        self._rows += [tuple(row[:6]) for row in self._body.last(new)]
        self._seen += new

    def write(self, path: Path) -> str:
        """Writes all of it; what is to be said of that, or ""."""
        from playground.learning.files.recordings import Recording, write_recording

        state, action, reward, successor, terminated, truncated = self._columns()
        begins = np.zeros(len(state), bool)
        write_recording(path, Recording(state, action, reward, successor, terminated, truncated, begins), self.mdp)
        return ""

    def _columns(self) -> tuple[Array, Array, Array, Array, Array, Array]:
        rows = np.array(self._rows, dtype=np.float64).reshape(-1, 6).T
        state, action, successor = (rows[place].astype(np.int64) for place in (0, 1, 3))
        return state, action, rows[2], successor, rows[4] != 0.0, rows[5] != 0.0


class SetRecord(Record):
    """The transitions of a session that goes on in the level's Gymnasium environment, so that Minari can live them again.

    start: what began the session. environment: what `library.find` is asked for to have the level.
    """

    def __init__(self, session: Session, start: Start, environment: str) -> None:
        from playground.learning.life.environment_life import EnvironmentLife
        from playground.training.trainee import Trainee

        super().__init__(session)
        old, self._environment = session.trainee, environment
        assert old is not None and session.run is not None and session.run is not None
        self._body = self._life = EnvironmentLife(start.level, old.mdp, old.seed)
        self._pupil = Trainee(old.spec, old.learner.settings, old.mdp, old.seed, self._life)
        session.run.life.unwritten().trainee = self._pupil
        if start.policy is not None:
            self._pupil.judge(start.policy)
        if start.guest is not None:
            self._pupil.welcome(start.guest)

    def train(self, most: int, seconds: float) -> None:
        """Trains for at most so many more transitions, one at a time, and notes its transitions."""
        for _ in range(min(most, AT_ONCE)):
            self._life.prepare()
            self._pupil.advance(1, Driver.LEARNER, True)
            self._life.settle()
        self.look()

    def write(self, path: Path) -> str:
        """Writes the episodes that came to an end; how to load them."""
        from playground.learning.files.recordings import Recording, minari
        from playground.world.environments.specs import spec_text

        state, action, reward, successor, terminated, truncated = self._columns()
        over = terminated | truncated
        begins = np.append(True, over[:-1]) if len(over) else over
        recording = Recording(state, action, reward, successor, terminated, truncated, begins)
        left_out = minari.write(path, recording, self._life.seeds, self.mdp, spec_text(self._environment))
        note = f"; left out, because their episode has no end: {counted(left_out, 'transition')}" if left_out else ""
        return f'load it with MINARI_DATASETS_PATH={path.parent.absolute()} and minari.load_dataset("{path.name}"){note}'


class Writing(Protocol):
    """What can be written to a file."""

    def write(self, path: Path) -> str: ...


def write_record(record: Writing, path: Path) -> str:
    """Writes a recording; what is to be said of that, or "". UsageError where it cannot be written."""
    from playground.learning.files.recordings import RecordingError

    try:
        with writing(path):
            return record.write(path)
    except RecordingError as error:
        raise UsageError(str(error)) from error


def environment_of(level: Level, word: str) -> str:
    """What `library.find` is asked for to have a level anywhere: its text, or, where its table came from elsewhere, its name."""
    from playground.world import format_level

    return word if level.table is not None else format_level(level)


def record_of(path: Path | None, session: Session, start: Start | None = None, word: str = "") -> Record | None:
    """What notes the life of a session for a file of this name; None where nothing is to be recorded.

    start: what began the session, None where it goes on from a file. word: how its level was asked for.
    """
    from playground.learning.files.recordings import PLAIN

    if path is None:
        return None
    if path.suffix in PLAIN:
        return Record(session)
    if start is None:
        raise UsageError("a data set of Minari is recorded from the beginning of a run: with --from give --record LIFE.csv")
    return SetRecord(session, start, environment_of(start.level, word))
