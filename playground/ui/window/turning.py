"""How the landscape is turned and tilted: a dial on the board that is dragged or pressed, and a drag of the board with Shift."""

from dataclasses import dataclass

import pygame

from playground.ui import theme
from playground.ui.board.landscape.land_view import LandView
from playground.ui.board.landscape.slant import Slant
from playground.ui.board.stamps import svg_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.store import stored
from playground.ui.kit import Ui
from playground.ui.kit.routing import ACTIVATE
from playground.ui.orders import after_order, turned, with_preferences
from playground.ui.preferences import FLATTEST, STEEPEST
from playground.ui.stage.viewing import slant_of
from playground.ui.theme import Colour
from playground.ui.workspace import Workspace

SIDE = 44
"""Units of the dial."""
TURN, TILT = 0.55, 0.30
"""Degrees for each unit of a drag."""
SECONDS = 0.3
"""How long a quarter takes."""
STILL = 3
"""Pixels that the pointer may move between press and release of a press."""
WORDS = "Turn (R): press, or drag to turn and tilt; Shift and a drag of the board too"


@dataclass
class Turning:
    """How the landscape is seen now, on its way to what was chosen.

    degrees, tilt: what a drag has added so far. held: whether it goes on; by_hand: whether the board itself is dragged.
    shown: the turn that was seen last; begun: where it came from, where it goes, and since when.
    """

    degrees: float = 0.0
    tilt: float = 0.0
    moved: int = 0
    held: bool = False
    shown: float | None = None
    begun: tuple[float, float, float] = (0.0, 0.0, 0.0)
    moving: bool = False
    by_hand: bool = False

    def slant(self, workspace: Workspace, now: float, at_once: bool) -> Slant | None:
        """How it is seen at a time; None where the board is flat."""
        chosen = slant_of(workspace)
        if chosen is None:
            self.shown, self.moving = None, False
            return None
        if self.held or self.shown is None or at_once:
            self.shown, self.begun, self.moving = chosen.turn + self.degrees, (0.0, 0.0, -SECONDS), False
        elif (self.shown - chosen.turn) % 360.0 and (not self.moving or self.begun[1] != chosen.turn):
            short = (chosen.turn - self.shown + 180.0) % 360.0 - 180.0
            self.begun, self.moving = (chosen.turn - short, chosen.turn, now), True
        if self.moving:
            share = min(1.0, max(0.0, (now - self.begun[2]) / SECONDS))
            self.shown = self.begun[1] - (self.begun[1] - self.begun[0]) * (1 - share) ** 3
            self.moving = share < 1.0
        tilt = max(FLATTEST, min(STEEPEST, chosen.tilt + self.tilt))
        return Slant(self.shown, tilt)

    def drag(self, ui: Ui) -> None:
        """Turns and tilts by how the pointer has moved in this frame."""
        dx, dy = ui.input.motion
        self.moved += abs(dx) + abs(dy)
        if self.moved > STILL:
            self.held = True
            self.degrees -= TURN * dx / ui.theme.scale
            self.tilt += TILT * dy / ui.theme.scale

    def let_go(self, workspace: Workspace) -> Workspace:
        """The workspace with the quarter nearest to where it was left, and the tilt."""
        preferences = workspace.preferences
        quarters = round(self.degrees / 90.0)
        tilt = max(FLATTEST, min(STEEPEST, round(preferences.tilt + self.tilt, 1)))
        self.degrees, self.tilt, self.moved, self.held = 0.0, 0.0, 0, False
        return with_preferences(workspace, quarter=(preferences.quarter + quarters) % 4, tilt=tilt)


def turned_by_hand(ui: Ui, view: Viewport, workspace: Workspace, turning: Turning) -> Workspace:
    """The workspace after a drag of the board with Shift; the board is then not touched otherwise."""
    if not isinstance(view, LandView):
        turning.by_hand = False
        return workspace
    if not turning.by_hand and not (ui.input.pressed and _shift()):
        return workspace
    pointer = ui.board_input(view.rect, "turning-board")
    turning.by_hand = turning.by_hand or bool(pointer.pressed)
    if turning.by_hand and pointer.held:
        turning.drag(ui)
    elif turning.by_hand:
        turning.by_hand = False
        return turning.let_go(workspace)
    return workspace


def _shift() -> bool:
    """Whether Shift is held; without a display no key is."""
    return pygame.display.get_init() and bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)


def turning_dial(ui: Ui, view: Viewport, workspace: Workspace, turning: Turning) -> Workspace:
    """The dial in the upper right corner of a landscape."""
    if not isinstance(view, LandView):
        return workspace
    side = ui.theme.px(SIDE)
    spot = pygame.Rect(view.rect.right - side - ui.theme.gap, view.rect.top + ui.theme.gap, side, side)
    node = ui.fresh_node("turn", "button", spot, "Turn", tooltip=WORDS, focusable=True, keys=ACTIVATE)
    touch = ui.touch(node)
    ink = theme.ACCENT if touch.hover or touch.down else theme.MUTED
    stamp = _dial(side, ink, theme.CARD, theme.LINE)
    turn = pygame.transform.rotozoom(_needle(side, ink), round(-view.slant.turn), 1.0)
    ui.surface.blit(stamp, spot)
    ui.surface.blit(turn, turn.get_rect(center=spot.center))
    if touch.down:
        turning.drag(ui)
    if turning.held and touch.released:
        return turning.let_go(workspace)
    if touch.released:
        turning.moved = 0
    return turned(workspace, 1) if touch.activated else workspace


@stored
def _dial(side: int, ink: Colour, fill: Colour, edge: Colour) -> pygame.Surface:
    """The ring of the dial."""
    ring = (
        f'<circle cx="22" cy="22" r="20" fill="{hex_of(fill)}" fill-opacity="0.92" stroke="{hex_of(edge)}" stroke-width="1.5"/>'
    )
    ring += f'<path d="M36 22a14 14 0 0 1-14 14" fill="none" stroke="{hex_of(ink)}" stroke-width="2" stroke-linecap="round"/>'
    ring += f'<path d="M25 32l-3.500 4 4 3" fill="none" stroke="{hex_of(ink)}" stroke-width="2" stroke-linecap="round"/>'
    return svg_stamp(ring, side, 44)


@stored
def _needle(side: int, ink: Colour) -> pygame.Surface:
    """The board in the middle of the dial, with a mark at the side that is up on the flat board."""
    return svg_stamp(
        f'<rect x="15.5" y="15.5" width="13" height="13" rx="2" fill="none" stroke="{hex_of(ink)}" stroke-width="2"/>'
        f'<path d="M18.500 13h7l-3.500-4.500z" fill="{hex_of(ink)}"/>',
        side,
        44,
    )


def flat_toggle(ui: Ui, spot: pygame.Rect, workspace: Workspace) -> Workspace:
    """The button that makes a landscape of the board, and a board of the landscape."""
    on = workspace.preferences.landscape
    words = "The flat board again  (L)" if on else "The values as a landscape  (L)"
    pressed = ui.button("landscape", spot, "", icon="landscape", tooltip=words, flat=True, selected=on)
    return after_order(workspace, "landscape") if pressed else workspace
