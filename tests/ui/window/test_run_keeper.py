"""Runs in files from the window: saved under a name, opened with their level, exported by a process that can be cancelled."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from playground import paths
from playground.training.commands import OpenRun, SaveRun, Start, Step
from playground.training.session import Session
from playground.ui import wishes
from playground.ui.rewinding import SavedRuns
from playground.ui.window.run_keeper import APART, RunKeeper, is_run
from playground.ui.workspace import Workspace
from playground.world import library
from tests.runs import small_run
from tests.training.sessions import Clock, done


@pytest.fixture
def session() -> Session:
    return done(Session(Clock()), Start(library.find("corridor"), "q-learning", seed=3, run=1), Step(50))


def carried_out(workspace: Workspace, session: Session) -> Workspace:
    """What was sent is done."""
    from dataclasses import replace

    for command in workspace.outbox:
        session.obey(command)
    return replace(workspace, outbox=())


@pytest.fixture
def space(session: Session, space_of: Callable[..., Workspace]) -> Workspace:
    from dataclasses import replace

    return replace(space_of(session.snapshot()), runs=1, outbox=(), notes=())


def test_a_run_is_saved_under_a_name_and_said_so_once_it_is_there(session: Session, space: Workspace) -> None:
    keeper = RunKeeper()
    after = keeper.save(space, wishes.KeepRun("My best run"))
    path = paths.user_levels() / "my-best-run.run"
    assert after.outbox == (SaveRun(str(path)),)
    assert keeper.fresh
    assert keeper.with_news(after, session.snapshot()).notes == ()
    after = keeper.with_news(carried_out(after, session), session.snapshot())
    assert after.notes == ((f"Saved as my-best-run.run in {path.parent}", "info"),)
    assert is_run(path) and not keeper.fresh


def test_a_run_is_opened_with_its_level_its_learner_and_its_dials(session: Session, space: Workspace, tmp_path: Any) -> None:
    small_run(tmp_path / "a.run", "sarsa", "first-steps", seed=9)
    keeper = RunKeeper()
    after = keeper.open(space, wishes.OpenSaved(tmp_path / "a.run"))
    assert after.outbox == (OpenRun(str(tmp_path / "a.run"), 1 + APART),)
    after = keeper.with_news(carried_out(after, session), session.snapshot())
    assert after.level == library.find("first-steps")
    assert (after.brain.learner, after.brain.seed, after.runs, after.mode) == ("sarsa", 9, 1 + APART, "train")
    assert after.snapshot.timeline is not None and after.snapshot.timeline.last == 300
    assert not after.unsaved and not keeper.fresh


def test_what_is_no_run_changes_nothing_and_says_why(session: Session, space: Workspace, tmp_path: Any) -> None:
    (tmp_path / "a.run").write_bytes(b"nonsense")
    keeper = RunKeeper()
    after = keeper.open(space, wishes.OpenSaved(tmp_path / "a.run"))
    after = keeper.with_news(carried_out(after, session), session.snapshot())
    assert [kind for _, kind in after.notes] == ["error"] and "a.run" in after.notes[0][0]
    assert (after.level, after.runs) == (space.level, 1)
    assert not keeper.fresh


def test_an_export_is_a_process_of_its_own_and_leaves_the_file(session: Session, space: Workspace) -> None:
    keeper = RunKeeper()
    after = keeper.export(space, wishes.ExportRun("moments", ("--nonsense",), ".csv"))
    assert after.recall(SavedRuns) == SavedRuns("corridor.csv", 0.0)
    after = keeper.with_news(carried_out(after, session), session.snapshot())
    while keeper.fresh:
        time.sleep(0.01)
        after = keeper.with_news(after, session.snapshot())
    assert after.recall(SavedRuns) == SavedRuns()
    assert "It could not be written: unrecognized arguments: --nonsense" in after.notes[0][0]


def test_a_cancelled_export_leaves_nothing(session: Session, space: Workspace) -> None:
    keeper = RunKeeper()
    after = keeper.export(space, wishes.ExportRun("record", (), ".gif"))
    with pytest.raises(wishes.WishRefused, match="being written already"):
        keeper.export(space, wishes.ExportRun("record", (), ".gif"))
    after = keeper.with_news(carried_out(after, session), session.snapshot())
    after = keeper.cancel(after)
    assert not keeper.fresh and after.recall(SavedRuns) == SavedRuns()
    assert list(paths.user_levels().glob("*.gif")) == []


def test_a_run_waits_for_the_learners_since_what_is_remembered_of_them_begins_another(space: Workspace, tmp_path: Any) -> None:
    from dataclasses import replace

    keeper = RunKeeper()
    wish = wishes.OpenSaved(tmp_path / "a.run")
    after = keeper.open(replace(space, learners={}), wish)
    assert (after.wishes, after.outbox, keeper.fresh) == ((wish,), (), False)
    assert keeper.open(space, wish).outbox == (OpenRun(str(wish.path), 1 + APART),)
