"""Monitor files."""

import json

import numpy as np
import pytest

from playground.learning.life.experience import Ended
from playground.training.experiments.experiment import ExperimentError
from playground.training.experiments.monitor import SUFFIX, monitor_text, read_monitor

EPISODES = Ended(np.array([-13.0, 0.1]), np.array([13, 2]), np.array([13, 15]))


def test_the_layout_is_a_line_of_json_then_return_length_and_time(tmp_path):
    path = tmp_path / f"run{SUFFIX}"
    path.write_text(monitor_text(EPISODES, {"env_id": "cliff-walking"}))
    head, *rows = path.read_text().split("\n")
    assert rows == ["r,l,t", "-13.0,13,13", "0.1,2,15", ""]
    assert head[0] == "#" and json.loads(head[1:])["t_start"] == 0.0 and json.loads(head[1:])["env_id"] == "cliff-walking"
    assert path.name.endswith("monitor.csv")


def test_what_was_written_is_read_to_the_last_bit(tmp_path):
    path = tmp_path / "run.csv"
    for episodes in (EPISODES, Ended(np.zeros(0), np.zeros(0, np.int64), np.zeros(0, np.int64))):
        path.write_text(monitor_text(episodes, {}))
        assert all(np.array_equal(*pair) for pair in zip(read_monitor(path), episodes, strict=True))


def test_another_file_is_refused(tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(ExperimentError, match="no monitor file"):
        read_monitor(path)


@pytest.mark.parametrize(
    "row",
    [
        "1.0,2",
        "1.0,2,3,4",
        ",,",
        "one,2,3",
        "nan,2,3",
        "1.0,0,3",
        "1.0,4,3",
        "1.0,2," + "9" * 400,
        "1.0,2,9223372036854775807",
    ],
)
def test_a_damaged_row_is_one_sentence_with_its_line_and_a_way_out(tmp_path, row):
    path = tmp_path / "run.monitor.csv"
    path.write_text(f"#{{}}\nr,l,t\n1.0,5,5\n{row}\n")
    with pytest.raises(ExperimentError, match=r"run.monitor.csv: line 4: .*remove the file"):
        read_monitor(path)


@pytest.mark.parametrize("content", [b"", b"#", b"\xff\xfe\x00", b"#{}\nl,r,t\n"])
def test_what_is_cut_off_or_no_text_is_refused(tmp_path, content):
    (tmp_path / "run.csv").write_bytes(content)
    with pytest.raises(ExperimentError, match="no monitor file"):
        read_monitor(tmp_path / "run.csv")
