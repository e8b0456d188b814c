"""Fingers on a touch screen as a mouse: a tap clicks, a hold is the right button or shows a tooltip, a drag drags or scrolls.

Two fingers on a board bring it nearer and move it. What a finger means is known only after it has moved, rested or gone, so
nothing is pressed before that. The system's own mouse events made from fingers are dropped.
"""

import math
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

import pygame

from playground.systems import here
from playground.ui.kit.fingertips import LEAST, met
from playground.ui.kit.node import Node, Pinch, ScrollArea, Spot

ROLL = 10
"""Units that a fingertip rolls in a tap."""
HOLD = 0.5
"""Seconds after which a finger that rests is a hold."""
READING = 1.5
"""Seconds that a tooltip stays after the finger that asked for it has gone."""
RECENT = 0.08
"""Seconds of the end of a drag that say how fast it was."""
SLOWING = 0.3
"""Seconds in which what a flick moves loses most of its speed."""
SLOWEST, FASTEST = 60.0, 2500.0
"""Pixels a second: what is slower stands still, what is faster is taken for this."""
_KINDS = (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP)
_MOUSE = (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL)
_ALONG = frozenset({"list", "tabs", "number"})
"""What has an axis for arrow keys, and is no track to drag along."""
Id = tuple[int, int]


class _Deed(Enum):
    """What a finger does."""

    WAITS = auto()
    PRESSES = auto()
    SCROLLS = auto()
    EXPLAINS = auto()
    PINCHES = auto()


@dataclass
class _Finger:
    """The finger that acts: where it came down and when, where it is, and the button that it presses."""

    id: Id
    start: Spot
    at: Spot
    since: float
    deed: _Deed = _Deed.WAITS
    button: int = 1
    stops: bool = False
    track: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=24))


@dataclass(frozen=True)
class TouchGround:
    """What fingers come down on: what the last frame has shown, its highest layer, the list that is open, and the lengths."""

    nodes: Sequence[Node] = ()
    areas: Sequence[ScrollArea] = ()
    top: int = 0
    open_list: str = ""
    window: pygame.Rect = field(default_factory=lambda: pygame.Rect(0, 0, 1, 1))
    scale: float = 1.0
    calm: bool = False

    def under(self, spot: Spot) -> Node | None:
        """What would be pressed at a spot: a control, a scroll bar, a board."""
        there = (node for node in reversed(self.nodes) if node.layer == self.top and node.shown.collidepoint(spot))
        return next((node for node in there if node.focusable or node.kind in ("board", "scroll")), None)

    def area(self, spot: Spot) -> ScrollArea | None:
        """The innermost area that scrolls under a spot."""
        there = [area for area in self.areas if area.layer == self.top and area.rect.collidepoint(spot)]
        there = [area for area in there if area.id == self.open_list] if self.open_list else there
        return min(there, key=lambda area: area.rect.height, default=None)


