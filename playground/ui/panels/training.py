"""Run, pause, step, start over, and how fast."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

import pygame

from playground.settings import Dial
from playground.training import commands
from playground.training.pace import AUTO, Automatic, Tempo
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.offering import if_offered, offered
from playground.ui.returning import begun_anew, gave_up, with_last_run
from playground.ui.rewinding import in_past, sought, stepped
from playground.ui.workspace import Workspace

RATES = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0, 125.0, 250.0, 500.0, 1000.0)
"""Stops of the speed slider, in units of work a second."""
PACES: tuple[Tempo, ...] = (AUTO, *RATES, None)
"""All stops of the speed slider: the first one suits the eye, the last one has no limit."""

_HELP = "How many steps the learner takes in a second. Auto: calm where something new happens, fast where nothing does."
RESET = "Forget everything and start again with the same seed; Ctrl Z brings the run back"

BUTTONS = ("run", "step", "reset")
"""The buttons of a run, which are controls of their own."""

_SPEED = Dial("speed", int, 0, 0, len(PACES) - 1, (), "", "speed", _HELP, False)


def run_controls(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The buttons to train or pause, to take one step, and to forget everything, as far as they are offered."""
    return run_buttons(ui, column, workspace, tuple(name for name in BUTTONS if offered(workspace, name)))


def run_buttons(ui: Ui, column: Column, workspace: Workspace, names: Sequence[str] = BUTTONS) -> Workspace:
    """Those of the buttons that are named, side by side."""
    if not names:
        return workspace
    roomy, tight = column.rect.width >= ui.theme.px(270), column.rect.width < ui.theme.px(200)
    shares = (1.25, 1.0, 1.0) if roomy else (1.0, 1.0, 1.0) if tight else (1.5, 0.6, 0.6)
    parts = Row(column.take(ui.theme.button), ui.theme.gap).split([shares[BUTTONS.index(name)] for name in names])
    for name, rect in zip(names, parts, strict=True):
        workspace = _BUTTONS[name](ui, rect, workspace, roomy, tight)
    return workspace


def _run(ui: Ui, rect: pygame.Rect, workspace: Workspace, roomy: bool, tight: bool) -> Workspace:
    if in_past(workspace):
        tip = "Back to the run of now  (N)"
        pressed = ui.button("run", rect, "" if tight else "Now", icon="faster", primary=True, tooltip=tip)
        return sought(workspace, None) if pressed else workspace
    running = workspace.brain.running
    word, icon = ("Pause", "pause") if running else ("Train", "play")
    pressed = ui.button("run", rect, "" if tight else word, icon=icon, primary=True, tooltip="Space: train or pause")
    return workspace.run(not running) if pressed else workspace


def _step(ui: Ui, rect: pygame.Rect, workspace: Workspace, roomy: bool, tight: bool) -> Workspace:
    pressed = ui.button("step", rect, "Step" if roomy else "", icon="step", tooltip="One step at a time  ( . )")
    if pressed and in_past(workspace):
        return stepped(workspace, 1)
    return take_step(workspace) if pressed else workspace


def _reset(ui: Ui, rect: pygame.Rect, workspace: Workspace, roomy: bool, tight: bool) -> Workspace:
    if gave_up(workspace) and not workspace.snapshot.lived:
        tip = "Ctrl Z: the last run comes back"
        pressed = ui.button("bring-back", rect, "Undo" if roomy else "", icon="undo", tooltip=tip)
        return with_last_run(workspace) if pressed else workspace
    pressed = ui.button("reset", rect, "Reset" if roomy else "", icon="reset", tooltip=RESET)
    return begun_anew(workspace) if pressed else workspace


_BUTTONS = {"run": _run, "step": _step, "reset": _reset}


def take_step(workspace: Workspace) -> Workspace:
    """The workspace with one unit of work asked for; training pauses."""
    rested = workspace.run(False) if workspace.brain.running else workspace
    return rested.send(commands.Step(1))


@if_offered("speed")
def speed(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A slider: the speed that suits the eye, and from one step a second to full speed."""
    place = _place(workspace.brain.pace)
    words = pace_words(PACES[place], column.rect.width < ui.theme.px(200))
    chosen = int(ui.slider("speed", column.take(ui.theme.slider), _SPEED, place, label="Speed", shown=words))
    return workspace if chosen == place else set_pace(workspace, PACES[chosen])


def change_speed(workspace: Workspace, stops: int) -> Workspace:
    """The workspace with the speed some stops higher, or lower where `stops` is negative; from Auto on from its tempo of now."""
    place, rates = _place(workspace.brain.pace), 1 + len(RATES)
    if isinstance(workspace.brain.pace, Automatic):
        now = workspace.snapshot.per_second or RATES[-1]
        place = bisect_right(RATES, now) if stops > 0 else 1 + bisect_left(RATES, now)
    return set_pace(workspace, PACES[max(1, min(rates, place + stops))])


def set_pace(workspace: Workspace, pace: Tempo) -> Workspace:
    """The workspace with another speed: in units of work a second, the one that suits the eye, or None for no limit."""
    return replace(workspace, brain=replace(workspace.brain, pace=pace)).send(commands.SetPace(pace))


def pace_words(pace: Tempo, short: bool = False) -> str:
    """A speed in words."""
    if isinstance(pace, Automatic):
        return "Auto"
    if pace is None:
        return "full" if short else "full speed"
    return f"{pace:g} / s" if short else f"{pace:g} a second"


def _place(pace: Tempo) -> int:
    """The number of the stop nearest to a speed."""
    if pace is None or isinstance(pace, Automatic):
        return PACES.index(pace)
    return 1 + min(range(len(RATES)), key=lambda place: abs(RATES[place] - pace))
