"""The exact limits of cliff walking."""

from dataclasses import replace

import pytest

from playground.training.experiments.reproductions.cliff import limits
from playground.world import compile_mdp, library


def test_the_two_limits_are_the_published_ones():
    level = library.find("cliff-walking")
    greedy, soft = limits(compile_mdp(replace(level, rules=replace(level.rules, time_limit=0))))
    assert greedy == pytest.approx(-50.800048, abs=1e-6) and soft == pytest.approx(-20.707677, abs=1e-6)
