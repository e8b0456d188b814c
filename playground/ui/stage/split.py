"""Several boards in one card: where they stand, their titles, and the boards beside the run's own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pygame

from playground.training.snapshot import Snapshot
from playground.ui.board.landscape.slant import Slant
from playground.ui.board.overlay_legend import draw_legend, legend_words
from playground.ui.board.painter import shown
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Ui
from playground.ui.kit.layout import Row
from playground.ui.stage.board_drawer import BoardDrawer
from playground.ui.stage.motion import BoardMotion, Marks, OverlaySet, meaningful_overlays
from playground.ui.workspace import Workspace

Rect = pygame.Rect


@dataclass(frozen=True)
class Pane:
    """One of the boards, all of which show the same level from the same place.

    title: the words over it. snapshot: whose mouse moves there; None for the run's own.
    shown: what lies over it; None for what lies over the run's own.
    """

    title: str = ""
    snapshot: Snapshot | None = None
    shown: OverlaySet | None = None


TitleWidget = Callable[[Ui, Rect, int], bool]
"""Draws the title of the board of this number into a line; returns whether it was pressed."""


def _unmoved(workspace: Workspace, number: int) -> Workspace:
    return workspace


@dataclass(frozen=True)
class Split:
    """The boards in the order in which they stand.

    heads: lines of a title over each board. draw_title: draws the titles, where they are more than words.
    opened: the workspace after a title was pressed. one_legend: whether colours and symbols mean the same on all of them.
    over: what is drawn above all of them, in the room that they share.
    """

    panes: tuple[Pane, ...]
    heads: float = 1.0
    draw_title: TitleWidget | None = None
    opened: Callable[[Workspace, int], Workspace] = _unmoved
    one_legend: bool = False
    over: Callable[[Ui, Rect, Workspace], Workspace] | None = None

    @property
    def lead(self) -> int:
        """The number of the run's own board, or of the first one where it does not stand there."""
        return next((number for number, pane in enumerate(self.panes) if pane.snapshot is None), 0)


WHOLE = Split((Pane(),), heads=0.0)
"""The run's own board alone."""


def pair(snapshot: Snapshot, over: OverlaySet, titles: tuple[str, str], before: bool = False) -> Split:
    """The run's own board and another one, `before` it or after it; the titles in the order in which they stand."""
    other = replace(Pane(snapshot=snapshot, shown=over), title=titles[not before])
    own = Pane(titles[before])
    return Split((other, own) if before else (own, other))


def areas(ui: Ui, area: Rect, size: tuple[int, int], split: Split) -> list[Rect]:
    """Where the boards of (rows, cols) stand below their titles: as large as they can be, in doubt side by side."""
    count, gap, title = len(split.panes), ui.theme.gap, round(split.heads * ui.theme.small_line)

    def parts(abreast: int) -> list[Rect]:
        rows = -(-count // abreast)
        high = (area.height - gap * (rows - 1)) // rows
        lines = [Rect(area.left, area.top + number * (high + gap), area.width, high) for number in range(rows)]
        cells = [cell for line in lines for cell in Row(line, gap).split(abreast)]
        return [Rect(part.left, part.top + title, part.width, max(1, part.height - title)) for part in cells[:count]]

    def worth(abreast: int) -> tuple[int, int]:
        part, rows = parts(abreast)[0], -(-count // abreast)
        cell = min((part.width - 2 * gap) // size[1], (part.height - 2 * gap) // size[0])
        return cell, -rows * abreast  # of two that are alike, the one with fewer empty places

    return parts(max(range(count, 0, -1), key=worth))


def draw_titles(ui: Ui, views: Sequence[Viewport], split: Split) -> int | None:
    """Draws the titles, right above the visible parts of the boards; returns the number of the one that was pressed."""
    pressed = None
    title = round(split.heads * ui.theme.small_line)
    for number, (view, pane) in enumerate(zip(views, split.panes, strict=True)):
        if not title:
            continue
        seen = view.board_rect.clip(view.rect)
        left = min(seen.left, view.rect.right - min(view.rect.width, ui.theme.px(200)))
        rect = Rect(left, max(view.rect.top - title, seen.top - title - ui.theme.px(6)), view.rect.right - left, title)
        if split.draw_title is None:
            ui.rich(rect, fitting_words(ui, pane.title, rect.width), "small", id=f"board-title-{number}")
        elif split.draw_title(ui, rect, number):
            pressed = number
    return pressed


def fitting_words(ui: Ui, words: str, width: int) -> str:
    """As many of the words as fit into one line, cut at the points between them."""
    parts = words.split(" · ")
    while len(parts) > 1 and ui.width(" · ".join(parts).replace("**", ""), "small") * 1.06 > width:
        parts.pop()
    return " · ".join(parts)


class OtherBoard:
    """Draws a board that is not the run's own, and keeps what was painted and what moves on it."""

    def __init__(self) -> None:
        self._board, self._motion = BoardDrawer(), BoardMotion()
        self._seen: Snapshot | None = None

    @property
    def view(self) -> Viewport | None:
        """How it was seen when it was drawn last."""
        return self._board.view

    def seen(self, view: Viewport, slant: Slant | None) -> Viewport:
        """How it is seen, see `BoardDrawer.seen`."""
        return self._board.seen(view, slant)

    def draw(self, ui: Ui, pane: Pane, shown: OverlaySet, view: Viewport, workspace: Workspace, marks: Marks) -> bool:
        """Draws it with what lies over it; returns whether something on it moves by itself."""
        snapshot = pane.snapshot or workspace.snapshot
        if snapshot is not self._seen:
            self._seen = snapshot
            self._motion.see(snapshot, ui.now)
        scene = self._motion.scene(replace(workspace, snapshot=snapshot), shown, view, marks, ui.now)
        self._board.draw(ui.surface, scene)
        return self._motion.moving(scene) or self._board.unfinished


def draw_legends(ui: Ui, rect: Rect, own: OverlaySet, view: Viewport, split: Split) -> None:
    """Draws what the colours and symbols mean; boards on which they differ share the space."""
    every = [pane.shown or own for pane in split.panes]
    every = every[:1] if split.one_legend else every
    for part, over in zip(Row(rect, ui.theme.space).split(len(every)), every, strict=True):
        if part.width > ui.theme.px(120):
            seen = shown(meaningful_overlays(over), over.drawn)
            draw_legend(ui.surface, part, over.drawn, seen, view, ui.theme)
            ui.note("legend", "legend", part, legend_words(seen))
