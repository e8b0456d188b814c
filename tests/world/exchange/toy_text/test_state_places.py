"""Where the states of an environment stand on a board."""

import numpy as np

from playground.world.exchange.toy_text.foreign_environment import ForeignEnvironment
from playground.world.exchange.toy_text.state_places import plain_places
from playground.world.tabular.outcomes import Outcomes, outcomes_of


def corridor(names: list) -> Outcomes:
    """One action, which goes on to the next state, and stays in the last."""
    after = [*names[1:], names[-1]]
    return outcomes_of({name: {0: [(1.0, to, 0.0, False)]} for name, to in zip(names, after, strict=True)})


def env(**attributes) -> ForeignEnvironment:
    return ForeignEnvironment(type("Env", (), attributes)(), "X-v0", 0, {})


def cells(places) -> list[tuple[int, int]]:
    return [divmod(int(cell), places.shape[1]) for cell in places.cell]


def test_a_board_of_the_right_size_holds_the_states_in_reading_order():
    six = corridor(list(range(6)))
    for attributes in ({"shape": (2, 3)}, {"nrow": 2, "ncol": 3}, {"shape": (4, 4), "desc": np.zeros((2, 3))}):
        places = plain_places(env(**attributes), six, ["go"])
        assert tuple(places.shape) == (2, 3)
        assert places.cell.tolist() == [0, 1, 2, 3, 4, 5]


def test_without_a_board_they_stand_nearly_square():
    places = plain_places(env(shape=(4, 4), nrow="two", ncol=3), corridor(list(range(6))), ["go"])
    assert places.shape[0] * places.shape[1] >= 6
    assert len(set(places.cell.tolist())) == 6


def test_names_that_are_pairs_are_places_turned_so_that_moves_go_where_they_say():
    pairs = [(0, 0), (1, 0), (2, 0)]
    right = plain_places(env(), corridor(pairs), ["right"])  # the first number is x
    assert cells(right) == [(0, 0), (0, 1), (0, 2)]
    down = plain_places(env(), corridor(pairs), ["down"])  # the first number is the row
    assert cells(down) == [(0, 0), (1, 0), (2, 0)]
    up = plain_places(env(), corridor([(0, 0), (0, 1), (0, 2)]), ["up"])  # (x, y), y up
    assert cells(up) == [(2, 0), (1, 0), (0, 0)]


def test_a_decoder_says_places_too():
    places = plain_places(env(decode=lambda self, state: (state % 2, state // 2)), corridor([0, 1, 2, 3]), ["go"])
    assert tuple(places.shape) == (2, 2)
    assert cells(places) == [(0, 0), (1, 0), (0, 1), (1, 1)]


def test_pairs_that_stand_twice_or_far_apart_are_no_places():
    twice = plain_places(env(decode=lambda self, state: (0, 0)), corridor([0, 1, 2, 3]), ["go"])
    far = plain_places(env(decode=lambda self, state: (1000 * state, state)), corridor([0, 1, 2, 3]), ["go"])
    for places in (twice, far):
        assert tuple(places.shape) == (2, 2)
        assert places.cell.tolist() == [0, 1, 2, 3]
