"""The one value that the app remembers: each verb gives the next one and says what the session and the window must hear."""

from dataclasses import replace

import pytest

from playground.edit.board_edits import PaintTile
from playground.edit.history import History
from playground.edit.level_edits import RemoveColumn
from playground.learning.collection import learners
from playground.training import commands
from playground.training.first_sight import still
from playground.ui import documents, wishes
from playground.ui.aspects import SEED
from playground.ui.workspace import Workspace
from playground.world.grid import Cell
from playground.world.library import find
from playground.world.tiles import TILES


@pytest.fixture
def space() -> Workspace:
    document = documents.opened("corridor")
    return Workspace(document, History(document.saved), still(document.saved), learners=learners())


def test_an_edit_goes_to_the_session_and_the_mark_of_unsaved_work_comes_and_goes(space: Workspace) -> None:
    after = space.edited(PaintTile((Cell(0, 2),), TILES["wall"]))
    assert after.outbox == (commands.EditLevel(after.level),)
    assert after.unsaved
    back = after.with_history(after.history.undo())
    assert back.level == space.level
    assert not back.unsaved
    assert space.outbox == ()


def test_a_level_that_gets_smaller_leaves_nothing_pointing_beyond_its_edge(space: Workspace) -> None:
    last = Cell(0, space.level.width - 1)
    at_edge = replace(space.reading(last), tool=replace(space.tool, cell=last, trail=(last,)))
    after = at_edge.edited(RemoveColumn(0))
    assert (after.look.cursor, after.tool.cell, after.tool.trail) == (None, None, ())
    assert at_edge.edited(PaintTile((Cell(0, 2),), TILES["wall"])).look.cursor == last


def test_an_edit_that_changes_nothing_is_not_sent(space: Workspace) -> None:
    assert space.edited(PaintTile((Cell(0, 2),), TILES["floor"])).outbox == ()


def test_an_edit_that_cannot_be_is_told(space: Workspace) -> None:
    after = space
    for _ in range(6):
        after = after.edited(RemoveColumn())
    assert after.notes
    assert after.notes[-1][1] == "error"
    assert after.level.width >= 1


def test_a_new_run_carries_the_switches_over(space: Workspace) -> None:
    running = replace(space.run(True).drive("random"), outbox=())
    kinds = [type(command) for command in running.begun().outbox]
    assert kinds == [commands.Start, commands.Drive, commands.Learn, commands.SetPace, commands.Resume]


def test_dials_are_kept_for_each_learner(space: Workspace) -> None:
    tuned = space.tune({"alpha": 0.5})
    assert tuned.settings.alpha == 0.5
    assert tuned.outbox == (commands.Tune({"alpha": 0.5}),)
    other = replace(tuned, brain=replace(tuned.brain, learner="sarsa"))
    assert other.settings.alpha != 0.5
    assert replace(other, brain=replace(other.brain, learner="q-learning")).settings.alpha == 0.5


def test_leaving_asks_only_where_something_would_be_lost(space: Workspace) -> None:
    assert space.leave(wishes.Quit()).wishes == (wishes.Quit(),)
    changed = space.edited(PaintTile((Cell(0, 2),), TILES["mud"])).leave(wishes.Quit())
    assert changed.dialog.id == "leave"
    assert changed.dialog.then == wishes.Quit()
    assert wishes.Quit() not in changed.wishes


def test_another_level_begins_at_rest_with_everything_fitted(space: Workspace) -> None:
    looked = replace(space.run(True), look=replace(space.look, zoom=3.0, cursor=Cell(0, 1)))
    after = looked.shown(documents.opened("book"))
    assert after.level == find("book")
    assert after.look.zoom == 1.0
    assert after.look.cursor is None
    assert not after.brain.running
    assert after.snapshot.level == after.level
    assert after.outbox[-4] == commands.Start(find("book"), "q-learning", None, SEED, run=after.runs)


def test_each_mode_has_its_driver(space: Workspace) -> None:
    there = space.enter("train")
    assert there.brain.driver == "learner"
    chosen = there.drive("greedy").enter("play")
    assert chosen.brain.driver == "me"
    assert chosen.enter("train").brain.driver == "greedy"
    assert chosen.enter("edit").brain.driver == "me"
