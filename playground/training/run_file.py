"""A run in a file: everything that is needed to go on bit for bit, as arrays and text, never as code."""

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from playground.archives import ArchiveBudget
from playground.learning.files.numpy_files import KINDS, NumpyFileError, npz, npz_bytes
from playground.learning.learner import Array
from playground.paths import atomic_write
from playground.settings import check
from playground.training.commands import Drive, Learn, Start
from playground.training.drivers import DRIVERS, Driver
from playground.training.session import Session
from playground.world import LevelError, format_level, parse_level

FORMAT = 1
BUDGET = ArchiveBudget(unpacked=1 << 30)
META, TEXT = "run", "U"
"""The array that holds the text, and how numpy calls its kind."""


class RunError(ValueError):
    """A file that is no run, or a run of something that is not here; the message says which."""


def save(session: Session) -> dict[str, Array]:
    """The whole run as arrays; one of them is JSON text. ValueError before the first Start and after a failure."""
    run, switches = session.run, session.switches
    if run is None:
        raise ValueError("there is no run to save")
    description = {
        "format": FORMAT,
        "level": format_level(run.ground.level),
        "learner": session.learner,
        "settings": dataclasses.asdict(session.settings),
        "seed": session.seed,
        "driver": switches.driver,
        "learning": switches.learning,
        "per_second": switches.pace.tempo,
        "lived": run.lived,
    }
    return {**run.life.save(), META: np.array(json.dumps(description))}


def load(session: Session, arrays: Mapping[str, Array]) -> None:
    """Goes on, paused, exactly where `save` was called. RunError where the arrays are no run of this program."""
    from playground.learning.collection import learners

    try:
        description = json.loads(str(arrays[META]))
        if description["format"] != FORMAT:
            raise RunError(f"the run has format {description['format']!r}, expected {FORMAT}")
        if description["learner"] not in learners():
            raise RunError(f"the run is of a learner {description['learner']!r} that is not here")
        if description["driver"] not in DRIVERS:
            raise RunError(f"the run has a driver {description['driver']!r}, expected one of {', '.join(DRIVERS)}")
        settings = learners()[description["learner"]].settings(**description["settings"])
        check(settings)
        start = Start(parse_level(description["level"]), description["learner"], settings, int(description["seed"]))
        session.start(start, int(description.get("lived", 0)))
        if session.run is None or session.trainee is None:
            raise RunError(session.run.trouble if session.run else session.message)
        session.obey(Drive(Driver(description["driver"])))
        session.obey(Learn(bool(description["learning"])))
        session.switches.pace.set(description["per_second"])
        session.run.life.load(arrays)
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
