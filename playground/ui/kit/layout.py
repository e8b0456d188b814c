"""Rectangles out of rectangles: columns and rows that are filled from one end."""

from collections.abc import Sequence

import pygame


class Column:
    """A rectangle handed out from the top down, with a gap between the parts.

    endless: parts may lie below its end, because it scrolls.
    """

    def __init__(self, rect: pygame.Rect, gap: int = 0, endless: bool = False) -> None:
        self.rect = pygame.Rect(rect)
        self.gap = gap
        self.endless = endless
        self.y = self.rect.top

    @property
    def used(self) -> int:
        """Pixels handed out so far, without the gap after the last part."""
        return max(0, self.y - self.gap - self.rect.top)

    @property
    def left(self) -> int:
        """Pixels that are still free."""
        return max(0, self.rect.bottom - self.y)

    def take(self, height: int) -> pygame.Rect:
        """The next part, so many pixels high; it may reach below the rectangle (a scroll area)."""
        part = pygame.Rect(self.rect.left, self.y, self.rect.width, max(0, height))
        self.y += part.height + self.gap
        return part

    def space(self, pixels: int) -> None:
        """Leaves more room before the next part."""
        self.y += pixels

    def bottom(self, height: int) -> pygame.Rect:
        """A part at the lower end, taken off what is left."""
        part = pygame.Rect(self.rect.left, self.rect.bottom - height, self.rect.width, max(0, height))
        self.rect.height = max(0, self.rect.height - height - self.gap)
        return part

    def rest(self) -> pygame.Rect:
        """All that is left."""
        part = pygame.Rect(self.rect.left, self.y, self.rect.width, self.left)
        self.y = max(self.y, self.rect.bottom + self.gap)
        return part


class Row:
    """A rectangle handed out from the left, with a gap between the parts."""

    def __init__(self, rect: pygame.Rect, gap: int = 0) -> None:
        self.rect = pygame.Rect(rect)
        self.gap = gap
        self.x = self.rect.left

    def take(self, width: int) -> pygame.Rect:
        """The next part from the left."""
        part = pygame.Rect(self.x, self.rect.top, max(0, width), self.rect.height)
        self.x += part.width + self.gap
        return part

    def right(self, width: int) -> pygame.Rect:
        """A part at the right end, taken off what is left."""
        part = pygame.Rect(self.rect.right - width, self.rect.top, max(0, width), self.rect.height)
        self.rect.width = max(0, self.rect.width - width - self.gap)
        return part

    def rest(self) -> pygame.Rect:
        """All that is left."""
        part = pygame.Rect(self.x, self.rect.top, max(0, self.rect.right - self.x), self.rect.height)
        self.x = max(self.x, self.rect.right + self.gap)
        return part

    def split(self, shares: int | Sequence[float]) -> list[pygame.Rect]:
        """What is left in so many equal parts, or in parts as these shares stand to one another; no pixel is lost."""
        weights = [1.0] * shares if isinstance(shares, int) else list(shares)
        if not weights:
            return []
        free = max(0, self.rect.right - self.x - self.gap * (len(weights) - 1))
        parts, so_far, total = [], 0.0, sum(weights) or 1.0
        for number, share in enumerate(weights):
            start = round(free * so_far / total)
            so_far += share
            end = round(free * so_far / total)
            parts.append(pygame.Rect(self.x + start + number * self.gap, self.rect.top, end - start, self.rect.height))
        self.x = self.rect.right + self.gap
        return parts


def centred(rect: pygame.Rect, width: int, height: int) -> pygame.Rect:
    """A rectangle of this size in the middle of another."""
    part = pygame.Rect(0, 0, width, height)
    part.center = rect.center
    return part
