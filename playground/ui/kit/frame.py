"""One frame of the screen: input handed to the widgets, focus, layers and clipping, and what is drawn last."""

import contextlib
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pygame

from playground.ui.kit import focus as focusing
from playground.ui.kit.events import AWAY, Events
from playground.ui.kit.node import Node, Spot, described
from playground.ui.theme import Theme

State = TypeVar("State")

ACTIVATE = frozenset({pygame.K_SPACE, pygame.K_RETURN, pygame.K_KP_ENTER})
ENTER = frozenset({pygame.K_RETURN, pygame.K_KP_ENTER})
BOARD = "board"
_FORGOTTEN = 600
"""Frames after which the state of a widget that is no longer drawn is dropped."""


@dataclass
class Touch:
    """What a person does to one widget in this frame. focused: it has the focus by keyboard, so keys are its own."""

    hover: bool = False
    down: bool = False
    pressed: bool = False
    clicked: bool = False
    doubled: bool = False
    focused: bool = False
    keys: list[pygame.Event] = field(default_factory=list)

    @property
    def activated(self) -> bool:
        """Clicked, or pressed by Enter, Space or the gamepad's A."""
        return self.clicked or any(event.type == pygame.KEYDOWN and event.key in ACTIVATE for event in self.keys)


@dataclass
class Tip:
    """Words to show beside a rectangle."""

    id: str
    rect: pygame.Rect
    words: str


