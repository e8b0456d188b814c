"""What a network is told of a state, by hand on tiny levels."""

import numpy as np
import pytest

from playground.world import compile_mdp, parse_level
from playground.world.features import KINDS, RADIUS, features

HEAD = "format = 1\ntitle = \"By hand\"\nmap = '''\n"


def inputs_of(map_, kind):
    """The table of a level, what is told of each state, and the names of that."""
    mdp = compile_mdp(parse_level(HEAD + map_ + "\n'''\n"))
    rows, names = features(mdp, kind)
    return mdp, rows, names


def test_one_hot_inputs_are_names_without_numbers():
    mdp, rows, names = inputs_of("S.\n.G", "one-hot")
    assert rows.shape == (0, len(mdp.states)) == (0, 4)
    assert names == ("state 0", "state 1", "state 2", "state 3")


def test_coordinates_go_from_minus_one_to_one():
    mdp, rows, names = inputs_of("S..\n..G", "coordinates")
    assert names == ("row", "column")
    by_cell = {int(cell): row.tolist() for cell, row in zip(mdp.cell, rows, strict=True)}
    assert by_cell == {0: [-1, -1], 1: [-1, 0], 2: [-1, 1], 3: [1, -1], 4: [1, 0], 5: [1, 1]}


def test_a_window_shows_walls_ends_and_rewards_around():
    mdp, rows, names = inputs_of("S#G\n...", "window")
    seen = dict(zip(names, rows[mdp.cell.tolist().index(0)].tolist(), strict=True))
    side = 2 * RADIUS + 1
    assert len(names) == 3 * side * side
    free = {"wall +0 +0", "wall +0 +2", "wall +1 +0", "wall +1 +1", "wall +1 +2"}
    assert {name for name in names if name.startswith("wall") and seen[name] == 0.0} == free
    assert {name for name in names if name.startswith("end") and seen[name] == 1.0} == {"end +0 +2"}
    assert {name: seen[name] for name in names if name.startswith("reward") and seen[name] != 0.0} == {"reward +0 +2": 1.0}


@pytest.mark.parametrize("kind", KINDS[1:])
def test_what_is_remembered_follows_as_digits(kind):
    mdp, rows, names = inputs_of("SkK\n..G", kind)
    assert len(mdp.floors) == 2 and names[-1] == "memory 0"
    assert rows[:, -1].tolist() == np.asarray(mdp.floor, float).tolist()
    assert set(rows[:, -1]) == {0.0, 1.0}


def test_an_unknown_kind_is_told():
    with pytest.raises(ValueError, match="expected one of one-hot, coordinates, window"):
        features(compile_mdp(parse_level(HEAD + "SG\n'''\n")), "pixels")
