"""Two boards in one card: where they stand, and the board beside the run's own."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pygame

from playground.training.snapshot import Snapshot
from playground.ui.board.overlay_legend import draw_legend, legend_words
from playground.ui.board.painter import BoardPainter, shown
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Ui
from playground.ui.kit.layout import Row
from playground.ui.stage.motion import BoardMotion, Marks, OverlaySet, meaningful_overlays
from playground.ui.workspace import Workspace

Rect = pygame.Rect


@dataclass(frozen=True)
class Second:
    """What the other board shows, on the same level and seen from the same place.

    snapshot: whose mouse moves there. shown: what lies over it. before: it stands left of the run's own board, or above it.
    titles: the words over the two boards, in the order in which they stand.
    """

    snapshot: Snapshot
    shown: OverlaySet
    titles: tuple[str, str]
    before: bool = False


View = Callable[[Rect], Viewport]
"""The viewport on the board through a rectangle."""


def halves(ui: Ui, area: Rect, size: tuple[int, int], second: Second) -> tuple[Rect, Rect]:
    """Where the run's own board and the other one stand below their titles: as large as they can be, in doubt side by side."""
    gap, title = ui.theme.gap, ui.theme.small_line
    beside = Row(area, gap).split(2)
    high = (area.height - gap) // 2
    stacked = [Rect(area.left, top, area.width, high) for top in (area.top, area.bottom - high)]

    def cells(parts: list[Rect]) -> float:
        return min(parts[0].width / size[1], (parts[0].height - title) / size[0])

    parts = stacked if cells(stacked) > cells(beside) else beside
    places = [Rect(part.left, part.top + title, part.width, max(1, part.height - title)) for part in parts]
    return (places[1], places[0]) if second.before else (places[0], places[1])


def draw_titles(ui: Ui, views: tuple[Viewport, Viewport], second: Second) -> None:
    """Draws the titles, right above the visible parts of the boards."""
    order = reversed(views) if second.before else views
    for number, (view, words) in enumerate(zip(order, second.titles, strict=True)):
        seen, title = view.board_rect.clip(view.rect), ui.theme.small_line
        left = min(seen.left, view.rect.right - min(view.rect.width, ui.theme.px(200)))
        rect = Rect(left, max(view.rect.top - title, seen.top - title - ui.theme.px(6)), view.rect.right - left, title)
        ui.rich(rect, fitting_words(ui, words, rect.width), "small", id=f"board-title-{number}")


def fitting_words(ui: Ui, words: str, width: int) -> str:
    """As many of the words as fit into one line, cut at the points between them."""
    parts = words.split(" · ")
    while len(parts) > 1 and ui.width(" · ".join(parts).replace("**", ""), "small") * 1.06 > width:
        parts.pop()
    return " · ".join(parts)


class SecondBoard:
    """Draws the other board, and keeps what was painted and what moves on it."""

    def __init__(self) -> None:
        self._board, self._motion = BoardPainter(), BoardMotion()
        self._seen: Snapshot | None = None

    def draw(self, ui: Ui, second: Second, view: Viewport, workspace: Workspace, marks: Marks) -> bool:
        """Draws it; returns whether something on it moves by itself."""
        if second.snapshot is not self._seen:
            self._seen = second.snapshot
            self._motion.see(second.snapshot, ui.now)
        scene = self._motion.scene(replace(workspace, snapshot=second.snapshot), second.shown, view, marks, ui.now)
        self._board.draw(ui.surface, scene)
        return self._motion.moving(scene) or self._board.unfinished


def draw_legends(ui: Ui, rect: Rect, own: OverlaySet, view: Viewport, second: Second | None) -> None:
    """Draws what the colours and symbols mean; two boards share the space."""
    parts = [rect] if second is None else Row(rect, ui.theme.space).split(2)
    both = [own] if second is None else [second.shown, own] if second.before else [own, second.shown]
    for part, over in zip(parts, both, strict=True):
        if part.width > ui.theme.px(120):
            seen = shown(meaningful_overlays(over), over.drawn)
            draw_legend(ui.surface, part, over.drawn, seen, view, ui.theme)
            ui.note("legend", "legend", part, legend_words(seen))
