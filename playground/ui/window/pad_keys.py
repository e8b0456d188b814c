"""What the gamepad's buttons do that no widget took: moves, what the mode makes of them, and what is the same everywhere."""

import pygame

from playground.ui.kit import Ui
from playground.ui.kit.gamepad import PadButton, button_of
from playground.ui.mode import Mode
from playground.ui.orders import after_order
from playground.ui.window.input import Steering
from playground.ui.window.steered import steered
from playground.ui.workspace import Workspace

WAYS = (PadButton.UP, PadButton.DOWN, PadButton.LEFT, PadButton.RIGHT)
"""The cross and the left stick; each is called like its move."""
EVERYWHERE = {PadButton.A: ("enter", ""), PadButton.B: ("escape", "back"), PadButton.START: ("", "menu")}
"""The key that a mode is offered, and the order that is given otherwise."""


def after_button(ui: Ui, workspace: Workspace, mode: Mode, event: pygame.Event, steering: Steering) -> Workspace:
    """The workspace after a button was pressed on the board, or has counted again because it is held."""
    button = button_of(event)
    if button is None or workspace.dialog.id or button in ui.routing.gripped:
        return workspace
    if button in WAYS:
        if not event.repeats:  # while it is held, the steering repeats it as it does a key
            steering.press(_source(button), str(button), ui.now)
        return steered(workspace, mode, steering, ui.now)
    use = next((use for use in mode.pad if use.button is button), None)
    key, order = EVERYWHERE.get(button, ("", "")) if use is None else (use.key, use.order)
    after = mode.keys(workspace, key) if key else workspace
    return after if after is not workspace or not order else after_order(workspace, order)


def release_buttons(ui: Ui, steering: Steering) -> None:
    """Notes which buttons were let go."""
    for event in ui.key_ups:
        button = button_of(event)
        if button is not None:
            steering.release(_source(button))


def _source(button: PadButton) -> str:
    return f"pad {button}"
