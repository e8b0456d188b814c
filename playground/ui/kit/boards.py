"""The board's share of the input: the pointer over it, while nothing above takes it."""

import pygame

from playground.ui.kit.frame import BOARD, Frame
from playground.ui.kit.node import Pointer


class Boards(Frame):
    """The pointer over the board."""

    def board_input(self, rect: pygame.Rect, id: str = BOARD) -> Pointer:
        """The pointer where it is over `rect` and no widget, card, list or dialog covers it there.

        A press on the board drops the focus, so that the keys drive again. A drag that began on the board goes on outside.
        """
        seq = len(self._building)
        self._note(id, "board", rect, "Board")
        events = self._events
        presses = {button: spot for button, spot in events.pressed.items() if self._free(rect, spot, seq)}
        if presses:
            self._active = BOARD
            self.drop_focus()
        mine = self._active == BOARD
        over = self._free(rect, self.mouse, seq) and (mine or not self._active)
        if not (over or mine):
            return Pointer()
        wheel = events.wheel if over else 0.0
        if over:
            events.wheel = 0.0
        return Pointer(
            pos=self.mouse,
            pressed=frozenset(presses),
            held=events.held if mine else frozenset(),
            released=frozenset(events.released) if mine else frozenset(),
            wheel=wheel,
            motion=events.motion,
            path=tuple(events.path),
        )

    def _free(self, rect: pygame.Rect, spot: tuple[int, int], seq: int) -> bool:
        """Whether a spot of the board is open to the mouse: by what was drawn over it in the last frame."""
        if not rect.collidepoint(spot) or not self._reachable(spot):
            return False
        return not any(place > seq and cover.collidepoint(spot) for place, cover in self._solid_before)
