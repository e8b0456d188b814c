"""Two builds side by side: here the same one twice, so that every measurement has its pair."""

from pathlib import Path

import pytest

from benchmarks import against
from benchmarks.__main__ import main
from benchmarks.effort import Effort
from benchmarks.table import is_speed


def test_a_build_beside_another_one_has_every_measurement_in_pairs(tmp_path: Path) -> None:
    for name in ("playground", "assets", "levels"):
        (tmp_path / name).symlink_to(against.HERE / name)
    rows = against.rows("board", tmp_path, Effort.SMALLEST, 1)
    assert {"board: wedges of 8 × 8 cells", "board: overlay arrows, 12 × 12 cells at 1920 × 1080"} <= {row.what for row in rows}
    assert all(row.opponent == "before" and len(row.figures) == 1 and row.figures[0] > 0 for row in rows)


def test_less_is_better_for_times_and_more_for_speeds() -> None:
    assert is_speed("M steps/s")
    assert is_speed("a minute")
    assert not is_speed("ms")
    assert not is_speed("ms (p99)")
    assert not is_speed("MB")


def test_a_folder_without_the_playground_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["board", "--smallest", "--against", str(tmp_path)])
    assert "there is no checkout of the playground in" in capsys.readouterr().err
