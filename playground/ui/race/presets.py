"""Races to choose from: who runs against whom, read from a file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from playground import paths
from playground.asset_faults import leave_out


@dataclass(frozen=True)
class Runner:
    """One who races: the id of a learner, and the dials that were turned for it, by name."""

    learner: str
    turned: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Preset:
    """A race to choose. plain: its title in the plainest words."""

    id: str
    title: str
    plain: str
    about: str
    runners: tuple[Runner, ...]


ONLY = Preset("two", "Two learners", "Two learners", "They run side by side.", (Runner("q-learning"), Runner("sarsa")))
"""The race to choose where the file of all of them is damaged."""


@cache
def presets() -> tuple[Preset, ...]:
    """All that ship with the program, in the order of their file; where that is damaged, one."""
    path = paths.assets() / "races.toml"
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["race"]
        return tuple(Preset(**{**entry, "runners": tuple(map(_runner, entry["runners"]))}) for entry in entries) or (ONLY,)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        leave_out(path, error)
        return (ONLY,)


def preset_of(id: str) -> Preset:
    """The race of this id; ValueError where there is none."""
    for preset in presets():
        if preset.id == id:
            return preset
    raise ValueError(f"there is no race {id!r}, expected one of {', '.join(preset.id for preset in presets())}")


def _runner(entry: dict[str, Any]) -> Runner:
    return Runner(entry["learner"], tuple(sorted((name, value) for name, value in entry.items() if name != "learner")))
