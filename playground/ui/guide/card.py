"""The card of a step: one sentence near where it happens, buttons where there is a choice, and a star when it is done."""

import pygame

from playground.lessons.wording import ReadingLevel
from playground.ui import theme
from playground.ui.board.viewport import Viewport
from playground.ui.drawing.images import asset
from playground.ui.guide.guide import ANSWERS, guided, looked_at
from playground.ui.kit import Ui
from playground.ui.kit.layout import Row
from playground.ui.palettes import in_words
from playground.ui.workspace import Workspace

WIDE, HIGH, STYLE = 430, 132, "button"
"""Units of the card's width and of the room for it, and the style of its words: large ones."""


def card(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Draws the card of the step that goes on, and takes its answer; a step that is done is praised, and the next one comes."""
    workspace = looked_at(workspace, ui.now)
    minute, reading = guided(workspace), ReadingLevel(workspace.preferences.reading)
    step, praised = minute.open_step, minute.praised is not None
    ui.wants_frame = ui.wants_frame or praised
    spot = view.rect_of(step.where(workspace.snapshot, minute.way)).clip(view.rect)
    lengths = ui.theme
    words = (step.praise if praised else step.ask).at(reading)
    answers = () if praised else step.answers
    wide = min(lengths.px(WIDE), view.rect.width - 2 * lengths.gap)
    side = lengths.px(40) if praised else 0
    room = wide - 2 * lengths.pad - (side + lengths.gap if side else 0)
    least = 2 * lengths.pad + ui.measure_rich(room, words, STYLE) + (lengths.gap + lengths.button if answers else 0)
    style = STYLE if least <= view.rect.height else "small"
    written = max(side, ui.measure_rich(room, words, style))
    high = 2 * lengths.pad + written + (lengths.gap + lengths.button if answers else 0)
    box = placed((wide, high), spot, view, room_below(ui), lengths.gap)
    if not answers:
        _ring(ui, spot)
    inside = ui.card(box)
    if side:
        star = pygame.Rect(inside.left, inside.top + (written - side) // 2, side, side)
        ui.surface.blit(asset("figures/star.svg", star.size), star)
    text = pygame.Rect(inside.right - room, inside.top, room, written)
    text.top += (written - ui.measure_rich(room, words, style)) // 2
    ui.rich(text, in_words(words), style, theme.ACCENT if praised else theme.INK, id="guide-words")
    if answers:
        row = Row(pygame.Rect(inside.left, inside.bottom - lengths.button, inside.width, lengths.button), lengths.gap)
        for (id, label), rect in zip(answers, row.split(len(answers)), strict=True):
            if ui.button(f"guide-{id}", rect, label.at(reading), primary=id == answers[0][0]):
                workspace = ANSWERS[id](workspace)
    return workspace


def _ring(ui: Ui, spot: pygame.Rect) -> None:
    """A frame around the cell that the card is about."""
    line = max(2, spot.width // 18)
    pygame.draw.rect(
        ui.surface,
        theme.ACCENT,
        spot.inflate(-line, -line),
        line,
        border_radius=max(2, spot.width // 8),
    )


def room_below(ui: Ui) -> int:
    """Pixels under the board that the card needs."""
    return ui.theme.px(HIGH)


def placed(size: tuple[int, int], spot: pygame.Rect, view: Viewport, below: int, gap: int) -> pygame.Rect:
    """The place of a card: right under the board, in the part that is kept free for it, as near to the spot as can be."""
    below = min(below, view.rect.height)  # in a low window no more than the board itself has
    free = pygame.Rect(view.rect.left, view.rect.top, view.rect.width, view.rect.height + below)
    box = pygame.Rect((0, 0), size)
    box.midtop = spot.centerx, min(view.board_rect.bottom, view.rect.bottom) + gap
    return box.clamp(free)
