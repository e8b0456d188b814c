"""What is measured, where an older build has it elsewhere: so that one measuring code measures this build and those before it.

`--against` runs these same benchmarks on the package of another checkout. A line stands here as long as somebody may want to
compare with a build that needs it.
"""

import importlib
import operator
from dataclasses import fields
from typing import Any

from playground.training.snapshot import Snapshot


def first_of(*places: str, default: Any = None) -> Any:
    """The first of some "module:name" (or "module:name.attribute") that this build has, else the default where there is one."""
    for place in places:
        module, _, name = place.partition(":")
        try:
            return operator.attrgetter(name)(importlib.import_module(module))
        except (ImportError, AttributeError):
            continue
    if default is not None:
        return default
    raise ImportError(f"none of {', '.join(places)} is there")


still = first_of("playground.training.first_sight:still", "playground.ui.window.stills:still")
"""A level with nothing learned yet, as the first frame shows it."""

BoardPainter = first_of("playground.ui.board.painter:BoardPainter", "playground.ui.board.board:Board")
"""What draws the board and keeps what it has painted."""

overlays = first_of("playground.ui.board.painter:overlays", "playground.ui.board.board:overlays")
"""Every overlay by its id."""

set_pace = first_of("playground.ui.panels.training:set_pace", "playground.ui.panels.training:at_pace")
"""A workspace with another speed."""

SetPace = first_of("playground.training.commands:SetPace", "playground.training.commands:Pace")
Resume = first_of("playground.training.commands:Resume", "playground.training.commands:Run")
EditLevel = first_of("playground.training.commands:EditLevel", "playground.training.commands:Edit")
"""Commands that had shorter names."""

Curve = first_of("playground.training.episode_curve:Curve", "playground.training.snapshot:Curve")
"""The returns of episodes."""

LEARNER = first_of("playground.training.drivers:Driver.LEARNER", default="learner")
"""That the learner drives."""

drawn_of = first_of("playground.ui.stage.estimates:drawn_of", default=lambda snapshot: snapshot)
"""What the overlays draw from: of old they drew from the snapshot itself."""


def units_of(snapshot: Snapshot) -> int:
    """Units of work that were done; before runs had numbers they were the snapshot's steps."""
    units: int = getattr(snapshot, "units" if hasattr(snapshot, "units") else "steps")
    return units


def counted(units: int) -> dict[str, int]:
    """What a snapshot of the first run of an app says after so many units, as far as this build's has it."""
    numbers = {"run": 1, "units": units, "lived": units, "steps": units}
    return {field.name: numbers[field.name] for field in fields(Snapshot) if field.name in numbers}
