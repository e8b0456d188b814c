"""A run in a file: everything that is needed to go on bit for bit, as arrays and text, never as code."""

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from playground.archives import Budget
from playground.learning.files.numpy_files import KINDS, NumpyFileError, npz, npz_bytes
from playground.learning.learner import Array
from playground.paths import atomic_write
from playground.settings import check
from playground.training.commands import DRIVERS, Drive, Learn, Start
from playground.training.session import Session
from playground.world import LevelError, format_level, parse_level

FORMAT = 1
BUDGET = Budget(unpacked=1 << 30)
META, TEXT = "run", "U"
"""The array that holds the text, and how numpy calls its kind."""


class RunError(ValueError):
    """A file that is no run, or a run of something that is not here; the message says which."""


def save(session: Session) -> dict[str, Array]:
    """The whole run as arrays; one of them is JSON text. ValueError before the first Start and after a failure."""
    pupil, engine = session.engine.pupil, session.engine
    if session.run is None or pupil is None or engine.trouble:
        raise ValueError("there is no run to save")
    told = {
        "format": FORMAT,
        "level": format_level(session.run.ground.level),
        "learner": session.learner,
        "settings": dataclasses.asdict(session.settings),
        "seed": session.seed,
        "driver": engine.driver,
        "learning": engine.learning,
        "per_second": engine.pace.per_second,
        "lived": session.run.lived,
    }
    return {**pupil.save(), META: np.array(json.dumps(told))}


def load(session: Session, arrays: Mapping[str, Array]) -> None:
    """Goes on, paused, exactly where `save` was called. RunError where the arrays are no run of this program."""
    from playground.learning.collection import learners

    try:
        told = json.loads(str(arrays[META]))
        if told["format"] != FORMAT:
            raise RunError(f"the run has format {told['format']!r}, expected {FORMAT}")
        if told["learner"] not in learners():
            raise RunError(f"the run is of a learner {told['learner']!r} that is not here")
        if told["driver"] not in DRIVERS:
            raise RunError(f"the run has a driver {told['driver']!r}, expected one of {', '.join(DRIVERS)}")
        settings = learners()[told["learner"]].settings(**told["settings"])
        check(settings)
        start = Start(parse_level(told["level"]), told["learner"], settings, int(told["seed"]))
        session.start(start, int(told.get("lived", 0)))
        if session.engine.pupil is None:
            raise RunError(session.engine.trouble or session.message)
        session.obey(Drive(told["driver"]))
        session.obey(Learn(bool(told["learning"])))
        session.engine.pace.set(told["per_second"])
        session.engine.pupil.load(arrays)
    except (KeyError, TypeError, ValueError, IndexError, LevelError) as error:
        raise error if isinstance(error, RunError) else RunError(f"this is no whole run: {error}") from error


def save_run(path: Path, session: Session) -> None:
    """Writes the run to a .npz file: the old or the new whole file is there at any moment. OSError where it cannot be written."""
    atomic_write(path, npz_bytes(save(session)))


def load_run(path: Path, session: Session) -> None:
    """Reads a run that `save_run` wrote into the session. RunError where it is none; OSError where it cannot be read."""
    try:
        arrays = npz(path, KINDS + TEXT, BUDGET)
    except NumpyFileError as error:
        raise RunError(f"{path} is no saved run: {error}") from error
    load(session, {name: array.copy() for name, array in arrays.items()})
