"""A snapshot of a level before any session has looked at it: what the first frame shows."""

import math
from types import MappingProxyType

import numpy as np

from playground.training.drivers import Driver
from playground.training.episode_curve import Curve
from playground.training.snapshot import Agent, Snapshot, Status
from playground.world import Level, compile_mdp
from playground.world.advice.mechanisms import factors
from playground.world.tabular.outline import outline

AT_ONCE = 10_000
"""States up to which a table is built before the first frame; of a larger level only its cells are shown."""


def still(level: Level, before: Snapshot | None = None) -> Snapshot:
    """The level with the agent at its most likely start and nothing learned; driver and pace are those of `before`."""
    mdp = outline(level.moments[0]) if takes_long(level) else compile_mdp(level)
    none = np.zeros(0)
    return Snapshot(
        number=-1,
        level=level,
        mdp=mdp,
        learner=before.learner if before else "",
        settings=before.settings if before else None,
        seed=before.seed if before else 0,
        status=Status.WARMING,
        driver=before.driver if before else Driver.ME,
        learning=before.learning if before else True,
        pace=before.pace if before else None,
        per_second=before.per_second if before else None,
        units=0,
        episodes=0,
        steps_per_second=0.0,
        error=0.0,
        fields=MappingProxyType({}),
        curve=Curve(none, none, none, none),
        last=(),
        agent=Agent(int(np.argmax(mdp.start)), 0, 0.0, 0.0),
        optimum=None,
        distance=None,
    )


def takes_long(level: Level) -> bool:
    """Whether the window should not wait for the table."""
    return level.table is None and level.height * level.width * math.prod(factor.times for factor in factors(level)) > AT_ONCE
