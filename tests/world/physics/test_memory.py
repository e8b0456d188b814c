"""What is remembered, as bits and in words."""

import numpy as np
import pytest

from playground.world import Cell, Floor, Level, LevelError, State, compile_mdp, parse_level
from playground.world.physics.board import board_of
from playground.world.physics.memory import place_of

LEVEL = parse_level("map = '''\nSbac\nt.BA\nc.MG\n'''")
MEMORY = board_of(LEVEL).memory


def test_bits_are_keys_then_switches_then_coins() -> None:
    assert (MEMORY.keys, MEMORY.switches, MEMORY.coins.tolist()) == (("blue", "red"), ("gate",), [3, 8])
    assert (MEMORY.size, MEMORY.period) == (5, 2)
    assert MEMORY.coin_bits[[0, 3, 8]].tolist() == [0, 8, 16]


@pytest.mark.parametrize(
    ("key", "floor"),
    [
        (0, Floor()),
        (1, Floor(phase=1)),
        (2 * 2, Floor(("red",))),
        (2 * 0b11011 + 1, Floor(("0,3", "2,0", "blue", "red"), (), 1)),
        (2 * 0b00100, Floor((), ("gate",))),
    ],
)
def test_a_floor_and_its_key(key: int, floor: Floor) -> None:
    assert MEMORY.floor(key) == floor
    assert MEMORY.key(floor) == key


def test_places_are_ordered_by_floor_then_cell() -> None:
    place = place_of(MEMORY, State(Cell(1, 2), ("red",), (), 1))
    assert place == (2 * 2 + 1) * 12 + 6
    assert MEMORY.bits(np.array([place])).tolist() == [2]


def test_the_numbers_of_states_and_floors() -> None:
    mdp = compile_mdp(LEVEL)
    assert mdp.floors[0] == Floor()
    assert (np.diff(mdp.floor.astype(np.int64) * 12 + mdp.cell) > 0).all()
    for number in range(0, len(mdp.states), 7):
        state = mdp.states[number]
        assert mdp.number(state) == number
        assert mdp.state_at(int(mdp.floor[number]))[state.cell] == number
        assert mdp.floors.index(mdp.floors[int(mdp.floor[number])]) == mdp.floor[number]
    assert mdp.number(State(Cell(0, 0), ("green",))) is None
    assert mdp.number(State(Cell(0, 0), ("0,3",))) is None  # the way there leads over both keys
    assert [mdp.states[k] for k in (0, 5)] == [next(iter(mdp.states)), mdp.states[5:6][0]]


def test_too_much_to_remember_is_told_in_numbers() -> None:
    with pytest.raises(
        LevelError, match="too many states: 80 coins double them each, 1 key doubles them; at most 55 such things"
    ):
        compile_mdp(Level("", ("Sa" + "c" * 80,)))
