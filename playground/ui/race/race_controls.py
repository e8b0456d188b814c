"""Go, pause, one step, and the same race once more."""

from dataclasses import replace

from playground.training.snapshot import Snapshot
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.training import take_step
from playground.ui.race.podium import closed, stands
from playground.ui.race.runners import snapshots
from playground.ui.race.setup import RaceSetup, again
from playground.ui.workspace import Workspace

AGAIN = "The same race from the start, with the same numbers  (Backspace)"
NEW = "The same race from the start, with other random numbers"


def race_controls(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The buttons to go or pause, to take one step, to begin again, and to begin again with other numbers."""
    row = Row(column.take(ui.theme.button), ui.theme.gap)
    roomy = column.rect.width >= ui.theme.px(200)
    go, step, same, new = row.split((1.6, 0.8, 0.8, 0.8) if roomy else 4)
    running = workspace.brain.running
    word, icon = ("Pause", "pause") if running else ("Go", "play")
    if ui.button("run", go, word if roomy else "", icon=icon, primary=True, tooltip="Space: go or pause"):
        workspace = gone(workspace)
    if ui.button("step", step, "", icon="step", tooltip="One step of everyone  ( . )"):
        workspace = take_step(workspace)
    if ui.button("race-again", same, "", icon="reset", tooltip=AGAIN):
        workspace = again(workspace)
    if ui.button("race-new", new, "", icon="dice", tooltip=NEW):
        workspace = again(workspace, new_seeds=True)
    return workspace


def gone(workspace: Workspace) -> Workspace:
    """The workspace in which the race goes on, or rests; one that is over begins again."""
    if all(_ended(runner) for runner in snapshots(workspace)):
        return again(replace(workspace, brain=replace(workspace.brain, running=True)))
    return workspace.run(not workspace.brain.running)


def _ended(runner: Snapshot) -> bool:
    return runner.tally is not None and runner.tally.ended


def race_keys(workspace: Workspace, key: str) -> Workspace:
    """Space goes or rests, Backspace begins again, a digit looks into a runner, Esc and Enter close what is open."""
    setup = workspace.recall(RaceSetup)
    if key in ("escape", "enter"):
        if stands(workspace):
            return closed(workspace)
        return workspace if setup.opened is None else workspace.remember(replace(setup, opened=None))
    if key == "space":
        return gone(workspace)
    if key == "backspace":
        return again(workspace)
    number = int(key) - 1 if key.isdigit() else -1
    if 0 <= number < len(setup.runners):
        return workspace.remember(replace(setup, opened=None if setup.opened == number else number))
    return workspace
