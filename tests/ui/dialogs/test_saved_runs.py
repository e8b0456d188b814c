"""The dialog of runs: a name to save under, exports at the moment that is shown, saved runs to open."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground import paths
from playground.training.past_view import Timeline
from playground.ui import wishes
from playground.ui.dialogs.saved_runs import EXPORTS, export_of, saved_runs
from playground.ui.rewinding import SavedRuns
from playground.ui.workspace import Workspace
from tests.runs import small_run


@pytest.fixture
def space(space_of: Callable[..., Workspace], snapshot_of: Callable[..., Any], level_of: Callable[..., Any]) -> Workspace:
    snapshot = snapshot_of(level_of("S.G"))
    return space_of(replace(snapshot, timeline=Timeline(0, 1000, 300, False))).open_dialog("runs")


def shown_of(screen: Callable[..., Any], space: Workspace) -> Any:
    return screen(replace(space, wishes=()), dialog=saved_runs, size=(1000, 1000))


def test_save_needs_a_name(screen: Callable[..., Any], space: Workspace) -> None:
    shown = shown_of(screen, replace(space, dialog=replace(space.dialog, text="half way")))
    shown.click("run-save")
    assert wishes.KeepRun("half way") in shown.space.wishes


def test_a_saved_run_is_opened(screen: Callable[..., Any], space: Workspace) -> None:
    paths.user_levels().mkdir(parents=True, exist_ok=True)
    small_run(paths.user_levels() / "mine.run")
    shown = shown_of(screen, space)
    shown.click("run-0")
    assert wishes.OpenSaved(paths.user_levels() / "mine.run") in shown.space.wishes


def test_exports_are_of_the_moment_that_is_shown(screen: Callable[..., Any], space: Workspace) -> None:
    shown = shown_of(screen, space)
    shown.click("export-episodes")
    assert wishes.ExportRun("export", ("--at", "300", "--branch", "0", "--what", "episodes"), ".csv") in shown.space.wishes
    film = export_of(space, "film")
    assert film.verb == "record" and film.words[:4] == ("--from", "0", "--to", "300")
    assert len({export_of(space, id) for id, *_ in EXPORTS}) == len(EXPORTS)


def test_what_goes_on_can_be_cancelled(screen: Callable[..., Any], space: Workspace) -> None:
    shown = shown_of(screen, space.remember(SavedRuns("cliff.gif", 0.25)))
    assert shown.node("export-progress").label == "Writing cliff.gif … 25%"
    shown.click("export-cancel")
    assert wishes.StopExport() in shown.space.wishes
