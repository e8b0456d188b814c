"""The deeds that are done at once, between two ticks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.learning.learner import Array, NetworkPicture
from playground.settings import dials
from playground.training.chronicle.deed import FEW, Deed, Doer, Facts, Grounds, weight
from playground.training.drivers import Driver
from playground.world.level import Level


@dataclass(frozen=True, eq=False)
class Restarted(Deed):
    """A new episode began from a start."""

    def do(self, life: Doer, grounds: Grounds) -> None:
        life.restart()

    def words(self, facts: Facts) -> str:
        return "a new episode"


@dataclass(frozen=True, eq=False)
class Tuned(Deed):
    """Its settings became these."""

    settings: Any

    def do(self, life: Doer, grounds: Grounds) -> None:
        life.tune(self.settings)

    def after(self, facts: Facts) -> Facts:
        return facts._replace(settings=self.settings)

    def words(self, facts: Facts) -> str:
        pairs = ((dial, getattr(facts.settings, dial.name), getattr(self.settings, dial.name)) for dial in dials(self.settings))
        return ", ".join(f"{dial.symbol or dial.plain} {_short(old)} → {_short(new)}" for dial, old, new in pairs if old != new)


def _short(value: Any) -> str:
    """A dial's value as words."""
    return f"{value:.6g}" if isinstance(value, float) else str(value)


@dataclass(frozen=True, eq=False)
class Judged(Deed):
    """It was given this policy [S, A] to judge."""

    policy: Array
    settings: Any

    def do(self, life: Doer, grounds: Grounds) -> None:
        life.judge(self.policy)

    def after(self, facts: Facts) -> Facts:
        return facts._replace(settings=self.settings)

    def words(self, facts: Facts) -> str:
        return "another policy to judge"

    @property
    def bytes(self) -> int:
        return FEW + self.policy.nbytes


@dataclass(frozen=True, eq=False)
class Welcomed(Deed):
    """It became the agent with these networks."""

    networks: Mapping[str, NetworkPicture]

    def do(self, life: Doer, grounds: Grounds) -> None:
        life.welcome(self.networks)

    def words(self, facts: Facts) -> str:
        return "another agent"

    @property
    def bytes(self) -> int:
        pictures = self.networks.values()
        return FEW + sum(array.nbytes for one in pictures for array in (*one.weights, *one.biases, one.inputs))


@dataclass(frozen=True, eq=False)
class Believed(Deed):
    """It was given these action values [S, A] to go on from."""

    q: Array

    def do(self, life: Doer, grounds: Grounds) -> None:
        life.believe(self.q)

    def words(self, facts: Facts) -> str:
        return "other action values"

    @property
    def bytes(self) -> int:
        return FEW + self.q.nbytes


@dataclass(frozen=True, eq=False)
class StageEntered(Deed):
    """A planner turned to the stage of this name."""

    id: str

    def do(self, life: Doer, grounds: Grounds) -> None:
        life.enter_stage(self.id)


@dataclass(frozen=True, eq=False)
class Switched(Deed):
    """Another driver, or whether it learns; whoever drives looks at the estimates anew."""

    driver: Driver
    learning: bool

    def do(self, life: Doer, grounds: Grounds) -> None:
        life.switch(self.driver, self.learning)

    def after(self, facts: Facts) -> Facts:
        return facts._replace(driver=self.driver, learning=self.learning)

    def words(self, facts: Facts) -> str:
        if self.driver != facts.driver:
            return f"{self.driver} drives"
        return "" if self.learning == facts.learning else "learning on" if self.learning else "learning off"


@dataclass(frozen=True, eq=False)
class OptimumLearned(Deed):
    """The driver was given the optimal actions [S, A] bool, which were worked out beside it."""

    optimal: NDArray[np.bool_]

    def do(self, life: Doer, grounds: Grounds) -> None:
        life.learn_optimum(self.optimal)

    def after(self, facts: Facts) -> Facts:
        return facts._replace(optimal=self.optimal)

    @property
    def bytes(self) -> int:
        return FEW + self.optimal.nbytes


@dataclass(frozen=True, eq=False)
class Moved(Deed):
    """It went over to another level, or to another of its maps, with all that it had learned."""

    level: Level
    moment: int

    def do(self, life: Doer, grounds: Grounds) -> None:
        life.move(grounds(self.level, self.moment))

    def after(self, facts: Facts) -> Facts:
        return facts._replace(level=self.level, moment=self.moment, made=facts.settings, optimal=None)

    def words(self, facts: Facts) -> str:
        return "the level was edited" if self.level is not facts.level else "another map of the level"

    @property
    def bytes(self) -> int:
        return FEW + weight(self.level)


@dataclass(frozen=True, eq=False)
class Relabelled(Deed):
    """Its table became that of a level with other words, or of another moment with an equal map: nothing that happens changed."""

    level: Level
    moment: int

    def do(self, life: Doer, grounds: Grounds) -> None:
        life.relabel(self.level, self.moment)

    def after(self, facts: Facts) -> Facts:
        return facts._replace(level=self.level, moment=self.moment)

    @property
    def bytes(self) -> int:
        return FEW + weight(self.level)


@dataclass(frozen=True, eq=False)
class Failed(Deed):
    """It stopped, and why. It was noticed here; when the first wrong number was there is another question."""

    trouble: str

    def do(self, life: Doer, grounds: Grounds) -> None:
        life.fail(self.trouble)

    def after(self, facts: Facts) -> Facts:
        return facts if facts.trouble else facts._replace(trouble=self.trouble)
