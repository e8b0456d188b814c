"""What columns of recorded transitions may be called, and what comes of them."""

import numpy as np
import pytest

from playground.learning.files.recordings.columns import RecordingError, recording_of
from playground.world import compile_mdp, library

LAKE = compile_mdp(library.find("frozenlake-4x4"))
OURS = {"state": [0, 4, 8], "action": [1, 1, 2], "reward": [0.0, 0.0, 1.0], "next_state": [4, 8, 9], "terminated": [0, 0, 1]}


@pytest.mark.parametrize(
    "names",
    [
        ("state", "action", "reward", "next_state", "terminated"),
        ("obs", "action", "reward", "next_obs", "terminated"),
        ("observations", "actions", "rewards", "next_observations", "terminals"),
        ("S", "A", "R", "S'", "done"),
        ("Observation", "Act", "Rew", "New_State", "Dones"),
    ],
)
def test_the_same_columns_by_other_names(names: tuple[str, ...]) -> None:
    recording, notes = recording_of(dict(zip(names, OURS.values(), strict=True)), LAKE)
    assert recording.state.tolist() == [0, 4, 8] and recording.successor.tolist() == [4, 8, 9]
    assert recording.terminated.tolist() == [False, False, True] and recording.begins.tolist() == [True, False, False]
    assert len(notes) == (1 if names[-1].lower().startswith("done") else 0)


def test_the_next_state_is_that_of_the_transition_that_follows() -> None:
    """States 0 4 | 0 1: the first episode terminates, the second is broken off, so where its last move led is unknown."""
    columns = {"s": [0, 4, 0, 1], "a": [1, 1, 2, 2], "r": [0, 1, 0, 0], "done": [0, 1, 0, 0]}
    recording, notes = recording_of(columns, LAKE)
    assert recording.state.tolist() == [0, 4, 0] and recording.successor.tolist() == [4, 4, 1]
    assert recording.begins.tolist() == [True, False, True]
    assert any("where they led is not said: 1 transition." in note for note in notes)


def test_episodes_part_what_would_follow() -> None:
    columns = {"state": [0, 4], "action": [1, 1], "reward": [0, 0], "episode": ["a", "b"], "next_state": [4, 8]}
    assert recording_of(columns, LAKE).recording.begins.tolist() == [True, True]


def test_done_is_no_end_where_truncated_says_it_was_cut_off() -> None:
    columns = {**OURS, "done": [0, 1, 1], "truncated": [0, 1, 0]}
    del columns["terminated"]
    recording = recording_of(columns, LAKE).recording
    assert recording.terminated.tolist() == [False, False, True] and recording.truncated.tolist() == [False, True, False]


def test_states_as_rows_with_a_single_one() -> None:
    rows = np.eye(16)[[0, 4, 8]].tolist(), np.eye(16)[[4, 8, 9]].tolist()
    recording = recording_of({**OURS, "state": rows[0], "next_state": rows[1]}, LAKE).recording
    assert recording.state.tolist() == [0, 4, 8] and recording.successor.tolist() == [4, 8, 9]
    with pytest.raises(RecordingError, match="16 numbers of which one is 1"):
        recording_of({**OURS, "state": [[0.5, 0.5], *rows[0][1:]]}, LAKE)


@pytest.mark.parametrize("entry, number", [("0,25", 0.25), ("-1,5e2", -150.0), (",5", 0.5), ("0.25", 0.25)])
def test_decimal_commas(entry: str, number: float) -> None:
    assert recording_of({**OURS, "reward": [entry, "0", "1"]}, LAKE).recording.reward[0] == number


@pytest.mark.parametrize("entry", ["1.234,5", "1,2,3", "1 2", "", "nan", "1e999"])
def test_numbers_that_are_none(entry: str) -> None:
    with pytest.raises(RecordingError, match=r"transition 1: reward is .*, expected a finite number"):
        recording_of({**OURS, "reward": [entry, "0", "1"]}, LAKE)


def test_whole_numbers_as_tables_of_floats_write_them() -> None:
    columns = {**OURS, "state": ["0.0", "4.0", "8,0"], "action": ["1.0", "down", "2"]}
    recording = recording_of(columns, LAKE).recording
    assert recording.state.tolist() == [0, 4, 8] and recording.action.tolist() == [1, 1, 2]
    with pytest.raises(RecordingError, match=r"state is '0\.5', expected a whole number"):
        recording_of({**OURS, "state": ["0.5", "4", "8"]}, LAKE)


@pytest.mark.parametrize(
    "name, other",
    [
        ("next_state", "obs_next"),
        ("next_state", "Next State"),
        ("next_state", "next-obs"),
        ("terminated", "d"),
        ("reward", "Rew"),
    ],
)
def test_more_names_and_spaces_in_them(name: str, other: str) -> None:
    columns = {other if column == name else column: entries for column, entries in OURS.items()}
    assert recording_of(columns, LAKE).recording.successor.tolist() == [4, 8, 9]
    assert recording_of(columns, LAKE).recording.terminated.tolist() == [False, False, True]


def test_columns_that_are_not_read_are_told_and_those_that_say_the_same_are_not() -> None:
    assert recording_of({**OURS, "log_prob": [0, 0, 0], "": [0, 1, 2], "row": [0, 1, 2], "col": [0, 0, 0]}, LAKE).notes == (
        "Columns that are not read: 'log_prob'.",
    )


def test_where_no_column_says_that_episodes_end_that_is_told() -> None:
    columns = {name: entries for name, entries in OURS.items() if name != "terminated"}
    reading = recording_of(columns, LAKE)
    assert not reading.recording.terminated.any()
    assert reading.notes == ("No column says where episodes end (`terminated`, `truncated` or `done`), so none ends.",)


def test_actions_by_the_names_of_directions() -> None:
    assert recording_of({**OURS, "action": ["DOWN", "Move South", "→"]}, LAKE).recording.action.tolist() == [1, 1, 2]
    with pytest.raises(RecordingError, match="action is 'jump'"):
        recording_of({**OURS, "action": ["DOWN", "jump", "→"]}, LAKE)


def test_states_as_cells_and_alone_in_brackets() -> None:
    reading = recording_of({**OURS, "state": ["(0, 0)", "[1 0]", "[8]"], "action": ["[1]", "[1]", "[2]"]}, LAKE)
    assert reading.recording.state.tolist() == [0, 4, 8] and reading.recording.action.tolist() == [1, 1, 2]
    with pytest.raises(RecordingError, match=r"state is '\(9, 9\)'"):
        recording_of({**OURS, "state": ["(9, 9)", "4", "8"]}, LAKE)
