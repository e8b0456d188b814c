"""One frame of the screen: what the mouse does to each widget, layers and clipping, and what is drawn last."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pygame

from playground.ui.kit.events import AWAY
from playground.ui.kit.node import Node, Spot, described
from playground.ui.kit.routing import ACTIVATE, Routing
from playground.ui.theme import Theme

BOARD = "board"


@dataclass
class Touch:
    """What a person does to one widget in this frame. focused: the keys are its own.

    hover: the mouse is over it; pressed: the left button went down on it in this frame; down: it is held; released: it went up
    (anywhere); clicked: it went up over the widget; doubled: the press was a double click.
    """

    hover: bool = False
    down: bool = False
    pressed: bool = False
    released: bool = False
    clicked: bool = False
    doubled: bool = False
    focused: bool = False
    keys: list[pygame.Event] = field(default_factory=list)

    def key(self, keys: frozenset[int], pad: bool = True) -> bool:
        """Whether one of these keys was pressed for the widget; with `pad` False the gamepad's do not count."""
        return any(
            event.type == pygame.KEYDOWN and event.key in keys and (pad or not getattr(event, "pad", False))
            for event in self.keys
        )

    @property
    def activated(self) -> bool:
        """Clicked, or pressed by Enter, Space or the gamepad's A."""
        return self.clicked or (bool(self.keys) and self.key(ACTIVATE))


class Tip(NamedTuple):
    """Words to show below or above a rectangle, or right or left of it (`beside`: there first)."""

    id: str
    rect: pygame.Rect
    words: str
    beside: bool = False


