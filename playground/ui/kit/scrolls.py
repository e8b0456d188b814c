"""Scroll areas: a window onto something higher than itself."""

import contextlib
from collections.abc import Iterator

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import fade, rounded
from playground.ui.kit.fields import Fields

NOTCH = 56
"""Pixels (at scale 1) that one notch of the wheel moves."""


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
    """How far an area is scrolled, how high its content was, where its bar is held."""

    def __init__(self) -> None:
        self.offset = 0
        self.height = 0
        self.grip = 0


class Scrolls(Fields):
    """Scroll areas."""

    @contextlib.contextmanager
    def scroll(self, id: str, rect: pygame.Rect) -> Iterator[Area]:
        """`with ui.scroll(id, rect) as area:` lay out in `area.rect`, then call `area.used(height)`.

        The wheel and the bar move it; what gets the focus by keyboard comes into sight; nothing outside is drawn or hit.
        """
        size = self.theme
        place = self.kept(id, _Place)
        over = max(0, place.height - rect.height)
        place.offset = max(0, min(over, place.offset))
        beside = size.scrollbar + size.px(4) if over else 0
        area = Area(pygame.Rect(rect.left, rect.top - place.offset, rect.width - beside, max(rect.height, place.height)), rect)
        first = len(self._building)
        if over:
            self._bar(id, rect, place, over)
        with self.clipped(rect):
            yield area
        if area.height != place.height:
            place.height = area.height
            self.wants_frame = True
        self._reveal_in(area, place, first)
        most = max(0, place.height - rect.height)
        if self._events.wheel and rect.collidepoint(self.mouse) and self._reachable(self.mouse) and most:
            before = place.offset
            place.offset = max(0, min(most, round(place.offset - self._events.wheel * size.px(NOTCH))))
            if place.offset != before:
                self._events.wheel = 0.0
                self.wants_frame = True
        if over:
            self._shade(rect, place, over)

    def _reveal_in(self, area: Area, place: _Place, first: int) -> None:
        """Brings what was asked for, or what has just got the focus, into sight."""
        wanted = area.wanted
        if self._reveal:
            wanted = next((node.rect for node in self._building[first:] if node.id == self._reveal), wanted)
        if wanted is None:
            return
        before, margin = place.offset, min(self.theme.gap, max(0, area.seen.height - wanted.height) // 2)
        if wanted.top - margin < area.seen.top or wanted.height > area.seen.height:
            place.offset -= area.seen.top - wanted.top + margin
        elif wanted.bottom + margin > area.seen.bottom:
            place.offset += wanted.bottom + margin - area.seen.bottom
        place.offset = max(0, min(max(0, place.height - area.seen.height), place.offset))
        self.wants_frame = self.wants_frame or place.offset != before

    def _bar(self, id: str, rect: pygame.Rect, place: _Place, over: int) -> None:
        """The bar at the right: drag it, or click beside it for a page."""
        size = self.theme
        lane = pygame.Rect(rect.right - size.scrollbar, rect.top, size.scrollbar, rect.height)
        long = min(lane.height, max(size.px(32), lane.height * rect.height // max(1, place.height)))
        thumb = pygame.Rect(lane.left, lane.top + (lane.height - long) * place.offset // over, lane.width, long)
        touch = self._touch(self._node(f"{id}/bar", "scroll", lane, "Scroll bar", value=f"{100 * place.offset // over}%"))
        if touch.pressed:
            spot = self._events.pressed[1]
            inside = thumb.collidepoint(spot)
            place.grip = spot[1] - thumb.top if inside else -1
            if not inside:
                place.offset += rect.height * 9 // 10 * (1 if spot[1] > thumb.centery else -1)
        elif (touch.down or touch.released) and place.grip >= 0 and self._events.path and long < lane.height:
            place.offset = round((self.mouse[1] - place.grip - lane.top) * over / (lane.height - long))
        place.offset = max(0, min(over, place.offset))
        thumb.top = lane.top + (lane.height - long) * place.offset // over
        thick = thumb if touch.hover or touch.down else thumb.inflate(-size.px(4), 0)
        colour = theme.SWITCH_OFF if touch.down else theme.LINE_HOVER
        rounded(thick.width // 2, colour).draw(self.surface, thick)

    def _shade(self, rect: pygame.Rect, place: _Place, over: int) -> None:
        """A soft shadow where more is hidden above or below."""
        wide, high = rect.width - self.theme.scrollbar - self.theme.px(4), self.theme.px(12)
        if wide <= 0 or rect.height < 3 * high:
            return
        if place.offset > 0:
            self.surface.blit(fade((wide, high), theme.SHADOW, theme.FADE_ALPHA, rising=False), rect.topleft)
        if place.offset < over:
            self.surface.blit(fade((wide, high), theme.SHADOW, theme.FADE_ALPHA, rising=True), (rect.left, rect.bottom - high))
