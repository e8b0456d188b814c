"""When the file of what survives a restart is written."""

from dataclasses import replace

import pytest

from playground.ui.window.memory_keeper import MemoryKeeper


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    return space_of(snapshot_of(level_of("S..G")))


def test_it_is_written_when_something_has_changed_and_not_too_often(space, tmp_path):
    path = tmp_path / "window.npz"
    keeper = MemoryKeeper(path)
    space = keeper.taken_up(keeper.begun_with(space))
    keeper.keep(space, 1.0)
    assert not path.exists()
    turned = replace(space, brain=replace(space.brain, seed=5))
    keeper.keep(turned, 1.0)
    assert MemoryKeeper(path).begun_with(space).brain.seed == 5
    keeper.keep(replace(space, brain=replace(space.brain, seed=6)), 1.5)
    assert MemoryKeeper(path).begun_with(space).brain.seed == 5
    keeper.keep(replace(space, brain=replace(space.brain, seed=6)), 1.0 + MemoryKeeper.EVERY)
    assert MemoryKeeper(path).begun_with(space).brain.seed == 6


def test_nothing_of_a_lesson_is_remembered_and_nothing_without_a_file(space, tmp_path):
    path = tmp_path / "window.npz"
    keeper = MemoryKeeper(path)
    keeper.taken_up(space)
    keeper.keep(replace(space, brain=replace(space.brain, seed=5, keeps=False)), 9.0)
    assert not path.exists()
    nothing = MemoryKeeper(None)
    assert nothing.keep(replace(space, brain=replace(space.brain, seed=5)), 9.0).notes == ()


def test_a_disk_that_refuses_is_mentioned_once(space, tmp_path):
    (tmp_path / "file").write_text("in the way")
    keeper = MemoryKeeper(tmp_path / "file" / "window.npz")
    keeper.taken_up(space)
    first = keeper.keep(replace(space, brain=replace(space.brain, seed=5)), 9.0)
    assert first.notes[0][1] == "error"
    assert keeper.keep(replace(space, brain=replace(space.brain, seed=6)), 99.0).notes == ()
