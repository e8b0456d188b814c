"""What the keys that no widget took do: orders, moves, and what a mode makes of the rest."""

import pygame

from playground.ui.kit import Ui
from playground.ui.kit.gamepad import button_of
from playground.ui.kit.key_meaning import alternate, codes, digit
from playground.ui.mode import Mode
from playground.ui.orders import after_order
from playground.ui.shortcuts import shortcut
from playground.ui.window.input import Steering, move_of
from playground.ui.window.pad_keys import after_button, release_buttons
from playground.ui.window.steered import directions, steered
from playground.ui.workspace import Workspace

ANYWHERE = frozenset({"full-screen", "picture", "what"})
"""Orders that go through even while a dialog is open."""
REPEATING = frozenset({"step", "faster", "slower", "undo", "redo", "larger", "smaller", "floor-before", "floor-after"})
"""Orders that are given again and again while their key is held; the others would only flicker."""
_NAMED = {pygame.K_SPACE: "space", pygame.K_RETURN: "enter", pygame.K_KP_ENTER: "enter", pygame.K_DELETE: "delete",
          pygame.K_ESCAPE: "escape", pygame.K_BACKSPACE: "backspace", pygame.K_HOME: "home", pygame.K_END: "end",
          pygame.K_PAGEUP: "page-up", pygame.K_PAGEDOWN: "page-down"}  # fmt: skip


def take_keys(ui: Ui, workspace: Workspace, mode: Mode, steering: Steering) -> Workspace:
    """The workspace after this frame's keys and whatever held keys are due."""
    lifted = [_source(event) for event in ui.key_ups if button_of(event) is None]
    steering.ignore(*(_source(event) for event in ui.taken_keys))
    for event in ui.keys:
        if button_of(event) is not None:
            workspace = after_button(ui, workspace, mode, event, steering)
            continue
        if _source(event) in lifted:  # up and down in one frame: a tap of its own, even where the key was held before
            steering.release(_source(event))
        workspace = _key(event, workspace, mode, steering, ui.now)
    for source in lifted:
        steering.release(source)
    release_buttons(ui, steering)
    if workspace.dialog.id:
        steering.stop()
        return workspace
    return steered(workspace, mode, steering, ui.now)


def _key(event: pygame.Event, workspace: Workspace, mode: Mode, steering: Steering, now: float) -> Workspace:
    order, source = shortcut(event), _source(event)
    if (steering.again(source) and order and order not in REPEATING) or steering.ignores(source):
        return workspace
    if workspace.dialog.id:
        return after_order(workspace, order) if order in ANYWHERE else workspace
    if alternate(event):  # it writes what it writes, and does nothing else
        return after_order(workspace, order)
    name, move = _NAMED.get(codes(event)[0], ""), move_of(event)
    after_mode = mode.keys(workspace, name) if name else workspace
    if after_mode is not workspace:  # what is open wants it, even where the level has a move for it
        return after_mode
    if move and (event.key not in _NAMED or move in directions(workspace, mode)):  # Home is a move where there are diagonals
        steering.press(_source(event), move, now)
        return steered(workspace, mode, steering, now)
    if order:
        return after_order(workspace, order)
    number = digit(event)
    return workspace if number is None else mode.keys(workspace, str(number))


def _source(event: pygame.Event) -> str:
    return f"key {getattr(event, 'scancode', 0) or event.key}"
