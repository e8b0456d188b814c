"""CSV as programs and spreadsheets write it."""

from pathlib import Path

import pytest

from playground.learning.files.recordings import RecordingError, read_recording
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