class Frame:
    """The machinery under the widgets; `Ui` is this with the widgets."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.surface = pygame.Surface((1, 1))
        self.nodes: list[Node] = []
        self.keys: list[pygame.Event] = []
        self.key_ups: list[pygame.Event] = []
        self.focus = ""
        self.now = 0.0
        self.seconds = 0.0
        self.wants_frame = True
        self.board_on_screen = False
        self._events = Events()
        self._building: list[Node] = []
        self._by_id: dict[str, Node] = {}
        self._loud = False
        self._reveal = ""
        self._active = ""
        self._claimed: list[pygame.Event] = []
        self._popup = ""
        self._popup_rect = pygame.Rect(0, 0, 0, 0)
        self._popup_alive = False
        self._layer = 0
        self._layers_now = 0
        self._top = 0
        self._escaped = False
        self._entered = False
        self._clip = pygame.Rect(0, 0, 1, 1)
        self._solid: list[tuple[int, pygame.Rect]] = []
        self._solid_before: list[tuple[int, pygame.Rect]] = []
        self._late: list[Callable[[], None]] = []
        self._hints: list[Tip] = []
        self._tip: Tip | None = None
        self._tip_since = 0.0
        self._quiet_tip = ""
        self._keyed_last = False
        self._motions: dict[Hashable, tuple[float, float, float, int]] = {}
        self._memory: dict[str, tuple[Any, int]] = {}
        self._count = 0
        self._cursor = pygame.SYSTEM_CURSOR_ARROW
        self._cursor_wanted = pygame.SYSTEM_CURSOR_ARROW
        self._cursor_works = True

    # --- the frame ---

    def begin(self, surface: pygame.Surface, events: Sequence[pygame.Event], seconds: float, now: float) -> None:
        """Starts a frame on `surface`: `seconds` since the last one, `now` on a clock that never goes back."""
        self.surface = surface
        self.seconds, self.now = seconds, now
        self._count += 1
        self._events.read(events, now)
        self._clip = surface.get_rect()
        surface.set_clip(None)
        self._building, self._late, self._hints = [], [], []
        self._solid_before, self._solid = self._solid, []
        self._layer, self._layers_now = 0, 0
        self._escaped = self._entered = self._popup_alive = False
        self._reveal = ""
        self._cursor_wanted = pygame.SYSTEM_CURSOR_ARROW
        self.board_on_screen = False
        self.wants_frame = self._events.any or self._events.waiting or self._events.pad.held
        if self._events.lost:
            self._active = ""
        if self._events.pressed:
            self._keyed_last = False
            if 1 in self._events.pressed:
                self._focus_at(self._events.pressed[1])
        self._sort_keys()

    def end(self) -> None:
        """Finishes the frame: the focus ring, open lists, toasts and the tooltip are drawn, the node list is there."""
        self.surface.set_clip(None)
        self.nodes = self._building
        self._by_id = {node.id: node for node in self.nodes}
        if self._popup and not self._popup_alive:
            self._popup = ""
        if self.focus and self.focus not in self._by_id:
            self._drop_focus()
        if self._top != self._layers_now:
            self._top = self._layers_now
            self.wants_frame = True
        if not self._events.held:
            self._active = ""
        self._draw_late()
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

    # --- who gets what ---

    @property
    def mouse(self) -> Spot:
        """Where the mouse is, in pixels of the surface (far away while it is outside the window)."""
        return self._events.mouse

    @property
    def captured(self) -> bool:
        """An open list, a dialog, a text field or a drag owns the input."""
        typing = self._by_id.get(self.focus)
        dragging = bool(self._active) and self._active != BOARD
        return bool(self._popup) or self._top > 0 or dragging or (typing is not None and typing.typing)

    @property
    def focus_shown(self) -> bool:
        """Whether the focus came by keyboard or gamepad: it has a ring and takes keys."""
        return self._loud

    def drop_focus(self) -> None:
        """Gives the keys back to the app."""
        self._drop_focus()

    def set_focus(self, id: str) -> None:
        """Puts the keyboard's focus on a widget, as Tab does."""
        self.focus, self._loud, self._reveal = id, True, id
        self._keyed_last = True
        self.wants_frame = True

    def _drop_focus(self) -> None:
        self.focus, self._loud = "", False

    def _reachable(self, spot: Spot) -> bool:
        """Whether the layer and the clip being drawn let the mouse through at a spot."""
        return self._layer == self._top and not self._popup and self._clip.collidepoint(spot)

    def hover(self, rect: pygame.Rect) -> bool:
        """Whether the mouse is over a rectangle that nothing covers and no drag from elsewhere holds it."""
        return rect.collidepoint(self.mouse) and self._reachable(self.mouse) and not self._active

    def clicked(self, rect: pygame.Rect, button: int = 1) -> bool:
        """Whether a mouse button was pressed in a rectangle that nothing covers."""
        spot = self._events.pressed.get(button)
        return spot is not None and rect.collidepoint(spot) and self._reachable(spot)

    def _touch(self, node: Node) -> Touch:
        """Puts an interactive node on the list and says what happens to it; a mouse press puts a quiet focus on it."""
        self._building.append(node)
        self._solid.append((len(self._building), node.shown))
        if not node.enabled:
            if node.tooltip and self.hover(node.rect):
                self._hint(node.id, node.rect, node.tooltip)
            return Touch()
        touch = Touch()
        spot = self._events.pressed.get(1)
        if spot is not None and node.rect.collidepoint(spot) and self._reachable(spot):
            self._active = node.id
            touch.pressed, touch.doubled = True, self._events.double
        mine = self._active == node.id
        touch.hover = node.rect.collidepoint(self.mouse) and self._reachable(self.mouse) and (mine or not self._active)
        touch.down = mine and 1 in self._events.held
        lift = self._events.released.get(1)
        if lift is not None and mine:
            touch.clicked = node.rect.collidepoint(lift) and self._reachable(lift)
        touch.focused = self.focus == node.id and (self._loud or node.typing)
        if self.focus == node.id:
            touch.keys = [event for event in self._claimed if event.type == pygame.TEXTINPUT or event.key]
        if touch.hover and node.tooltip:
            self._hint(node.id, node.rect, node.tooltip)
        if touch.hover and node.focusable:
            self._cursor_wanted = pygame.SYSTEM_CURSOR_IBEAM if node.typing else pygame.SYSTEM_CURSOR_HAND
        return touch

    def _node(self, id: str, kind: str, rect: pygame.Rect, label: str, **more: Any) -> Node:
        return Node(id, kind, pygame.Rect(rect), label, layer=self._layer, clip=pygame.Rect(self._clip), **more)

    def _note(self, id: str, kind: str, rect: pygame.Rect, label: str, value: str = "") -> None:
        """Puts something on the list that cannot be operated."""
        self._building.append(self._node(id, kind, rect, label, value=value))

    def tip(self, id: str, rect: pygame.Rect, words: str) -> None:
        """A tooltip for anything: shown while the mouse rests on `rect`."""
        if words and self.hover(rect):
            self._hint(id, rect, words)

    def _hint(self, id: str, rect: pygame.Rect, words: str) -> None:
        self._hints.append(Tip(id, pygame.Rect(rect), words))

    # --- focus and keys ---

    def _focus_at(self, spot: Spot) -> None:
        """A press puts the focus where it hits, without a ring and without taking keys (but a field takes them)."""
        if self._popup:
            return
        hit = focusing.at(self.nodes, spot, self._top)
        self.focus = hit.id if hit else ""
        self._loud = bool(hit) and self._top > 0 and not (hit and hit.typing)

    def _sort_keys(self) -> None:
        """Who gets each key: the open list, the focus, the dialog, or the app."""
        self.keys, self._claimed = [], []
        self.key_ups = list(self._events.key_ups)
        for event in self._events.typed:
            node = self._by_id.get(self.focus)
            if event.type == pygame.TEXTINPUT:
                if self._popup or (node and (node.typing or (self._loud and pygame.TEXTINPUT in node.keys))):
                    self._claimed.append(event)
                continue
            if not self._key(event, node):
                self.keys.append(event)

    def _key(self, event: pygame.Event, node: Node | None) -> bool:
        """Whether the kit takes a key."""
        self._keyed_last = True
        if self._popup or (node is not None and focusing.claims(node, event, self._loud, self._top)):
            self._claimed.append(event)
            return True
        if event.key == pygame.K_TAB and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
            self._go(focusing.after(self.nodes, self.focus, self._top, backwards=bool(event.mod & pygame.KMOD_SHIFT)))
            return True
        if event.key == pygame.K_ESCAPE:
            if self._top:
                self._escaped = True
                return True
            had = bool(self.focus) and (self._loud or (node is not None and node.typing))
            self._drop_focus()
            return had
        if getattr(event, "pad", False) and event.key in focusing.DIRECTIONS and (self._loud or self._top or not self._board_before()):
            self._go(focusing.towards(self.nodes, self.focus, event.key, self._top, self.surface.get_rect()))
            return True
        if self._top:
            self._entered = self._entered or event.key in ENTER
            return not pygame.K_F1 <= event.key <= pygame.K_F12
        return False

    def _board_before(self) -> bool:
        return any(node.kind == "board" for node in self.nodes)

    def _go(self, id: str) -> None:
        if id:
            self.set_focus(id)

    # --- what lasts from frame to frame ---

    def kept(self, id: str, make: Callable[[], State]) -> State:
        """The state of a widget, made when it is first asked for and dropped some time after it is no longer drawn."""
        found = self._memory.get(id)
        state: State = found[0] if found else make()
        self._memory[id] = state, self._count
        return state

    def animate(self, key: Hashable, target: float, seconds: float | None = None) -> float:
        """A number on its way to `target`, fast at first; at once with reduced motion or when it is new."""
        span = self.theme.quick if seconds is None else seconds
        known = self._motions.get(key)
        if known is None or self.theme.reduced_motion or span <= 0:
            self._motions[key] = (target, target, self.now - 1000.0, self._count)
            return target
        start, goal, since, _ = known
        at = _eased(start, goal, since, span, self.now)
        if goal != target:
            start, goal, since = at, target, self.now
        self._motions[key] = (start, goal, since, self._count)
        if at != target:
            self.wants_frame = True
        return at

    def _forget(self) -> None:
        self._motions = {key: motion for key, motion in self._motions.items() if motion[3] == self._count}
        if self._count % _FORGOTTEN == 0:
            self._memory = {id: kept for id, kept in self._memory.items() if kept[1] > self._count - _FORGOTTEN}

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
    def clipped(self, rect: pygame.Rect) -> Any:
        """Draws and hits only inside `rect` until the end of the block."""
        outer, shown = self._clip, self.surface.get_clip()
        self._clip = rect.clip(outer)
        self.surface.set_clip(rect.clip(shown))
        try:
            yield
        finally:
            self._clip = outer
            self.surface.set_clip(shown)


def _eased(start: float, goal: float, since: float, span: float, now: float) -> float:
    share = min(1.0, max(0.0, (now - since) / span))
    return goal if share >= 1 else start + (goal - start) * (1 - (1 - share) ** 3)
