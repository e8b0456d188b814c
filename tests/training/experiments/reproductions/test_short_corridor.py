"""The short corridor where one chance holds for all places."""

import pytest

from playground.training.experiments.reproductions.short_corridor import BEST, value
from playground.world import compile_mdp, library

WORTH = {0.05: -82.105263158, 0.25: -56 / 3, 0.5: -12.0, 0.75: -40 / 3, float(BEST): -11.656854249}


@pytest.mark.parametrize("right, worth", WORTH.items())
def test_what_a_chance_is_worth(right, worth):
    assert value(compile_mdp(library.find("short-corridor")), right) == pytest.approx(worth, abs=1e-8)
