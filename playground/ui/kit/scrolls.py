"""Scroll areas: a window onto something higher than itself."""

import contextlib
import math
from collections.abc import Iterator

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import fade, rounded
from playground.ui.kit.frame import Frame
from playground.ui.kit.node import Reach, ScrollArea

NOTCH = 56
"""Pixels (at scale 1) that one notch of the wheel moves."""
TILTED = 900
"""Pixels (at scale 1) a second that a gamepad's stick moves at most."""


class Area:
    """The inside of a scroll area. rect: where to lay out, as wide as is free, as high as you like, already moved."""

    def __init__(self, rect: pygame.Rect, seen: pygame.Rect) -> None:
        self.rect = rect
        self.seen = seen
        self.height = 0
        self.wanted: pygame.Rect | None = None

    def used(self, height: int) -> None:
        """Says how high the content was, in pixels from `rect.top`."""
        self.height = max(self.height, height)

    def show(self, rect: pygame.Rect) -> None:
        """Moves the area so that `rect` is in sight from the next frame on."""
        self.wanted = pygame.Rect(rect)


class _Place:
    """How far an area is scrolled, and by what part of a pixel more; how high its content was, where its bar is held."""

    def __init__(self) -> None:
        self.offset = 0
        self.part = 0.0
        self.height = 0
        self.grip = 0


@contextlib.contextmanager
def scroll(frame: Frame, id: str, rect: pygame.Rect) -> Iterator[Area]:
    """`with ui.scroll(id, rect) as area:` lay out in `area.rect`, then call `area.used(height)`.

    The wheel and the bar move it; what gets the focus by keyboard comes into sight; nothing outside is drawn or hit.
    """
    size = frame.theme
    place = frame.kept(id, _Place)
    over = max(0, place.height - rect.height)
    place.offset = max(0, min(over, place.offset))
    beside = size.scrollbar + size.px(4) if over else 0
    area = Area(pygame.Rect(rect.left, rect.top - place.offset, rect.width - beside, max(rect.height, place.height)), rect)
    first = len(frame.building)
    if over:
        frame.areas.append(ScrollArea(id, rect.clip(frame.clip), frame.layer))
        _scroll_bar(frame, id, rect, place, over)
        _tilt(frame, id, place, over)
    with frame.clipped(rect):
        yield area
    if area.height != place.height:
        place.height = area.height
        frame.wants_frame = True
    _reveal_in(frame, area, place, first)
    most = max(0, place.height - rect.height)
    _swipe(frame, rect, place, most)
    if frame.input.wheel and rect.collidepoint(frame.mouse) and frame.reachable(frame.mouse) and most:
        before = place.offset
        place.offset = max(0, min(most, round(place.offset - frame.input.wheel * size.px(NOTCH))))
        if place.offset != before:
            frame.input.wheel = 0.0
            frame.wants_frame = True
    if over:
        _draw_shades(frame, rect, place, over)


def _tilt(frame: Frame, id: str, place: _Place, over: int) -> None:
    """A gamepad's right stick moves the area that holds the focus, else the highest one."""
    tilt = frame.input.pad.tilt
    if not tilt or frame.routing.open_list or tilted(frame) != id:
        return
    moved = place.part + tilt * frame.seconds * frame.theme.px(TILTED)
    place.part = math.fmod(moved, 1.0)
    place.offset = max(0, min(over, place.offset + math.trunc(moved)))


def _swipe(frame: Frame, rect: pygame.Rect, place: _Place, most: int) -> None:
    """A finger moves the innermost area that it came down on, as far as that goes."""
    fingers = frame.input.fingers
    if fingers.swipe and most and rect.collidepoint(fingers.swiped) and frame.reachable(fingers.swiped):
        before, fingers_moved = place.offset, place.part - fingers.swipe
        place.part = math.fmod(fingers_moved, 1.0)
        place.offset = max(0, min(most, before + math.trunc(fingers_moved)))
        fingers.swipe = 0.0
        frame.wants_frame = True


