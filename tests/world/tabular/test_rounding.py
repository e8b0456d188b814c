"""How near the floats of a table are to its text."""

from fractions import Fraction

import numpy as np
import pytest

from playground.world import compile_mdp, library
from playground.world.tabular.exact_table import exact_table
from playground.world.tabular.rounding import rounding_of
from playground.world.text.files import parse_level


@pytest.mark.parametrize(
    "name", ["world-4x3", "coins", "dice", "cliff-walking", "windy-gridworld", "ice-and-portals", "gym:Taxi-v4"]
)
def test_every_mean_reward_is_as_near_as_it_says(name):
    level = library.find(name)
    mdp = compile_mdp(level)
    off = Fraction(rounding_of(level, mdp).reward)
    for state, ways in enumerate(exact_table(level, mdp).actions):
        for way in ways:
            outcomes = zip(mdp.probability[state, way.action].tolist(), mdp.reward[state, way.action].tolist(), strict=True)
            mean = sum(Fraction(chance) * Fraction(reward) for chance, reward in outcomes)
            assert abs(mean - way.reward) <= off + Fraction(1, 2**47) * 3 * Fraction(float(np.abs(mdp.reward).max()))


def test_what_is_nearly_nothing_is_nothing_only_where_it_must_be():
    text = "map = '''\nS%G\n'''\n[rules]\nstep_reward = {}\n[legend]\n\"%\" = {{ kind = \"mud\", enter = 0.1 }}\n"
    tenths = rounding_of(level := parse_level(text.format("-0.1")), compile_mdp(level))
    assert 0.0 < tenths.zero < 1e-14, "sums of tenths are nothing or a tenth at least"
    fine = rounding_of(level := parse_level(text.format("-0.10000000000000001234e-9")), compile_mdp(level))
    assert fine.zero == -1.0, "here a sum may be smaller than its rounding and still be something"
