"""Run, pause, step, start over, and how fast."""

from dataclasses import replace

from playground.settings import Dial
from playground.training import commands
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.workspace import Workspace

PACES: tuple[float | None, ...] = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0, 125.0, 250.0, 500.0, 1000.0, None)
"""The stops of the speed slider, in units of work a second; the last one has no limit."""

_SPEED = Dial("speed", int, 3, 0, len(PACES) - 1, (), "", "speed", "How many steps the learner takes in a second.", False)


def run_controls(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The buttons to train or pause, to take one step, and to forget everything."""
    row = Row(column.take(ui.theme.button), ui.theme.gap)
    roomy, tight = column.rect.width >= ui.theme.px(270), column.rect.width < ui.theme.px(200)
    train, step, reset = row.split((1.25, 1, 1) if roomy else (1, 1, 1) if tight else (1.5, 0.6, 0.6))
    running = workspace.brain.running
    word, icon = ("Pause", "pause") if running else ("Train", "play")
    word = "" if tight else word
    if ui.button("run", train, word, icon=icon, primary=True, tooltip="Space: train or pause"):
        workspace = workspace.run(not running)
    if ui.button("step", step, "Step" if roomy else "", icon="step", tooltip="One step at a time  ( . )"):
        workspace = take_step(workspace)
    if ui.button(
        "reset", reset, "Reset" if roomy else "", icon="reset", tooltip="Forget everything and start again with the same seed"
    ):
        workspace = replace(workspace, brain=replace(workspace.brain, running=False)).begun()
    return workspace


def take_step(workspace: Workspace) -> Workspace:
    """The workspace with one unit of work asked for; training pauses."""
    rested = workspace.run(False) if workspace.brain.running else workspace
    return rested.send(commands.Step(1))


def speed(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A slider from one step a second to full speed."""
    place = _place(workspace.brain.pace)
    words = pace_words(PACES[place], column.rect.width < ui.theme.px(200))
    chosen = int(ui.slider("speed", column.take(ui.theme.slider), _SPEED, place, label="Speed", shown=words))
    return workspace if chosen == place else set_pace(workspace, PACES[chosen])


def change_speed(workspace: Workspace, stops: int) -> Workspace:
    """The workspace with the speed some stops higher, or lower where `stops` is negative."""
    place = _place(workspace.brain.pace)
    return set_pace(workspace, PACES[max(0, min(len(PACES) - 1, place + stops))])


def set_pace(workspace: Workspace, pace: float | None) -> Workspace:
    """The workspace with another speed, in units of work a second; None has no limit."""
    return replace(workspace, brain=replace(workspace.brain, pace=pace)).send(commands.SetPace(pace))


def pace_words(pace: float | None, short: bool = False) -> str:
    """A speed in words."""
    if pace is None:
        return "full" if short else "full speed"
    return f"{pace:g} / s" if short else f"{pace:g} a second"


def _place(pace: float | None) -> int:
    """The number of the stop nearest to a speed."""
    if pace is None:
        return len(PACES) - 1
    return min(range(len(PACES) - 1), key=lambda place: abs((PACES[place] or 0.0) - pace))