class Frame(Routing):
    """The machinery under the widgets; `Ui` is this with the widgets."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.surface = pygame.Surface((1, 1))
        self._building: list[Node] = []
        self._active = ""
        self._popup_rect = pygame.Rect(0, 0, 0, 0)
        self._popup_alive = False
        self._layer = 0
        self._layers_now = 0
        self._clip = pygame.Rect(0, 0, 1, 1)
        self._solid: list[tuple[int, pygame.Rect]] = []
        self._solid_before: list[tuple[int, pygame.Rect]] = []
        self._late: list[Callable[[], None]] = []
        self._hints: list[Tip] = []
        self._cursor = pygame.SYSTEM_CURSOR_ARROW
        self._cursor_wanted = pygame.SYSTEM_CURSOR_ARROW
        self._cursor_works = True

    def begin(self, surface: pygame.Surface, events: Sequence[pygame.Event], seconds: float, now: float) -> None:
        """Starts a frame on `surface`: `seconds` since the last one, `now` on a clock that never goes back."""
        self.surface = surface
        self.seconds, self.now = seconds, now
        self._count += 1
        surface.set_clip(None)
        self._window = self._clip = surface.get_rect()
        self._events.read(events, now)
        self._building, self._late, self._hints = [], [], []
        self._solid_before, self._solid = self._solid, []
        self._layer, self._layers_now, self._popup_alive = 0, 0, False
        self._popup_before = self._popup
        self._cursor_wanted = pygame.SYSTEM_CURSOR_ARROW
        self.wants_frame = self._events.any or self._events.waiting or self._events.pad.held
        if self._events.lost:
            self._active = ""
        self._sort_keys()

    def end(self) -> None:
        """Finishes the frame: the focus ring, open lists, toasts and the tooltip are drawn, the node list is there."""
        self.surface.set_clip(None)
        self.nodes = self._building
        self._by_id = {node.id: node for node in self.nodes}
        if self._popup and not self._popup_alive:
            self._popup = ""
        self._popup_before = self._popup
        if self.focus and self.focus not in self._by_id:
            self.drop_focus()
        if self._top != self._layers_now:
            self._top = self._layers_now
            self.wants_frame = True
        if not self._events.held:
            self._active = ""
        self._floating = []
        self._draw_late()
        self._by_id = {node.id: node for node in self.nodes}  # with what was drawn late
        self._reveal, self._sought = self._sought, ""
        self._forget()
        self._point()

    def _draw_late(self) -> None:
        for draw in self._late:
            draw()

    def describe(self) -> str:
        """The last finished frame as text for a screen reader, the focus marked."""
        return described(self.nodes, self.focus if self._loud else "")

    def node(self, id: str) -> Node:
        """A node of the last finished frame; KeyError where it was not drawn."""
        return self._by_id[id]

    @property
    def mouse(self) -> Spot:
        """Where the mouse is, in pixels of the surface (far away while it is outside the window)."""
        return self._events.mouse

    @property
    def captured(self) -> bool:
        """An open list, a dialog, a text field or a drag owns the input."""
        node = self._by_id.get(self.focus)
        dragging = bool(self._active) and self._active != BOARD
        return bool(self._popup) or self._top > 0 or dragging or (node is not None and node.typing)

    def _reachable(self, spot: Spot) -> bool:
        """Whether the layer and the clip being drawn let the mouse through at a spot.

        A list that was open when the frame began takes all of its mouse, also where the list closes in the middle of it.
        """
        if self._layer != self._top or self._popup or self._popup_before or not self._clip.collidepoint(spot):
            return False
        return not any(rect.collidepoint(spot) for rect in self._floating)

    def hover(self, rect: pygame.Rect) -> bool:
        """Whether the mouse is over a rectangle that nothing covers and no drag from elsewhere holds it."""
        return not self._active and rect.collidepoint(self.mouse) and self._reachable(self.mouse)

    def clicked(self, rect: pygame.Rect, button: int = 1) -> bool:
        """Whether a mouse button was pressed in a rectangle that nothing covers."""
        spot = self._events.pressed.get(button)
        return spot is not None and rect.collidepoint(spot) and self._reachable(spot)

    def _touch(self, node: Node) -> Touch:
        """Puts an interactive node on the list and says what happens to it."""
        self._building.append(node)
        self._solid.append((len(self._building), node.shown))
        touch = Touch()
        over = node.rect.collidepoint(self.mouse) and self._reachable(self.mouse)
        if over and node.tooltip and self._active in ("", node.id):
            self._hint(node.id, node.shown, node.tooltip)
        if not node.enabled:
            return touch
        spot = self._events.pressed.get(1)
        if spot is not None and node.rect.collidepoint(spot) and self._reachable(spot):
            self._active = node.id
            touch.pressed, touch.doubled = True, self._events.double
        mine = self._active == node.id
        touch.hover = over and (mine or not self._active)
        if mine:
            lift = self._events.released.get(1)
            touch.down = 1 in self._events.held
            touch.released = lift is not None
            touch.clicked = lift is not None and node.rect.collidepoint(lift) and self._reachable(lift)
        if self.focus == node.id:
            touch.focused = self._loud or node.typing
            touch.keys = list(self._claimed) if self._claimant == node.id else []  # the focus may have come in this frame
        if touch.hover and node.focusable:
            self._cursor_wanted = pygame.SYSTEM_CURSOR_IBEAM if node.kind == "text" else pygame.SYSTEM_CURSOR_HAND
        return touch

    def _node(self, id: str, kind: str, rect: pygame.Rect, label: str, **more: Any) -> Node:
        return Node(id, kind, pygame.Rect(rect), label, layer=self._layer, clip=self._clip, **more)

    def _note(self, id: str, kind: str, rect: pygame.Rect, label: str, value: str = "") -> None:
        """Puts something on the list that cannot be operated."""
        self._building.append(self._node(id, kind, rect, label, value=value))

    def tip(self, id: str, rect: pygame.Rect, words: str) -> None:
        """A tooltip for anything: shown while the mouse rests on `rect`."""
        if words and self.hover(rect):
            self._hint(id, rect.clip(self._clip), words)

    def _hint(self, id: str, rect: pygame.Rect, words: str, beside: bool = False) -> None:
        self._hints.append(Tip(id, pygame.Rect(rect), words, beside))

    def _point(self) -> None:
        """Shows the pointer's form; a display without one (no screen) is left alone from then on."""
        if self._cursor_wanted == self._cursor or not self._cursor_works or self.mouse == AWAY:
            return
        self._cursor = self._cursor_wanted
        try:
            pygame.mouse.set_cursor(self._cursor)
        except pygame.error:
            self._cursor_works = False

    @contextlib.contextmanager
    def clipped(self, rect: pygame.Rect) -> Iterator[None]:
        """Draws and hits only inside `rect` until the end of the block."""
        outer, shown = self._clip, self.surface.get_clip()
        self._clip = rect.clip(outer)
        self.surface.set_clip(rect.clip(shown))
        try:
            yield
        finally:
            self._clip = outer
            self.surface.set_clip(shown)
