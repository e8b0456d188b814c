"""The board's share of the input: the pointer over it, while nothing above takes it."""

import pygame

from playground.ui.kit.frame import BOARD, Frame
from playground.ui.kit.node import Pointer


def board_input(frame: Frame, rect: pygame.Rect, id: str = BOARD) -> Pointer:
    """The pointer where it is over `rect` and no widget, card, list or dialog covers it there.

    A press on the board drops the focus, so that the keys drive again. A drag that began on the board goes on outside.
    """
    seq = len(frame.building)
    frame.note(id, "board", rect, "Board")
    events = frame.input
    presses = {button: spot for button, spot in events.pressed.items() if _free(frame, rect, spot, seq)}
    if presses:
        frame.active = id
        frame.drop_focus()
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


def _free(frame: Frame, rect: pygame.Rect, spot: tuple[int, int], seq: int) -> bool:
    """Whether a spot of the board is open to the mouse: by what was drawn over it in the last frame."""
    if not rect.collidepoint(spot) or not frame.reachable(spot):
        return False
    return not any(place > seq and cover.collidepoint(spot) for place, cover in frame.covers_before)
