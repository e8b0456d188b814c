"""When two arrays are the same to an overlay that asks whether it must paint again, and when anything is known."""

import numpy as np

from playground.ui.board.drawn import COMPARED, Drawn, sameness
from playground.world import compile_mdp, parse_level

SMALL, LARGE = np.zeros(4), np.zeros(COMPARED + 1)


def test_small_arrays_are_the_same_by_what_is_in_them() -> None:
    assert sameness(SMALL) == sameness(SMALL.copy())
    assert sameness(SMALL) != sameness(SMALL + 1e-300)
    assert sameness(SMALL, None) != sameness(None, SMALL)
    assert hash(sameness(SMALL)) == hash(sameness(SMALL.copy()))


def test_large_arrays_are_the_same_only_as_themselves() -> None:
    assert sameness(LARGE) == sameness(LARGE)
    assert hash(sameness(LARGE)) == hash(sameness(LARGE))
    assert sameness(LARGE) != sameness(LARGE.copy())
    assert sameness(LARGE, SMALL) != sameness(LARGE, SMALL.copy())  # together they are large
    assert sameness(LARGE, None) == sameness(LARGE, None) != sameness(LARGE, SMALL)


def test_nothing_is_known_until_something_was_tried_unless_every_number_counts() -> None:
    level = parse_level('format = 1\ntitle = "t"\nmap = """\nSG\n"""\n')
    mdp = compile_mdp(level)
    assert Drawn(level, mdp).begun
    assert not Drawn(level, mdp, tried=np.zeros((2, 4))).begun
    assert Drawn(level, mdp, tried=np.eye(2, 4)).begun
