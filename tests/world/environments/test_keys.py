"""Keys for actions: no two actions share a key, and every action has one."""

import pytest

from playground.world.environments.keys import DOWN, LEFT, RIGHT, UP, keys_to_action
from playground.world.grid import MOVE_SETS


def test_four_moves_have_arrows_and_letters() -> None:
    keys = keys_to_action(("up", "right", "down", "left"))
    assert keys == {
        ("w",): 0, (UP,): 0, ("d",): 1, (RIGHT,): 1, ("s",): 2, (DOWN,): 2, ("a",): 3, (LEFT,): 3,
    }  # fmt: skip


def test_a_diagonal_is_two_keys_at_once_or_a_corner_letter() -> None:
    assert keys_to_action(("down-left",)) == {("s", "a"): 0, (DOWN, LEFT): 0, ("z",): 0}


def test_staying_is_the_space_bar_or_no_key() -> None:
    assert keys_to_action(("left", "stay"))[(" ",)] == 1
    assert keys_to_action(("left", "stay"))[""] == 1


def test_the_compass_means_moves_and_other_actions_have_digits() -> None:
    keys = keys_to_action(("north", "pickup", "east"))
    assert keys[("w",)] == 0 and keys[("2",)] == 1 and keys[("d",)] == 2
    assert len(keys_to_action([f"action-{number}" for number in range(12)])) == 9, "there are nine digits"


@pytest.mark.parametrize("moves", sorted(MOVE_SETS))
def test_every_move_has_a_key_of_its_own(moves: str) -> None:
    actions = MOVE_SETS[moves]
    assert set(keys_to_action(actions).values()) == set(range(len(actions)))
