"""The board's share of the input: the pointer over it, while nothing above takes it."""

import pygame

from playground.ui.kit.frame import BOARD, Frame
from playground.ui.kit.gamepad import PadButton, button_of
from playground.ui.kit.node import Pointer, Spot

PRESSING = {PadButton.A: 1, PadButton.X: 3}
"""The gamepad's buttons that press at the cursor, and the mouse buttons that they are."""


def board_input(frame: Frame, rect: pygame.Rect, id: str = BOARD, cursor: Spot | None = None, erases: bool = False) -> Pointer:
    """The pointer where it is over `rect` and no widget, card, list or dialog covers it there.

    A press on the board drops the focus, so that the keys drive again. A drag that began on the board goes on outside.
    cursor: the pixel where the gamepad's A and X press as the left and the right button; None leaves them to the app.
    erases: whether the right button does something of its own, which a finger that rests then presses.
    """
    seq = len(frame.building)
    frame.building.append(frame.fresh_node(id, "board", rect, "Board", holds=3 if erases else 0))
    events = frame.input
    presses = {button: spot for button, spot in events.pressed.items() if _free(frame, rect, spot, seq)}
    if presses:
        frame.active = id
        frame.drop_focus()
    pressing = _pad_pointer(frame, id, cursor)
    if pressing is not None:
        return pressing
    pinch = events.fingers.pinch
    if pinch is not None and _free(frame, rect, pinch.start, seq):
        return Pointer(pinch=pinch)
    mine = frame.active == id
    over = _free(frame, rect, frame.mouse, seq) and (mine or not frame.active)
    if not (over or mine):
        return Pointer()
    wheel = events.wheel if over else 0.0
    if over:
        events.wheel = 0.0
    return Pointer(
        pos=frame.mouse,
        pressed=frozenset(presses),
        held=events.held if mine else frozenset(),
        released=frozenset(events.released) if mine else frozenset(),
        wheel=wheel,
        motion=events.motion,
        path=tuple(events.path),
    )


def _pad_pointer(frame: Frame, id: str, cursor: Spot | None) -> Pointer | None:
    """What the gamepad presses, holds or has let go at the cursor; None where it does not."""
    holding = frame.kept(f"{id}/pad", set[PadButton])
    if cursor is None:
        holding.clear()
        return None
    frame.routing.gripping |= frozenset(PRESSING)
    before = set(holding)
    buttons = () if frame.focus_shown else map(button_of, frame.keys)
    pressed = {button for button in buttons if button in PRESSING} - holding
    holding |= pressed
    holding &= frame.input.pad_held
    released = (before | pressed) - holding
    if not before and not pressed:
        return None
    path = (cursor,)
    return Pointer(cursor, _mice(pressed), _mice(holding), _mice(released), path=path, pad=True)


def _mice(buttons: set[PadButton]) -> frozenset[int]:
    return frozenset(PRESSING[button] for button in buttons)


def _free(frame: Frame, rect: pygame.Rect, spot: tuple[int, int], seq: int) -> bool:
    """Whether a spot of the board is open to the mouse: by what was drawn over it in the last frame."""
    if not rect.collidepoint(spot) or not frame.reachable(spot):
        return False
    return not any(place > seq and cover.collidepoint(spot) for place, cover in frame.covers_before)
