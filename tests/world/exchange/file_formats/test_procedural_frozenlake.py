"""Maps of procedural-frozenlake; the outcomes are those of its own table (version 1.0.0)."""

import pytest

from playground.world import Cell, LevelError, outcomes
from playground.world.exchange import read_text, recognised_format
from playground.world.mdp import State

BOARD = "SFFT\nFMWF\nFWHG\n"


def ways(level, row, col, action):
    branches = outcomes(level, State(Cell(row, col)), action)
    return {(tuple(branch.state.cell), branch.reward, branch.ends): branch.probability for branch in branches}


def test_a_letter_that_frozenlake_does_not_have_tells_them_apart():
    assert recognised_format(BOARD).id == "procedural-frozenlake"
    assert recognised_format("SF\nFG").id == "frozenlake"
    assert recognised_format("fixed_map = ['SFT', 'FFG']").id == "procedural-frozenlake"


def test_only_mirror_ice_is_slippery_trees_block_and_sleighs_lead_to_their_partner():
    level = read_text(BOARD).level
    assert ways(level, 0, 1, "right") == {((0, 2), 0.0, False): 1.0}
    assert ways(level, 0, 2, "right") == {((0, 2), 0.0, False): 1.0}
    assert ways(level, 0, 2, "down") == {((2, 1), 0.0, False): 1.0}
    third = pytest.approx(1 / 3)
    assert ways(level, 1, 1, "left") == {((1, 0), 0.0, False): third, ((1, 2), 0.0, False): third, ((0, 1), 0.0, False): third}
    assert ways(level, 1, 3, "down") == {((2, 3), 1.0, True): 1.0}
    assert (level.rules.moves, level.rules.time_limit) == (("left", "down", "right", "up"), 200)


def test_a_blueprint_says_what_goals_pay():
    text = """
blueprint = {"board": ["SFG", "TMG"], "rewards": {2: 0.5, 5: 2}, "sleighs": {"pairs": []}}
env = gym.make("Procedural-FrozenLake-v1", fixed_map=blueprint, slippery_success_rate=1/2, map_sed=3)
"""
    imported = read_text(text)
    level = imported.level
    assert ways(level, 0, 1, "right") == {((0, 2), 0.5, True): 1.0}
    assert ways(level, 1, 1, "right") == pytest.approx(
        {((1, 2), 2.0, True): 0.5, ((0, 1), 0.0, False): 0.25, ((1, 1), 0.0, False): 0.25}
    )
    assert any("no such setting: map_sed" in note for note in imported.notes)


def test_a_sleigh_at_the_edge_is_explained():
    assert any("at the edge" in note for note in read_text(BOARD).notes)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("gym.make('Procedural-FrozenLake-v1', map_seed=0)", "others are made anew"),
        ("SWT\nFFG", "there are 1 W on the map, expected pairs of them"),
        ("SFT\nFFF", "at least one S and one G"),
        ("SFT\nFG", "row 2, column 3: 2 characters, expected 3"),
        ("{'board': ['SFT', 'FFG'], 'rewards': {1: 2}}", "rewards has 1, expected the number of a G"),
        ("SFT\nFFG\nslippery_success_rate = 3", "expected a number from 0 to 1"),
    ],
)
def test_what_cannot_be_read_is_explained(text, sentence):
    with pytest.raises(LevelError) as error:
        read_text(text, format="procedural-frozenlake")
    assert sentence in str(error.value)
