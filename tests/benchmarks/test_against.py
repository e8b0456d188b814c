"""Two builds side by side: here the same one twice, so that every measurement has its pair."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import against, table
from benchmarks.__main__ import main
from benchmarks.effort import Effort
from benchmarks.table import is_speed


def test_a_build_beside_another_one_has_every_measurement_in_pairs(tmp_path: Path) -> None:
    for name in ("playground", "assets", "levels"):
        (tmp_path / name).symlink_to(against.HERE / name)
    rows = against.rows("board", tmp_path, Effort.SMALLEST, 1)
    assert {"board: wedges of 8 × 8 cells", "board: overlay arrows, 12 × 12 cells at 1920 × 1080"} <= {row.what for row in rows}
    assert all(row.opponent == "before" and len(row.figures) == 1 and row.figures[0] > 0 for row in rows)


@pytest.fixture
def checkout(tmp_path: Path) -> Callable[[str, str], Path]:
    """Makes a checkout whose package has so many of something, with a benchmark of its own where a text of one is given."""

    def made(name: str, package: str, own: str = "") -> Path:
        folder = tmp_path / name
        for part in ("playground", "benchmarks"):
            (folder / part).mkdir(parents=True)
            (folder / part / "__init__.py").write_text(package if part == "playground" else "")
        if own:
            (folder / "benchmarks" / "wheel.py").write_text(own)
        return folder

    return made


WHEEL = """
from playground import spokes
from typing import NamedTuple
from benchmarks.table import interleaved
class Row(NamedTuple):
    what: str
    unit: str
    ours: list
def rows(repeats):
    def take():
        with open("../log", "a") as log:
            log.write(str(spokes))
        return float(spokes)
    return [Row("spokes", "ms", interleaved(repeats, take)[0])]
"""


def test_two_builds_take_their_repeats_in_turn(
    checkout: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, before = checkout("ours", "spokes = 3", WHEEL), checkout("before", "spokes = 6")
    (ours / "benchmarks" / "table.py").write_text(Path(table.__file__).read_text())
    monkeypatch.setattr(against, "HERE", ours)
    (row,) = against.rows("wheel", before, Effort(repeats=3), rounds=2)
    assert (tmp_path / "log").read_text() == "363636" + "636363"
    assert (row.opponent, row.ours, row.theirs, row.figures) == ("before", [3.0] * 6, [6.0] * 6, [0.5] * 6)


def test_a_row_says_where_the_build_before_was_measured_by_other_code(
    checkout: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = "from collections import namedtuple\nRow = namedtuple('Row', 'what unit ours')\n"
    theirs += "def rows(repeats): return [Row('spokes', 'ms', [8.0, 8.0]), Row('hubs', 'ms', [1.0])]"
    ours, before = checkout("ours", "spokes = 4", WHEEL), checkout("before", "", theirs)
    (ours / "benchmarks" / "table.py").write_text(Path(table.__file__).read_text())
    monkeypatch.setattr(against, "HERE", ours)
    (row,) = against.rows("wheel", before, Effort(repeats=2), rounds=1)
    assert (row.opponent, row.figures) == ("before, by its own code", [0.5, 0.5])
    output = capsys.readouterr().out
    assert "the build before is measured by its own, because cannot import name 'spokes'" in output
    assert "only there: hubs" in output


def test_a_process_that_fails_is_named_with_its_error(checkout: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    ours = checkout("ours", "", "def rows(repeats): raise KeyError('axle')")
    monkeypatch.setattr(against, "HERE", ours)
    with pytest.raises(ValueError, match=r"wheel cannot be measured in .*ours.*: KeyError: 'axle'"):
        against.takes((ours,), "wheel", Effort.SMALLEST)


def test_the_other_build_has_its_turn_after_each_repeat(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    monkeypatch.setattr(table, "after_repeat", [lambda: order.append("turn")])
    results = table.interleaved(2, lambda: order.append("a") or 1.0, lambda: order.append("b") or 2.0)
    assert (results, order) == ([[1.0, 1.0], [2.0, 2.0]], ["a", "b", "turn"] * 2)


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
