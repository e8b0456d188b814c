"""What coming to a cell does: what it pays, what is remembered, who is met and where one is sent."""

import numpy as np
import pytest

from playground.world import Level, Rules, Tile
from playground.world.physics.board import Board, board_of
from playground.world.physics.branches import Branches
from playground.world.physics.entering import entering, later
from playground.world.physics.movement import agents_at


def board(rows: str, rules: Rules | None = None, **fields: object) -> Board:
    """A board of one row, on which the character 1 is a tile of these fields."""
    legend = {"1": Tile(kind="floor", glyph="1", **fields)} if fields else {}  # type: ignore[arg-type]
    return board_of(Level("", (rows,), rules=rules or Rules(step_reward=-1.0, bump_reward=-0.5), legend=legend))


def comes(on: Board, begin: int, cell: int, bump: bool = False) -> Branches:
    return entering(on, agents_at(on, np.array([begin])), np.array([cell]), np.array([bump]), np.array([1.0]))


@pytest.mark.parametrize(
    ("fields", "begin", "cell", "bump", "reward"),
    [
        ({"enter": 5.0}, 0, 1, False, 4.0),
        ({"enter": 5.0, "replaces_step": True}, 0, 1, False, 5.0),
        ({"enter": 5.0}, 1, 1, True, -1.5),
        ({"leave": 2.0}, 1, 2, False, 1.0),
        ({"enter": 5.0}, 1, 2, False, -1.0),
    ],
    ids=["enters", "in place of the step", "bumps and stays", "leaves", "goes on"],
)
def test_what_it_pays(fields: dict[str, object], begin: int, cell: int, bump: bool, reward: float) -> None:
    assert comes(board("S1.", **fields), begin, cell, bump).reward.tolist() == [[reward]]


def test_a_bump_pays_again_where_the_rules_say_so() -> None:
    rules = Rules(enter_on_stay=True)
    assert comes(board("S1.", rules, enter=5.0), 1, 1, bump=True).reward.tolist() == [[5.0]]


def test_an_end_is_an_end_and_so_is_a_cell_where_nothing_can_be_done() -> None:
    assert comes(board("S1.", ends=True), 0, 1).ends.tolist() == [[True]]
    assert comes(board("S1.", only=("stay",)), 0, 1).ends.tolist() == [[True]], "there is no such action here"
    assert comes(board("S.."), 0, 2).ends.tolist() == [[False]]


def test_a_key_is_held_and_a_coin_pays_once() -> None:
    on = board("Sac")
    with_key = comes(on, 0, 1).place
    assert on.memory.floor(int(with_key[0, 0]) // 3).held == ("red",)
    taken = comes(on, 1, 2)
    assert taken.reward.tolist() == [[0.0]] and on.memory.floor(int(taken.place[0, 0]) // 3).held == ("0,2",)
    again = comes(on, int(taken.place[0, 0]) - 1, 2)
    assert again.reward.tolist() == [[-1.0]] and again.place.tolist() == taken.place.tolist()


def test_a_switch_is_thrown_and_thrown_back() -> None:
    on = board("StT")
    once = int(comes(on, 0, 1).place[0, 0])
    assert on.memory.floor(once // 3).switches == ("gate",)
    assert comes(on, once - 1, 1).place.tolist() == [[1]]


def test_who_is_sent_comes_to_each_of_the_others_alike() -> None:
    result = comes(board("S1.1.1", sends_to="1"), 0, 1)
    assert result.probability.tolist() == [[0.0, 0.5, 0.5]] and result.place.tolist() == [[1, 3, 5]]
    assert comes(board("S1.", sends_to="1"), 0, 1).place.tolist() == [[1]], "there is no other end"


def test_a_hazard_catches_who_changes_places_with_it_and_who_stands_in_its_way() -> None:
    """The cat walks right, right, right and back: at phase 0 it is in its cell, at phase 1 one to the right."""
    on = board("SM...", Rules())
    assert comes(on, 2, 1).ends.tolist() == [[True]], "it came from there to here"
    assert comes(on, 2, 2, bump=True).ends.tolist() == [[True]], "it came here"
    assert comes(on, 3, 3, bump=True).ends.tolist() == [[False]]


def test_time_goes_on_only_where_something_walks() -> None:
    on = board("SM...", Rules())
    assert later(on, agents_at(on, np.array([0])), np.array([[0]]), np.array([0])).tolist() == [[5]]
    still = board("S.", Rules())
    assert later(still, agents_at(still, np.array([0])), np.array([[1]]), np.array([0])).tolist() == [[1]]
