"""How near the floats of a table are to what the level's text says."""

import math
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from playground.ratio import exact
from playground.world.characters import glyphs_of
from playground.world.level import Level
from playground.world.mdp import TabularMDP
from playground.world.physics.dynamics import addends

_ROUNDINGS = 2.0**-50
"""Of one reward, relative to the sum of the sizes of what it is a sum of: at most eight."""


class Rounding(NamedTuple):
    """reward: how far a mean reward of the table may be from the true one. zero: one that is no larger is nothing in truth;

    −1 where that is unknown.
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
    parts = addends(
        level.rules, [level.tile(glyph) for glyph in glyphs_of(row for moment in level.moments for row in moment.rows)]
    )
    off = sum(max(map(abs, numbers)) for numbers in parts) * _ROUNDINGS
    whole = 2 * math.lcm(*(exact(number).denominator for numbers in parts for number in numbers))
    return Rounding(off, off if Fraction(off) * whole < 1 else -1.0)
