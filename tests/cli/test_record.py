"""What `train --record` notes of a run, and where it may write."""

from pathlib import Path

import numpy as np
import pytest

from playground.cli.record import KINDS, Record, SetRecord, environment_of, record_of, recording_file, write_record
from playground.cli.verb import UsageError
from playground.learning.files.recordings import RecordingError, read_recording
from playground.training.commands import Start
from playground.training.session import Session
from playground.world import compile_mdp, format_level, library

CORRIDOR = library.find("corridor")
START = Start(CORRIDOR, "q-learning", None, 1)


def session(start: Start = START) -> Session:
    begun = Session()
    begun.obey(start)
    return begun


def test_every_transition_is_noted_once_and_written(tmp_path: Path) -> None:
    begun = session()
    record = Record(begun)
    while begun.units < 300:
        record.train(300 - begun.units, 1.0)
    record.look()  # nothing new
    assert write_record(record, tmp_path / "life.csv") == ""
    recording = read_recording(tmp_path / "life.csv", compile_mdp(CORRIDOR)).recording
    assert len(recording.state) == begun.units == 300
    over = recording.terminated | recording.truncated
    np.testing.assert_array_equal(recording.state[1:][~over[:-1]], recording.successor[:-1][~over[:-1]])


def test_where_it_may_write_is_checked_before_the_training(tmp_path: Path) -> None:
    assert recording_file(None, CORRIDOR) is None
    assert recording_file(str(tmp_path / "life.npz"), CORRIDOR) == tmp_path / "life.npz"
    changing = library.find("blocking-maze")
    for word, level, message in (
        ("life.txt", CORRIDOR, f"the recording is to be written to 'life.txt', expected {KINDS}"),
        (str(tmp_path / "none" / "life.csv"), CORRIDOR, "there is no folder"),
        (str(tmp_path / "life.csv"), changing, "changes with time, and a recording is of one map"),
    ):
        with pytest.raises(UsageError, match=message):
            recording_file(word, level)
    (tmp_path / "corridor-v0").mkdir()
    with pytest.raises(UsageError, match="corridor-v0 is there already"):
        recording_file(str(tmp_path / "corridor-v0"), CORRIDOR)


def test_a_planner_has_nothing_to_record() -> None:
    with pytest.raises(UsageError, match="value-iteration plans and has no experience to record"):
        Record(session(Start(CORRIDOR, "value-iteration", None, 1)))


def test_a_data_set_is_recorded_from_the_beginning_of_a_run(tmp_path: Path) -> None:
    assert record_of(None, session()) is None
    assert type(record_of(tmp_path / "life.csv", session())) is Record
    with pytest.raises(UsageError, match="recorded from the beginning of a run"):
        record_of(tmp_path / "corridor-v0", session())
    begun = session()
    record = record_of(tmp_path / "corridor-v0", begun, START, "corridor")
    assert isinstance(record, SetRecord)
    record.train(50, 1.0)
    assert len(record._rows) == 50  # lived in the environment, one at a time


def test_an_environment_is_named_by_the_text_of_its_level() -> None:
    assert environment_of(CORRIDOR, "corridor") == format_level(CORRIDOR)
    lake = library.find("gym:FrozenLake-v1?is_slippery=false")
    assert environment_of(lake, "gym:FrozenLake-v1?is_slippery=false") == "gym:FrozenLake-v1?is_slippery=false"


class Failing:
    """A recording that cannot be written."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def write(self, path: Path) -> str:
        raise self.error


def test_what_cannot_be_written_is_one_sentence() -> None:
    for error, message in (
        (OSError(28, "No space left on device"), "cannot write x.csv: No space left"),
        (RecordingError("no"), "no"),
    ):
        with pytest.raises(UsageError, match=message):
            write_record(Failing(error), Path("x.csv"))
