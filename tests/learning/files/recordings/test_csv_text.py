"""CSV as programs and spreadsheets write it."""

from pathlib import Path

import pytest

from playground.learning.files.recordings import RecordingError, csv_text, read_recording
from playground.learning.files.recordings.csv_text import columns_of
from playground.world import compile_mdp, library

CORRIDOR = compile_mdp(library.find("corridor"))
ROWS = [["obs", "action", "reward", "next_obs", "done"], ["0", "1", "-0,5", "1", "0"], ["1", "1", "1,25", "2", "1"]]


@pytest.mark.parametrize("first", ["", "sep={}\r\n", "\ufeff"])
@pytest.mark.parametrize("separator", [";", "\t"])
def test_semicolons_tabs_and_decimal_commas(first: str, separator: str, tmp_path: Path) -> None:
    path = tmp_path / "life.csv"
    path.write_text(first.format(separator) + "\r\n".join(map(separator.join, ROWS)), encoding="utf-8", newline="")
    recording = read_recording(path, CORRIDOR).recording
    assert recording.reward.tolist() == [-0.5, 1.25] and recording.state.tolist() == [0, 1]


def test_quoted_decimal_commas_between_commas(tmp_path: Path) -> None:
    path = tmp_path / "life.csv"
    path.write_text("\n".join(",".join(f'"{entry}"' for entry in row) for row in ROWS))
    assert read_recording(path, CORRIDOR).recording.reward.tolist() == [-0.5, 1.25]


def test_a_column_without_a_name_is_no_matter(tmp_path: Path) -> None:
    """As pandas writes the numbers of the rows."""
    path = tmp_path / "life.csv"
    path.write_text(",state,action,reward,next_state\n0,0,1,0.0,1\n1,1,1,0.5,2\n")
    assert read_recording(path, CORRIDOR).recording.successor.tolist() == [1, 2]


@pytest.mark.parametrize(
    "content, sentence",
    [
        (b'[{"state": 0}]', "it is JSON, expected CSV text whose first line names the columns"),
        (b'{"state": 0, "action": 1}\n', "it is JSON"),
        ("state,action".encode("utf-16"), "it is no text in UTF-8, expected CSV text in UTF-8"),
    ],
)
def test_what_is_no_csv_is_named_in_plain_words(content: bytes, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "life.csv").write_bytes(content)
    with pytest.raises(RecordingError, match=sentence):
        columns_of(tmp_path / "life.csv")


def test_more_than_is_read_is_refused_and_arrays_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit of three lines in place of half a million: titles and two transitions."""
    path = tmp_path / "life.csv"
    path.write_text("state,action,reward,next_state\r0,1,0.0,1\r1,1,0.5,2\r")
    monkeypatch.setattr(csv_text, "MOST", 3)
    assert len(read_recording(path, CORRIDOR).recording.state) == 2
    with open(path, "a") as file:
        file.write("\r\r")
    with pytest.raises(
        RecordingError, match=r"it has more than 3 lines, the most that is read; arrays in a .npz file may hold more"
    ):
        columns_of(path)


def test_of_a_column_that_nobody_reads_only_its_length_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "life.csv"
    path.write_text("state,weather,action,reward\n0,rain,1,0\n1,sun,1,0\n")
    columns = columns_of(path)
    assert columns["state"] == ["0", "1"] and len(columns["weather"]) == 2
    assert "'weather'" in read_recording(path, CORRIDOR).notes[0]


def test_a_sentence_lists_the_first_of_very_many_columns(tmp_path: Path) -> None:
    path = tmp_path / "life.csv"
    path.write_text(",".join(f"c{number}" for number in range(900)) + "\n" + ",".join("1" * 900) + "\n")
    with pytest.raises(RecordingError, match="there is no column 'state'; found c0, c1, ") as caught:
        read_recording(path, CORRIDOR)
    assert len(str(caught.value)) < 300 and str(caught.value).endswith("c19, …")