def tilted(frame: Frame) -> str:
    """The id of the area that the right stick moves, "" for none: by what the last frame has shown."""
    top = [area for area in frame.areas_before if area.layer == frame.routing.top]
    node = frame.routing.by_id.get(frame.focus) if frame.focus_shown else None
    around = [area for area in top if node is not None and area.rect.contains(node.clip)]
    inner = min(around, key=lambda area: area.rect.height, default=None)
    inner = max(top, key=lambda area: area.rect.height, default=None) if inner is None else inner
    return "" if inner is None else inner.id


def _reveal_in(frame: Frame, area: Area, place: _Place, first: int) -> None:
    """Brings what was asked for, or what has just got the focus, into sight."""
    wanted = area.wanted
    if frame.routing.reveal:
        wanted = next((node.rect for node in frame.building[first:] if node.id == frame.routing.reveal), wanted)
    if wanted is None:
        return
    before, margin = place.offset, min(frame.theme.gap, max(0, area.seen.height - wanted.height) // 2)
    if wanted.top - margin < area.seen.top or wanted.height > area.seen.height:
        place.offset -= area.seen.top - wanted.top + margin
    elif wanted.bottom + margin > area.seen.bottom:
        place.offset += wanted.bottom + margin - area.seen.bottom
    place.offset = max(0, min(max(0, place.height - area.seen.height), place.offset))
    frame.wants_frame = frame.wants_frame or place.offset != before


def _scroll_bar(frame: Frame, id: str, rect: pygame.Rect, place: _Place, over: int) -> None:
    """Works and draws the bar at the right: drag it, or click beside it for a page."""
    size = frame.theme
    lane = pygame.Rect(rect.right - size.scrollbar, rect.top, size.scrollbar, rect.height)
    long = min(lane.height, max(size.px(32), lane.height * rect.height // max(1, place.height)))
    thumb = pygame.Rect(lane.left, lane.top + (lane.height - long) * place.offset // over, lane.width, long)
    touch = frame.touch(
        frame.fresh_node(
            f"{id}/bar",
            "scroll",
            lane,
            "Scroll bar",
            value=f"{100 * place.offset // over}%",
            reach=Reach(0, over, 1, place.offset),
        )
    )
    if touch.pressed:
        spot = frame.input.pressed[1]
        inside = thumb.collidepoint(spot)
        place.grip = spot[1] - thumb.top if inside else -1
        if not inside:
            place.offset += rect.height * 9 // 10 * (1 if spot[1] > thumb.centery else -1)
    elif (touch.down or touch.released) and place.grip >= 0 and frame.input.path and long < lane.height:
        place.offset = round((frame.mouse[1] - place.grip - lane.top) * over / (lane.height - long))
    place.offset = max(0, min(over, place.offset))
    thumb.top = lane.top + (lane.height - long) * place.offset // over
    thick = thumb if touch.hover or touch.down else thumb.inflate(-size.px(4), 0)
    colour = theme.SWITCH_OFF if touch.down else theme.LINE_HOVER
    rounded(thick.width // 2, colour).draw(frame.surface, thick)


def _draw_shades(frame: Frame, rect: pygame.Rect, place: _Place, over: int) -> None:
    """Draws a soft shadow where more is hidden above or below."""
    wide, high = rect.width - frame.theme.scrollbar - frame.theme.px(4), frame.theme.px(12)
    if wide <= 0 or rect.height < 3 * high:
        return
    if place.offset > 0:
        frame.surface.blit(fade((wide, high), theme.SHADOW, theme.FADE_ALPHA, rising=False), rect.topleft)
    if place.offset < over:
        frame.surface.blit(fade((wide, high), theme.SHADOW, theme.FADE_ALPHA, rising=True), (rect.left, rect.bottom - high))
