"""Each part of the benchmarks at its smallest: it runs, its answers agree with those of its opponents, and it gives rows."""

import importlib
import math

import pytest

from benchmarks.__main__ import PARTS, main
from benchmarks.effort import Effort


@pytest.mark.parametrize("part", PARTS)
def test_each_part_runs_at_its_smallest(part: str) -> None:
    rows = importlib.import_module(f"benchmarks.{part}").rows(Effort.SMALLEST)
    assert rows or part == "learners"  # all of whose opponents are in C
    for row in rows:
        assert row.figures
        assert all(math.isfinite(figure) for figure in row.figures)
        assert row.met(row.figures[0]) in (True, False)


def test_the_smallest_effort_takes_everything_once() -> None:
    assert (Effort.FULL.repeats, Effort.FULL.times(3), Effort.FULL.at_least(4, 2), Effort.FULL.pick(64, 8)) == (7, 21, 4, 64)
    assert [Effort.SMALLEST.repeats, Effort.SMALLEST.times(3), Effort.SMALLEST.at_least(3, 2), Effort.SMALLEST.pick(64, 8)] == [
        1,
        1,
        1,
        8,
    ]
    assert Effort.FULL.repeated(21).at_least(3, 2) == 10


def test_the_command_prints_its_table(capsys: pytest.CaptureFixture[str]) -> None:
    main(["planners", "--smallest"])
    assert "| optimum of rooms 30×30" in capsys.readouterr().out


def test_a_part_that_is_not_there_is_refused_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["kernel", "--smallest"])
    assert "there is no part 'kernel', expected one of: beside, board" in capsys.readouterr().err
