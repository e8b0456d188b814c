"""The walk by chance through a maze."""

import pytest

from playground.training.experiments.reproductions.dyna_maze import first_episode
from playground.world import library, parse_level


def test_the_walk_by_chance_through_the_dyna_maze_takes_868_steps():
    assert first_episode(library.find("dyna-maze")) == pytest.approx(868.725428, abs=1e-5)


def test_a_walk_by_hand():
    # From S half of the moves stay, from the middle half lead back: x = 1 + x/2 + y/2, y = 1 + x/2, so x = 6.
    text = "format = 1\ntitle = 'By hand'\nmap = '''\nS.G\n'''\n[rules]\nmoves = 'left-right'\n"
    assert first_episode(parse_level(text)) == pytest.approx(6.0)
