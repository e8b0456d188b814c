"""Learning curves that a person keeps to compare: whose they are, and which place each one has."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from playground.learning.learner import LearnerSpec
from playground.plurals import counted
from playground.settings import dials, unusual
from playground.training.episode_curve import Curve
from playground.training.snapshot import Snapshot
from playground.world.level import Level

MOST = 6
"""Curves that are kept at once."""


class Kept(NamedTuple):
    """A curve as it was: of a learner (title) with settings and seed on a level. place: 0 to 5; its look and number go by it."""

    place: int
    level: Level
    title: str
    settings: Any
    seed: int
    curve: Curve

    @property
    def run(self) -> tuple[Level, str, Any, int]:
        """What tells one run from another."""
        return self.level, self.title, self.settings, self.seed


def kept_of(snapshot: Snapshot, spec: LearnerSpec, place: int) -> Kept:
    """The curve of this moment."""
    return Kept(place, snapshot.level, spec.title, snapshot.settings, snapshot.seed, snapshot.curve)


def keeping(kept: tuple[Kept, ...], snapshot: Snapshot, spec: LearnerSpec) -> tuple[Kept, ...]:
    """With the curve of this moment: in the place of an earlier one of the same run, else in the first free place, else in
    that of the oldest one. Curves of other levels are dropped.
    """
    here = [curve for curve in kept if curve.level == snapshot.level]
    new = kept_of(snapshot, spec, 0)
    same = [curve for curve in here if curve.run == new.run]
    free = [place for place in range(MOST) if place not in {curve.place for curve in here}]
    gone = same[0] if same else None if free else here[0]
    place = gone.place if gone is not None else free[0]
    return (*(curve for curve in here if curve is not gone), new._replace(place=place))


def on_level(kept: Iterable[Kept], level: Level) -> tuple[Kept, ...]:
    """Those of this level, by their places."""
    return tuple(sorted((curve for curve in kept if curve.level == level), key=lambda curve: curve.place))


def about(kept: Kept) -> str:
    """Everything about it in words: the learner, the dials that were moved, the seed, how long."""
    changed = unusual(kept.settings)
    moved = [f"{dial.plain} {changed[dial.name]}" for dial in (dials(kept.settings) if changed else ()) if dial.name in changed]
    return ", ".join([kept.title, *moved, f"seed {kept.seed}", counted(int(kept.curve.episode[-1]), "episode")])
