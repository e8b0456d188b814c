"""What the tiles of a board can do, as arrays with one entry for each of them."""

import dataclasses
from fractions import Fraction

import numpy as np

from playground.ratio import Ratio
from playground.world import Level, Rules, Tile
from playground.world.physics.board import Board, board_of, laid_out
from playground.world.physics.kinds import DELTA, NAMES, STAY
from playground.world.tile import Spread


def board(*tiles: Tile, rules: Rules | None = None) -> Board:
    """A board of a floor and these tiles, side by side; their glyphs rise with their numbers."""
    legend = {tile.glyph: tile for tile in tiles}
    return board_of(Level("", ("." + "".join(legend),), rules=rules or Rules(), legend=legend))


def tile(glyph: str, **fields: object) -> Tile:
    return Tile(kind="floor", glyph=glyph, **fields)  # type: ignore[arg-type]


def test_directions_are_those_of_the_moves_and_staying_goes_nowhere() -> None:
    assert DELTA[NAMES.index("up-right")].tolist() == [-1, 1] and DELTA[STAY].tolist() == [0, 0]


def test_a_tile_slips_by_its_own_number_else_by_the_levels() -> None:
    kinds = board(tile("1", slip=0.5), tile("2", slip=0.0), rules=Rules(slip=0.25))
    assert kinds.slips.tolist() == [0.25, 0.5, 0.0]


def test_on_an_exact_board_numbers_are_the_fractions_that_are_stated() -> None:
    level = Level("", (".1",), rules=Rules(slip=Ratio(2, 3)), legend={"1": tile("1", enter=0.1)})
    kinds = laid_out(level, exact=True)
    assert kinds.slips.tolist() == [Fraction(2, 3)] * 2 and kinds.pays.tolist() == [0, Fraction(1, 10)]
    assert kinds.even(np.array([[True, False, True]])).tolist() == [[Fraction(1, 2), 0, Fraction(1, 2)]]


def test_those_that_are_open_share_alike_and_none_gets_anything_where_none_is() -> None:
    even = board().even(np.array([[True, True, False, True], [False] * 4]))
    np.testing.assert_allclose(even, [[1 / 3, 1 / 3, 0.0, 1 / 3], [0.0] * 4], atol=1e-12)


def test_what_entering_pays_is_the_mean_and_its_varieties_are_listed_once() -> None:
    kinds = board(tile("1", enter=1.0, noise=Spread(either=(0.0, 4.0))), tile("2", noise=Spread(gaussian=0.5)), tile("3"))
    assert kinds.pays.tolist() == [0.0, 3.0, 0.0, 0.0]
    assert kinds.varieties == ((0.0, 0.0), (0.0, 2.0), (0.5, 0.0)) and kinds.variety.tolist() == [0, 1, 2, 0]
    assert kinds.noisy and not board(tile("1", enter=1.0)).noisy


def test_swapped_controls_change_the_direction_of_an_action_and_not_what_may_be_done() -> None:
    kinds = board(tile("1", swap=(("left", "right"),), only=("left",)), rules=Rules(moves=("left", "right")))
    assert [NAMES[direction] for direction in kinds.direction[1]] == ["right", "right"]
    assert kinds.allowed.tolist() == [[True, True], [True, False]]


def test_nothing_can_be_done_in_a_wall_or_at_an_end() -> None:
    assert board(tile("1", blocks=True), tile("2", ends=True)).allowed.any(axis=1).tolist() == [True, False, False]


def test_a_closed_side_is_closed_for_every_step_that_touches_it() -> None:
    shut = board(tile("1", blocks_from=("right",))).shut
    assert shut is not None and shut[0].tolist() == [False] * 9
    assert np.flatnonzero(shut[1]).tolist() == [2, 5, 8], "up-right, right, down-right"
    assert board(tile("1")).shut is None


def test_a_door_is_shut_until_its_key_is_held_and_a_gate_turns_with_its_switch() -> None:
    key, door = tile("1", gives="red"), tile("2", needs="red")
    gate, switch = tile("3", blocks=True, obeys="lamp"), tile("4", toggles="lamp")
    kinds = board(key, door, gate, switch, tile("5", needs="nothing"))
    number, bits = np.arange(1, 6), kinds.memory
    nothing, both = np.zeros(5, np.int64), np.full(5, bits.key_bits["red"] | bits.switch_bits["lamp"])
    assert kinds.blocked(number, nothing).tolist() == [False, True, True, False, True]
    assert kinds.blocked(number, both).tolist() == [False, False, False, False, True], "nothing gives the last one's key"
    assert kinds.given.tolist()[1] == bits.key_bits["red"] and kinds.toggled.tolist()[4] == bits.switch_bits["lamp"]


def test_the_ways_of_a_tile_of_its_own() -> None:
    kinds = board(tile("1", wind=(-1, 2)), tile("2", slides=True))
    assert kinds.push.tolist() == [[0, 0], [-1, 2], [0, 0]] and kinds.slides.tolist() == [False, False, True]
    assert kinds.moves.tolist() == [NAMES.index(name) for name in kinds.rules.moves]
    assert not kinds.grows and board(tile("1", once=True)).grows
    assert dataclasses.replace(kinds.rules) == kinds.rules
