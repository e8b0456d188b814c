"""The plain words in a file of Stable-Baselines3, or of SBX, which saves in the same way: its observations and actions."""

import json
from collections.abc import Mapping
from typing import Any

from playground.learning.files.parcel import LONGEST_REASON, AgentError
from playground.world.mdp import TabularMDP

WORDS = "data"
"""The entry of the archive."""


def words_in(content: bytes) -> Mapping[str, Any]:
    """The plain words of the file. AgentError where they are none."""
    try:
        sentences = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise AgentError(f"its {WORDS} is no JSON text: {str(error)[:LONGEST_REASON]}") from error
    if not isinstance(sentences, dict):
        raise AgentError(f"its {WORDS} is no JSON object, expected a file of Stable-Baselines3")
    return sentences


def observed(sentences: Mapping[str, Any], mdp: TabularMDP) -> tuple[str, ...]:
    """What a box of numbers is taken for, as a note; nothing for the number of a state. AgentError where it is neither."""
    space = under(sentences.get("observation_space"))
    states = len(mdp.states)
    if last_word(space.get(":type:", "nothing")) == "Box":
        shape = space.get("_shape")
        if shape == [states]:
            return (f"Its box of {states} numbers is taken for one number for each state, 1 for the one it is in.",)
        if shape == [1]:
            return ("Its box of one number is taken for the number of the state as it is.",)
        raise AgentError(f"its observation space is a Box {str(shape)[:40]}, expected {_numbers_of(states)}")
    _refuse_other_than_discrete("observation space", space, _numbers_of(states))
    return ()


def refuse_other_moves(sentences: Mapping[str, Any]) -> None:
    """Refuses moves that are no numbers from 0."""
    _refuse_other_than_discrete("action space", under(sentences.get("action_space")), "the number of a move")


def _numbers_of(states: int) -> str:
    return f"the number of a state, or a Box [{states}] with 1 for the state it is in"


def _refuse_other_than_discrete(name: str, space: Mapping[str, Any], meaning: str) -> None:
    word = last_word(space.get(":type:", "nothing"))
    if word != "Discrete" or str(space.get("start", "0")) != "0":
        raise AgentError(f"its {name} is {word}, expected Discrete from 0: {meaning}")


def last_word(words: Any) -> str:
    """The last name of a class: Discrete of "<class 'gymnasium.spaces.discrete.Discrete'>"."""
    return str(words).rpartition(".")[2].removesuffix("'>")[:80]


def under(words: Any) -> Mapping[str, Any]:
    """Words that stand under another one, none where it is no table."""
    return words if isinstance(words, dict) else {}
