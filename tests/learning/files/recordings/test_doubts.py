"""What cannot have happened on a level is told, and learned from all the same."""

import numpy as np

from playground.learning.files.recordings.columns import recording_of
from playground.learning.files.recordings.doubts import doubts
from playground.world import compile_mdp, library

LAKE, DICE = (compile_mdp(library.find(name)) for name in ("frozenlake-4x4", "dice"))
OURS = {"state": [0, 4, 14], "action": [1, 1, 2], "reward": [0.0, 0.0, 1.0], "next_state": [4, 8, 15], "terminated": [0, 0, 1]}


def _told(**columns: list[float]) -> tuple[str, ...]:
    return doubts(recording_of({**OURS, **columns}, LAKE).recording, LAKE)


def test_what_can_happen_is_not_doubted() -> None:
    assert _told() == ()
    assert _told(reward=[0.0, 0.0, np.float32(1.0 + 1e-7)]) == ()


def test_a_move_that_never_leads_there_is_told_with_its_place() -> None:
    (sentence,) = _told(next_state=[4, 2, 15], state=[0, 4, 14])
    assert "1 of 3 transitions cannot happen on this level, the first is transition 2" in sentence
    assert "'down' never leads from state 4 to state 2" in sentence


def test_another_reward_is_told_beside_that_of_the_level() -> None:
    (sentence,) = _told(reward=[0.0, 0.0, 5.0])
    assert (
        "1 of 3 transitions pay something else than this level does, the first is transition 3: it says 5, the level 1."
        in sentence
    )


def test_where_an_end_led_may_be_left_out() -> None:
    columns = {name: OURS[name] for name in ("state", "action", "reward", "terminated")}
    reading = recording_of(columns, LAKE)
    assert reading.recording.successor.tolist() == [4, 14, 14] and doubts(reading.recording, LAKE)[0].startswith("1 of 3")
    assert "transition 2" in doubts(reading.recording, LAKE)[0], "from 4 to 14 is no step; the end at 15 is not missed"


def test_rewards_that_vary_are_not_doubted() -> None:
    noisy = DICE.noise
    assert noisy is not None
    state, action, outcome = (int(part[0]) for part in np.nonzero((noisy.gaussian > 0) | (noisy.either > 0)))
    columns = {
        "state": [state],
        "action": [action],
        "reward": [77.0],
        "next_state": [int(DICE.successor[state, action, outcome])],
    }
    assert doubts(recording_of({**columns, "terminated": [0]}, DICE).recording, DICE) == ()
