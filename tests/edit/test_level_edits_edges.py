"""Edits of whole levels at their edges: wind goes with its column, no file can hold some levels, steps lie between neighbours."""

import dataclasses

import pytest

from playground.edit import checks
from playground.edit.edit import EditError
from playground.edit.history import History
from playground.edit.level_edits import RemoveColumn, Replace, SetText
from playground.edit.timed_edits import SetStep
from playground.world.level import Level, MapChange, Rules

WINDY = Level(title="Windy", rows=("S..G", "...."), rules=Rules(wind=(1, 2, 0, 3)))


@pytest.mark.parametrize(("left", "wind", "rows"), [(True, (2, 0, 3), ("S.G", "...")), (False, (1, 2, 0), ("SS.", "S.."))])
def test_the_wind_of_a_column_goes_with_it(left: bool, wind: tuple[int, ...], rows: tuple[str, ...]) -> None:
    after = RemoveColumn(left).apply(dataclasses.replace(WINDY, rows=("SS.G", "S...")))
    assert after.rules.wind == wind and after.rows == rows


def test_a_level_that_cannot_be_written_replaces_none() -> None:
    strange = dataclasses.replace(WINDY, title="two\nlines\x00")
    for edit in (Replace(strange), SetText("two\nlines\x00", "")):
        with pytest.raises(EditError):
            edit.apply(WINDY)


TIMED = Level(title="Timed", rows=("S.G",), changes=(MapChange(10, ("S#G",)), MapChange(20, ("SG.",))))


@pytest.mark.parametrize(("step", "fits"), [(1, True), (0, False), (19, True), (20, False), (21, False)])
def test_the_first_change_lies_between_the_start_and_the_second(step: int, fits: bool) -> None:
    if fits:
        assert [change.at for change in SetStep(1, step).apply(TIMED).changes] == [step, 20]
    else:
        with pytest.raises(EditError, match="this map can begin at step 1 to 19"):
            SetStep(1, step).apply(TIMED)


@pytest.mark.parametrize("room", [0, 1])
def test_a_level_of_just_the_largest_size_fits(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    size = checks.file_size(WINDY)
    monkeypatch.setattr(checks, "LARGEST_FILE", size - 1 + room)
    monkeypatch.setattr(checks, "_WIDEST", size)  # so that it is measured
    if room:
        checks._check_size(WINDY)
    else:
        with pytest.raises(EditError, match=f"{size:,} bytes"):
            checks._check_size(WINDY)


def test_a_refused_level_with_nothing_before_it_goes_back_and_can_be_redone() -> None:
    refused, good = Level(title="x", rows=("S.G",)), Level(title="x", rows=("S.",))
    back = History(refused).without(refused, good)
    assert (back.level, back.redo().level, back.redo_label) == (good, refused, "")
