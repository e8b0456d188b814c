"""A run as arrays: everything that is needed to go on bit for bit, as numbers and text, never as code."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from playground.learning.learner import Array
from playground.settings import check
from playground.training.commands import Start
from playground.training.drivers import DRIVERS, Driver
from playground.training.pace import Tempo
from playground.training.run import Run
from playground.training.session_switches import Switches
from playground.world import LevelError, format_level, parse_level

FORMAT = 1
META = "run"
"""The array that holds the text."""
PAST = "past"
"""The array that holds the bytes of a document of the run with its past."""


class RunError(ValueError):
    """A file that is no run, or a run of something that is not here; the message says which."""


@dataclass(frozen=True, eq=False)
class SavedRun:
    """start: what began it, with the settings it had at last. lived: transitions that its agent lived. arrays: all the rest.

    driver, learning, per_second: the switches as they were. past: a document that ends with this run; b"" where none was kept.
    """

    start: Start
    lived: int
    driver: Driver
    learning: bool
    per_second: Tempo
    arrays: Mapping[str, Array]
    past: bytes = b""


def arrays_of(run: Run, switches: Switches) -> dict[str, Array]:
    """The whole run as arrays; one of them is JSON text. ValueError where nothing living is there to save."""
    description = {
        "format": FORMAT,
        "level": format_level(run.ground.level),
        "learner": run.life.learner,
        "settings": None if run.life.settings is None else dataclasses.asdict(run.life.settings),
        "seed": run.life.seed,
        "driver": switches.driver,
        "learning": switches.learning,
        "per_second": switches.pace.tempo,
        "lived": run.lived,
    }
    return {**run.life.save(), META: np.array(json.dumps(description))}


def saved_run(arrays: Mapping[str, Array]) -> SavedRun:
    """The run that these arrays are. RunError where they are no run of this program."""
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
        lived, pace = int(description.get("lived", 0)), description["per_second"]
        learning = bool(description["learning"])
        past = arrays[PAST].astype(np.uint8).tobytes() if PAST in arrays else b""
        own = {name: array for name, array in arrays.items() if name != PAST}
        return SavedRun(start, lived, Driver(description["driver"]), learning, pace, own, past)
    except (KeyError, TypeError, ValueError, IndexError, RecursionError, LevelError) as error:
        raise error if isinstance(error, RunError) else RunError(f"this is no whole run: {error}") from error
