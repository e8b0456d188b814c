"""What an experiment is: learners with their settings, side by side on one level, each from several seeds."""

import dataclasses
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from playground.learning.collection import learners
from playground.learning.learner import Source
from playground.settings import check
from playground.training.experiments.trial import Trial
from playground.training.level_identity import table_digest
from playground.world import format_level
from playground.world.level import Level

FORMAT = 1
SLUG = 80
"""Characters of an arm's name in the name of a file."""


class ExperimentError(ValueError):
    """An experiment that cannot be; the message says why."""


class Arm(NamedTuple):
    """A learner with its settings, under the name that curves and tables give it."""

    label: str
    learner: str
    settings: Any


@dataclasses.dataclass(frozen=True)
class Experiment:
    """Every arm lives from every seed for so many steps or so many episodes (one of both is None). `name` is that of the level.

    Raises ExperimentError where there is nothing to do, two arms are called alike, or an arm lives through no episodes.
    """

    level: Level
    name: str
    arms: tuple[Arm, ...]
    seeds: tuple[int, ...]
    steps: int | None = None
    episodes: int | None = None

    def __post_init__(self) -> None:
        if not self.arms or not self.seeds or len(set(self.seeds)) < len(self.seeds):
            raise ExperimentError("an experiment needs a learner, and seeds that differ")
        if (self.steps is None) == (self.episodes is None) or (self.steps or self.episodes or 0) < 1:
            raise ExperimentError("an experiment lasts so many steps or so many episodes, at least 1, and not both")
        labels = [arm.label for arm in self.arms]
        twice = next((label for label in labels if labels.count(label) > 1), None)
        if twice is not None:
            raise ExperimentError(f"there are two arms {twice!r}")
        for arm in self.arms:
            if arm.learner not in learners():
                raise ExperimentError(f"there is no learner {arm.learner!r}")
            if learners()[arm.learner].source is Source.MODEL:
                raise ExperimentError(f"{arm.learner} plans and lives through no episodes: there is nothing to compare")
            check(arm.settings)

    def trials(self) -> Iterator[tuple[Arm, str, Trial]]:
        """Every run: its arm, the name of its file without an ending, and what is lived. Arm by arm, seed by seed."""
        digits = len(str(max(self.seeds)))
        for number, arm in enumerate(self.arms, 1):
            slug = re.sub(r"[^a-z0-9.]+", "-", arm.label.lower()).strip("-")[:SLUG]
            for seed in self.seeds:
                trial = Trial(self.level, arm.learner, arm.settings, seed, self.steps, self.episodes)
                yield arm, f"{number:0{len(str(len(self.arms)))}}-{slug}-seed-{seed:0{digits}}", trial

    def definition(self) -> str:
        """Everything that the runs depend on, as JSON text."""
        parts = {
            "format": FORMAT,
            "name": self.name,
            "level": _text(self.level),
            "arms": [{**arm._asdict(), "settings": dataclasses.asdict(arm.settings)} for arm in self.arms],
            "seeds": list(self.seeds),
            "steps": self.steps,
            "episodes": self.episodes,
        }
        return json.dumps(parts, ensure_ascii=False, indent=1) + "\n"


def _text(level: Level) -> str:
    """The level's file; of a level that brings its own table, the hash of that."""
    if level.table is None:
        return format_level(level)
    return f"table {table_digest(level.table)} limit {level.table.time_limit}"
