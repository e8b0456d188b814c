"""One frame of the screen: all that a widget needs to know, and where it leaves what it shows. Widgets are functions of it."""

import contextlib
import math
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, TypeVar

import pygame

from playground.ui.kit.events import AWAY, Events
from playground.ui.kit.fingers import TouchGround
from playground.ui.kit.ledger import Ledger
from playground.ui.kit.node import Node, ScrollArea, Spot, Tip, description
from playground.ui.kit.routing import Routing
from playground.ui.kit.touch import Touch
from playground.ui.kit.widget_states import WidgetStates
from playground.ui.theme import Theme

State = TypeVar("State")

BOARD = "board"


class Frame:
    """What one frame knows; `Ui` is a frame with the widgets as its methods.

    theme: lengths; may be replaced between frames. surface: what is drawn on. now, seconds: a clock, and the time since the last
    frame. wants_frame: something moves, waits or has just happened. wakes: when a frame is due though nothing happens.
    input: the events of this frame. routing: the focus and the
    keys and what the last frame has shown. states: what lasts. building: the nodes of this frame so far. clip: where is drawn
    and hit. layer: 0 the window, 1 a dialog over it …; layers: how many of them this frame has so far. covers: what hides the
    board, each with its place among the nodes. active: the id of what holds the mouse. late: what is drawn at the end.
    brief: tooltips say only what comes first. ledger: where all that is written is noted, if somebody wants to check it.
    areas: what scrolls. group: which part of the window is drawn.
    """

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.surface = pygame.Surface((1, 1))
        self.now = self.seconds = 0.0
        self.brief = False
        self.ledger: Ledger | None = None
        self.wants_frame = True
        self.wakes = math.inf
        self.input = Events()
        self.routing = Routing()
        self.states = WidgetStates()
        self.building: list[Node] = []
        self.clip = pygame.Rect(0, 0, 1, 1)
        self.layer, self.layers, self.group = 0, 0, ""
        self.active = ""
        self.list_alive = False
        self.covers: list[tuple[int, pygame.Rect]] = []
        self.covers_before: list[tuple[int, pygame.Rect]] = []
        self.late: list[Callable[[], None]] = []
        self.hints: list[Tip] = []
        self.areas: list[ScrollArea] = []
        self.areas_before: list[ScrollArea] = []
        self._list_before = ""
        self._cursor = self._cursor_wanted = pygame.SYSTEM_CURSOR_ARROW
        self._cursor_works = True

    # --- from frame to frame ---

    def begin(self, surface: pygame.Surface, events: Sequence[pygame.Event], seconds: float, now: float) -> None:
        """Starts a frame on `surface`: `seconds` since the last one, `now` on a clock that never goes back."""
        self.surface = surface
        self.seconds, self.now = seconds, now
        surface.set_clip(None)
        self.clip = surface.get_rect()
        routing, calm = self.routing, self.theme.reduced_motion
        top, listed = routing.top, routing.open_list
        self.input.fingers.ground = TouchGround(routing.nodes, self.areas, top, listed, self.clip, self.theme.scale, calm)
        self.input.read(events, now)
        self.building, self.late, self.hints = [], [], []
        self.areas_before, self.areas = self.areas, []
        self.covers_before, self.covers = self.covers, []
        self.layer, self.layers, self.list_alive = 0, 0, False
        if self.ledger is not None:
            self.ledger.begin()
        self._list_before = self.routing.open_list
        self._cursor_wanted = pygame.SYSTEM_CURSOR_ARROW
        self.wakes = math.inf
        self.wants_frame = self.input.any or self.input.waiting or self.input.pad.held or self.input.fingers.waiting
        if self.input.lost:
            self.active = ""
        self.routing.sort(self.input)

    def close(self) -> None:
        """Ends the drawing of widgets: the nodes are there, and what is drawn over all of them may follow."""
        self.surface.set_clip(None)
        routing = self.routing
        routing.show(self.building)
        if routing.open_list and not self.list_alive:
            routing.open_list = ""
        self._list_before = routing.open_list
        if routing.top != self.layers:
            routing.settle_on(self.layers, self.input.device)
            self.wants_frame = True
        if not self.input.held:
            self.active = ""
        routing.floating = []

    def settle(self) -> None:
        """Ends the frame."""
        self.routing.show_late()
        self.states.end_frame()
        self._show_cursor()

    def kept(self, id: str, make: Callable[[], State]) -> State:
        """The state of a widget, made when it is first asked for and dropped some time after it is no longer drawn."""
        return self.states.state(id, make)

    def animate(self, key: Hashable, target: float, seconds: float | None = None) -> float:
        """A number on its way to `target`, fast at first; at once with reduced motion or when it is new."""
        span = 0.0 if self.theme.reduced_motion else self.theme.quick if seconds is None else seconds
        at = self.states.motion(key, target, span, self.now)
        if at != target:
            self.wants_frame = True
        return at

    def due(self, now: float) -> bool:
        """Whether another frame is to be drawn without an event."""
        return self.wants_frame or now >= self.wakes

    # --- what was shown ---

    @property
    def nodes(self) -> list[Node]:
        """All that the last finished frame has shown."""
        return self.routing.nodes

    def node(self, id: str) -> Node:
        """A node of the last finished frame; KeyError where it was not drawn."""
        return self.routing.by_id[id]

    def describe(self) -> str:
        """The last finished frame as text for a screen reader, the focus marked."""
        return description(self.nodes, self.focus if self.focus_shown else "")

    # --- the focus and the keys ---

    @property
    def focus(self) -> str:
        """The id of what has the focus."""
        return self.routing.focus

    @property
    def focus_shown(self) -> bool:
        """Whether the focus came by keyboard or gamepad: it has a ring and takes keys."""
        return self.routing.shown

    @property
    def keys(self) -> list[pygame.Event]:
        """The key presses that no widget takes."""
        return self.routing.keys

    @property
    def taken_keys(self) -> list[pygame.Event]:
        """The key presses that a widget, a dialog or the focus took."""
        return self.routing.taken

    @property
    def key_ups(self) -> list[pygame.Event]:
        """The keys that were let go."""
        return self.routing.key_ups

    def set_focus(self, id: str) -> None:
        """Puts the keyboard's focus on a widget, as Tab does."""
        self.routing.set_focus(id)
        self.wants_frame = True

    def drop_focus(self) -> None:
        """Gives the keys back to the app."""
        self.routing.drop_focus()

    def reveal(self, id: str) -> None:
        """Brings what is on the screen, or will be in the next frame, into sight in its scroll area; the focus stays."""
        self.routing.seek(id)
        self.wants_frame = True

    # --- the mouse ---

    @property
    def mouse(self) -> Spot:
        """Where the mouse is, in pixels of the surface (far away while it is outside the window)."""
        return self.input.mouse

    @property
    def captured(self) -> bool:
        """An open list, a dialog, a text field or a drag owns the input."""
        node = self.routing.by_id.get(self.focus)
        dragging = bool(self.active) and self.active != BOARD
        return bool(self.routing.open_list) or self.routing.top > 0 or dragging or (node is not None and node.typing)

    def reachable(self, spot: Spot) -> bool:
        """Whether the layer and the clip being drawn let the mouse through at a spot.

        A list that was open when the frame began takes all of its mouse, also where the list closes in the middle of it.
        """
        routing = self.routing
        if self.layer != routing.top or routing.open_list or self._list_before or not self.clip.collidepoint(spot):
            return False
        return not any(rect.collidepoint(spot) for rect in routing.floating)

    def hover(self, rect: pygame.Rect) -> bool:
        """Whether the mouse is over a rectangle that nothing covers and no drag from elsewhere holds it."""
        return not self.active and rect.collidepoint(self.mouse) and self.reachable(self.mouse)

    def clicked(self, rect: pygame.Rect, button: int = 1) -> bool:
        """Whether a mouse button was pressed in a rectangle that nothing covers."""
        spot = self.input.pressed.get(button)
        return spot is not None and rect.collidepoint(spot) and self.reachable(spot)

    @contextlib.contextmanager
    def clipped(self, rect: pygame.Rect) -> Iterator[None]:
        """Draws and hits only inside `rect` until the end of the block."""
        outer, shown = self.clip, self.surface.get_clip()
        self.clip = rect.clip(outer)
        self.surface.set_clip(rect.clip(shown))
        try:
            yield
        finally:
            self.clip = outer
            self.surface.set_clip(shown)

    # --- for widgets ---

    def fresh_node(self, id: str, kind: str, rect: pygame.Rect, label: str, **more: Any) -> Node:
        """A node of this frame: in the layer and the clip that are drawn now. `more` as in `Node`."""
        return Node(id, kind, pygame.Rect(rect), label, layer=self.layer, clip=self.clip, group=self.group, **more)

    def note(self, id: str, kind: str, rect: pygame.Rect, label: str, value: str = "") -> None:
        """Puts something on the list of nodes that cannot be operated."""
        self.building.append(self.fresh_node(id, kind, rect, label, value=value))

    def wrote(self, words: str, rect: pygame.Rect, whole: bool = True) -> None:
        """Notes words that were drawn, and whether all of them are there, for whoever keeps a ledger of the layout."""
        if self.ledger is not None:
            self.ledger.write(words, rect, self.clip.clip(self.surface.get_clip()), self.layer, whole)

    def cover(self, rect: pygame.Rect) -> None:
        """Lays a card over what stands there: it hides the board from the mouse, and words from the reader."""
        self.covers.append((len(self.building), rect.clip(self.clip)))
        if self.ledger is not None:
            self.ledger.cover(rect.clip(self.clip), self.layer)

    def touch(self, node: Node) -> Touch:
        """Puts an interactive node on the list and returns what a person does to it."""
        self.building.append(node)
        self.covers.append((len(self.building), node.shown))
        touch, mouse, routing = Touch(), self.input.mouse, self.routing
        over = node.rect.collidepoint(mouse) and self.reachable(mouse)
        if over and node.tooltip and self.active in ("", node.id):
            self.hint(node.id, node.shown, node.tooltip)
        if not node.enabled:
            return touch
        spot = self.input.pressed.get(1)
        if spot is not None and node.rect.collidepoint(spot) and self.reachable(spot):
            self.active = node.id
            touch.pressed, touch.doubled = True, self.input.double
        mine = self.active == node.id
        touch.hover = over and (mine or not self.active)
        if mine:
            lift = self.input.released.get(1)
            touch.down = 1 in self.input.held
            touch.released = lift is not None
            touch.clicked = lift is not None and node.rect.collidepoint(lift) and self.reachable(lift)
        if routing.focus == node.id:
            touch.focused = routing.shown or node.typing
        touch.keys, touch.value = routing.keys_of(node.id), routing.values.get(node.id)
        if touch.hover and node.focusable:
            self._cursor_wanted = pygame.SYSTEM_CURSOR_IBEAM if node.kind == "text" else pygame.SYSTEM_CURSOR_HAND
        return touch

    def tip(self, id: str, rect: pygame.Rect, words: str) -> None:
        """A tooltip for anything: shown while the mouse rests on `rect`."""
        if words and self.ledger is not None:
            self.ledger.explain(rect, words)
        if words and self.hover(rect):
            self.hint(id, rect.clip(self.clip), words)

    def hint(self, id: str, rect: pygame.Rect, words: str, beside: bool = False) -> None:
        """Words that could be shown now; the last ones of a frame are."""
        self.hints.append(Tip(id, pygame.Rect(rect), words, beside))

    def _show_cursor(self) -> None:
        """Shows the pointer's form; a display without one (no screen) is left alone from then on."""
        if self._cursor_wanted == self._cursor or not self._cursor_works or self.mouse == AWAY:
            return
        self._cursor = self._cursor_wanted
        try:
            pygame.mouse.set_cursor(self._cursor)
        except pygame.error:
            self._cursor_works = False