class Fingers:
    """Turns the events of fingers into those of a mouse, marked `finger=True`.

    swipe: pixels that the area at `swiped` is to move in this frame, down is positive. pinch: what two fingers do to a board.
    """

    def __init__(self) -> None:
        self.ground = TouchGround()
        self.swipe = 0.0
        self.swiped: Spot = (0, 0)
        self.pinch: Pinch | None = None
        self._finger: _Finger | None = None
        self._second: _Finger | None = None
        self._others: set[Id] = set()
        self._speed = 0.0
        self._now = 0.0
        self._leaves: float | None = None
        self._listens = here().touch_screens

    @property
    def waiting(self) -> bool:
        """Whether something will happen without another event."""
        waits = self._finger is not None and self._finger.deed in (_Deed.WAITS, _Deed.PINCHES)
        return waits or bool(self._speed) or self._leaves is not None

    def mouse(self, events: Iterable[pygame.Event], now: float) -> list[pygame.Event]:
        """The events with those of fingers turned into a mouse's, and what is due at `now` (seconds)."""
        mouse: list[pygame.Event] = []
        self.swipe, self.pinch = 0.0, None
        seconds, self._now = now - self._now, now
        before = self._pair()
        for event in events:
            if event.type in _KINDS:
                if self._listens:
                    self._turn(event, now, mouse)
            elif event.type == pygame.WINDOWFOCUSLOST:
                self._forget()
                mouse.append(event)
            elif not (event.type in _MOUSE and getattr(event, "touch", False)):
                if event.type in _MOUSE:
                    self._leaves, self._speed = None, 0.0
                mouse.append(event)
        self._pinch(before)
        self._rest(now, mouse)
        self._glide(min(0.1, max(0.0, seconds)))
        return mouse

    def _forget(self) -> None:
        """Nothing touches the screen any more, as far as anybody can say."""
        self._others |= {finger.id for finger in (self._finger, self._second) if finger is not None}
        self._finger = self._second = self._leaves = None
        self._speed = 0.0

    def _turn(self, event: pygame.Event, now: float, mouse: list[pygame.Event]) -> None:
        """One finger comes, moves or goes."""
        id = int(getattr(event, "touch_id", 0)), int(event.finger_id)
        spot = _pixels(event, self.ground.window)
        finger = self._finger
        if event.type == pygame.FINGERDOWN:
            self._others.discard(id)
            self._down(id, spot, now, mouse)
        elif finger is not None and id == finger.id:
            self._moved(finger, spot, now, mouse)
            if event.type == pygame.FINGERUP:
                self._up(finger, now, mouse)
        elif self._second is not None and id == self._second.id:
            self._second.at = spot
            if event.type == pygame.FINGERUP:
                self._end_pinch(finger)
        elif event.type == pygame.FINGERUP:
            self._others.discard(id)

    def _down(self, id: Id, spot: Spot, now: float, mouse: list[pygame.Event]) -> None:
        if self._finger is None:
            ground, stops = self.ground, self._speed != 0.0
            start = spot if ground.open_list else met(spot, ground.nodes, ground.top, round(LEAST * ground.scale), ground.window)
            self._finger = _Finger(id, start, spot, now, stops=stops)
            self._speed, self._leaves = 0.0, None
            mouse.append(_motion(start))
        elif self._second is None and self._finger.deed in (_Deed.WAITS, _Deed.EXPLAINS) and self._on_board(self._finger.start):
            self._second = _Finger(id, spot, spot, now)
            self._finger.deed = _Deed.PINCHES
            mouse.append(_away())
        else:
            self._others.add(id)

    def _on_board(self, spot: Spot) -> bool:
        node = self.ground.under(spot)
        return node is not None and node.kind == "board" and not self.ground.open_list

    def _moved(self, finger: _Finger, spot: Spot, now: float, mouse: list[pygame.Event]) -> None:
        before, finger.at = finger.at, spot
        if finger.deed is _Deed.WAITS and math.dist(finger.start, spot) > ROLL * self.ground.scale:
            self._begin_drag(finger, mouse)
        if finger.deed is _Deed.PRESSES:
            mouse.append(_motion(spot))
        elif finger.deed is _Deed.SCROLLS:
            self.swipe += spot[1] - before[1]
            self.swiped = finger.start
            finger.track.append((now, spot[1]))

    def _begin_drag(self, finger: _Finger, mouse: list[pygame.Event]) -> None:
        """A finger that has moved drags what is under it along its axis; else it scrolls what can be scrolled there."""
        node = self.ground.under(finger.start)
        across = abs(finger.at[0] - finger.start[0]) >= abs(finger.at[1] - finger.start[1])
        drags = node is not None and (
            node.kind in ("board", "scroll")
            or (node.axis == ("x" if across else "y") and node.kind not in _ALONG)
            or (node.kind == "text" and across)
        )
        if self.ground.area(finger.start) is None or (drags and not self.ground.open_list):
            finger.deed = _Deed.PRESSES
            mouse.append(_press(finger.start, finger.button))
        else:
            finger.deed = _Deed.SCROLLS
            mouse.append(_away())

    def _up(self, finger: _Finger, now: float, mouse: list[pygame.Event]) -> None:
        self._finger = None
        on_board = self._on_board(finger.start)
        if finger.deed is _Deed.WAITS and finger.stops:
            mouse.append(_away())
        elif finger.deed is _Deed.WAITS:
            mouse += [_press(finger.start, 1), _lift(finger.start, 1), *(() if on_board else (_away(),))]
        elif finger.deed is _Deed.PRESSES:
            mouse += [_lift(finger.at, finger.button), *(() if on_board else (_away(),))]
        elif finger.deed is _Deed.SCROLLS:
            recent = [entry for entry in finger.track if now - entry[0] <= RECENT]
            lasted = recent[-1][0] - recent[0][0] if recent else 0.0
            speed = (recent[-1][1] - recent[0][1]) / lasted if lasted > 0 else 0.0
            self._speed = 0.0 if self.ground.calm else max(-FASTEST, min(FASTEST, speed))
        elif finger.deed is _Deed.EXPLAINS:
            self._leaves = now + READING
        else:
            self._end_pinch(self._second)

    def _end_pinch(self, left: _Finger | None) -> None:
        """One of two fingers has gone: the other one does nothing until it goes too."""
        if left is not None:
            self._others.add(left.id)
        self._finger = self._second = None

    def _rest(self, now: float, mouse: list[pygame.Event]) -> None:
        """A finger that rests holds; what was explained is gone after a while."""
        finger = self._finger
        if finger is not None and finger.deed is _Deed.WAITS and now - finger.since >= HOLD:
            node = self.ground.under(finger.start)
            button = 0 if node is None or self.ground.open_list else node.holds
            finger.deed, finger.button = (_Deed.PRESSES, button) if button else (_Deed.EXPLAINS, 1)
            mouse += [_press(finger.start, button)] if button else []
        if self._leaves is not None and now >= self._leaves:
            self._leaves = None
            mouse.append(_away())

    def _pair(self) -> tuple[Spot, Spot] | None:
        """Where both fingers of a pinch are."""
        both = self._finger is not None and self._second is not None
        return (self._finger.at, self._second.at) if both and self._finger and self._second else None

    def _pinch(self, before: tuple[Spot, Spot] | None) -> None:
        """What two fingers have done since the last frame."""
        after = self._pair()
        if before is None or after is None or self._finger is None or before == after:
            return
        (x, y), (left, top) = _middle(after), _middle(before)
        factor = max(1.0, math.dist(*after)) / max(1.0, math.dist(*before))
        self.pinch = Pinch(self._finger.start, (left, top), factor, (x - left, y - top))

    def _glide(self, seconds: float) -> None:
        """What a flick has set in motion goes on for a while."""
        if self._speed and self._finger is None:
            self.swipe += self._speed * seconds
            self._speed *= math.exp(-seconds / SLOWING)
            self._speed = self._speed if abs(self._speed) >= SLOWEST else 0.0


def _pixels(event: pygame.Event, window: pygame.Rect) -> Spot:
    """The pixel of a finger, which is given in parts of the window; no number is the corner."""
    x, y = (part if math.isfinite(part) else 0.0 for part in (float(event.x), float(event.y)))
    return round(max(-1.0, min(2.0, x)) * window.width), round(max(-1.0, min(2.0, y)) * window.height)


def _middle(pair: tuple[Spot, Spot]) -> Spot:
    return (pair[0][0] + pair[1][0]) // 2, (pair[0][1] + pair[1][1]) // 2


def _motion(spot: Spot) -> pygame.Event:
    return pygame.event.Event(pygame.MOUSEMOTION, pos=spot, rel=(0, 0), buttons=(0, 0, 0), finger=True)


def _press(spot: Spot, button: int) -> pygame.Event:
    return pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=spot, button=button, finger=True)


def _lift(spot: Spot, button: int) -> pygame.Event:
    return pygame.event.Event(pygame.MOUSEBUTTONUP, pos=spot, button=button, finger=True)


def _away() -> pygame.Event:
    return pygame.event.Event(pygame.WINDOWLEAVE, finger=True)
