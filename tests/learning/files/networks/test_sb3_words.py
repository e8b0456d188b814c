"""The plain words of Stable-Baselines3: what is seen, what is done, and what is refused."""

from typing import Any

import pytest

from playground.learning.files.networks.sb3_words import last_word, observed, refuse_other_moves, under, words_in
from playground.learning.files.parcel import AgentError
from playground.world import compile_mdp
from playground.world.library import find

MDP = compile_mdp(find("corridor"))  # 5 states
DISCRETE = {":type:": "<class 'gymnasium.spaces.discrete.Discrete'>", "n": "5", "start": "0"}
BOX = {":type:": "<class 'gymnasium.spaces.box.Box'>", "_shape": [5]}


def test_words_are_a_table_of_json() -> None:
    assert words_in(b'{"n": 1}') == {"n": 1}
    for content, message in ((b"{", "its data is no JSON text"), (b"[1]", "its data is no JSON object"), (b"\xff", "no JSON")):
        with pytest.raises(AgentError, match=message):
            words_in(content)


def test_the_number_of_a_state_needs_no_note_and_a_box_has_one() -> None:
    assert observed({"observation_space": DISCRETE}, MDP) == ()
    assert observed({"observation_space": BOX}, MDP)[0].startswith("Its box of 5 numbers is taken for one number for each state")
    assert observed({"observation_space": {**BOX, "_shape": [1]}}, MDP)[0].startswith("Its box of one number is taken")


@pytest.mark.parametrize(
    ("space", "message"),
    [
        ({**BOX, "_shape": [84, 84]}, r"a Box \[84, 84\], expected the number of a state, or a Box \[5\]"),
        ({":type:": "<class 'gymnasium.spaces.dict.Dict'>"}, "its observation space is Dict, expected Discrete from 0"),
        ({**DISCRETE, "start": "1"}, "its observation space is Discrete, expected Discrete from 0"),
        ("words", "its observation space is nothing"),
    ],
)
def test_other_observations_are_refused(space: Any, message: str) -> None:
    with pytest.raises(AgentError, match=message):
        observed({"observation_space": space}, MDP)


def test_moves_are_numbers_from_0() -> None:
    refuse_other_moves({"action_space": DISCRETE})
    with pytest.raises(AgentError, match="its action space is Box, expected Discrete from 0: the number of a move"):
        refuse_other_moves({"action_space": BOX})


def test_the_last_word_of_a_class_and_the_words_under_another() -> None:
    assert last_word("<class 'torch.nn.modules.activation.ReLU'>") == "ReLU"
    assert (under({"a": 1}), under("a"), under(None)) == ({"a": 1}, {}, {})
