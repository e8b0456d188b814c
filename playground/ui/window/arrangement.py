"""Where the cards of the window lie: one pure function of its size and the text scale."""

from dataclasses import dataclass

import pygame

from playground.ui.theme import Theme

Rect = pygame.Rect


@dataclass(frozen=True)
class Arrangement:
    """The cards in pixels of the window; none overlap, all lie inside.

    strip is None where there is no room below the board: its panels then stand in the side card.
    foot: whether the side card is high enough to keep its foot in sight while the rest scrolls. foot_beside: it stands at the
      right of the rest, in a side card that is wide and low.
    """

    bar: Rect
    board: Rect
    side: Rect
    strip: Rect | None
    foot: bool
    foot_beside: bool = False


def arranged(size: tuple[int, int], theme: Theme, tall: float = 1.0, standing: Rect | None = None) -> Arrangement:
    """The cards of a window of this size; the strip is so many times as high as it commonly is. standing: a bar that stays.

    What counts is the room in units of the text: a window of 1280 x 800 at text scale 2 is arranged as one of 640 x 400.
    """
    wide, high = size[0] / theme.scale, size[1] / theme.scale
    margin = theme.margin if wide >= 720 else theme.gap
    bar = Rect(margin, 0, size[0] - 2 * margin, theme.bar if high >= 360 else theme.tool + theme.gap)
    bar = bar if standing is None else standing
    body = Rect(margin, bar.bottom, size[0] - 2 * margin, size[1] - bar.bottom - margin)
    if high > 1.15 * wide:
        return _stacked(bar, body, margin)
    width = theme.px(_side_width(wide))
    side = Rect(body.right - width, body.top, width, body.height)
    left = Rect(body.left, body.top, body.width - width - margin, body.height)
    foot = side.height >= theme.px(400)
    height = theme.px(_strip_height(high) * tall)
    if not height or left.width < theme.px(540):
        return Arrangement(bar, left, side, None, foot)
    board = Rect(left.left, left.top, left.width, left.height - height - margin)
    return Arrangement(bar, board, side, Rect(left.left, board.bottom + margin, left.width, height), foot)


def _stacked(bar: Rect, body: Rect, margin: int) -> Arrangement:
    """For a window that is higher than wide: the board on top, the side card below it."""
    high = min(body.width, round(0.58 * body.height))
    board = Rect(body.left, body.top, body.width, high)
    side = Rect(body.left, board.bottom + margin, body.width, body.height - high - margin)
    return Arrangement(bar, board, side, None, False)


def _side_width(wide: float) -> float:
    """Units of the side card in a window so many units wide."""
    if wide >= 1600:
        return 400
    if wide >= 1100:
        return 348
    if wide >= 900:
        return 312
    return min(280, 0.43 * wide) if wide >= 560 else 0.47 * wide


def _strip_height(high: float) -> float:
    """Units of the strip below the board in a window so many units high; 0 is no strip."""
    if high >= 1000:
        return 208
    return 168 if high >= 620 else 0
