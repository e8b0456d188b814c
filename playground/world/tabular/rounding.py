"""How near the floats of a table are to what the level's text says."""

import math
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from playground.ratio import exact
from playground.world.level import Level
from playground.world.mdp import TabularMDP

_ROUNDINGS = 2.0**-50
"""Of one reward, relative to the sum of the sizes of what it is a sum of: at most eight."""


class Rounding(NamedTuple):
    """reward: how far a mean reward of the table may be from the true one. zero: one that is no larger is nothing in truth;

    −1 where that cannot be told.
    """

    reward: float
    zero: float


def rounding_of(level: Level, mdp: TabularMDP) -> Rounding:
    """The rounding of a level's table.

    A reward is the sum of what leaving, the step, entering and a bump pay. The true ones are whole multiples of one fraction, so
    what is smaller than that is nothing. In a table that came without a text each reward is the decimal that it is.
    """
    if level.table is not None:
        return Rounding(float(np.abs(mdp.reward).max(initial=0.0)) * 2.0**-53, 0.0)
    rules = level.rules
    tiles = [level.tile(glyph) for moment in level.moments for glyph in set("".join(moment.rows))]
    kinds = [
        [tile.leave for tile in tiles],
        [rules.step_reward, *(tile.exit or 0.0 for tile in tiles), *(tile.reward for tile in tiles)],
        [tile.enter for tile in tiles],
        [value for tile in tiles for value in tile.noise.either],
        [rules.bump_reward],
    ]
    largest = sum(max(map(abs, numbers)) for numbers in kinds)
    off = largest * _ROUNDINGS
    whole = 2 * math.lcm(*(exact(number).denominator for numbers in kinds for number in numbers))
    return Rounding(off, off if Fraction(off) * whole < 1 else -1.0)
