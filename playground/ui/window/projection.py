"""Where the cards lie in the presentation view: the board as large as can be, the words large beside it or below it."""

from functools import lru_cache

import pygame

from playground.ui.board.viewport import LARGEST
from playground.ui.theme import Theme
from playground.ui.window.arrangement import Arrangement

Rect = pygame.Rect
WIDE, HIGH = 300, 480
"""Units of the words' card beside the board: the words are as large as these fit into it."""
LOW = 230
"""Units of the words' card below the board, at least."""
STRIP = 800
"""Units that the panels below the board have side by side."""
FOOTED = 300
"""Units of a card beside the board that is high enough to keep its foot in sight."""
FOOT = 50
"""Units of the board's card that the board itself does not have: its edge and its legend."""


@lru_cache(maxsize=4)
def enlarged(size: tuple[int, int], theme: Theme) -> Theme:
    """The theme with words as large as a window of this size has room for, never smaller than they were."""
    fitting = min(_beside(size, theme) / WIDE, size[1] / HIGH)
    return Theme(max(theme.scale, round(fitting, 2)), theme.reduced_motion)


def of_strip(width: int, theme: Theme, large: Theme) -> Theme:
    """The theme of what stands side by side below the board: as large as so much has room for, never smaller than it was."""
    return Theme(max(theme.scale, min(large.scale, round(width / STRIP, 2))), theme.reduced_motion)


def _beside(size: tuple[int, int], theme: Theme) -> int:
    """The width of the words' card beside the board: more where a person wants larger words."""
    return round(size[0] * min(0.47, 0.36 + 0.11 * (theme.scale - 1)))


def projected(size: tuple[int, int], theme: Theme, shape: tuple[int, int], tall: float) -> Arrangement:
    """The cards of a window of this size around a board of (rows, columns): where its cells are larger.

    theme: that of the person; the cards are drawn in `enlarged`. tall: how high the strip below the board is, relative to
    that of other modes; 0 is none.
    """
    large = enlarged(size, theme)
    margin = large.gap
    bar = Rect(margin, 0, size[0] - 2 * margin, 0)
    body = Rect(margin, margin, size[0] - 2 * margin, size[1] - 2 * margin)
    beside = _words_beside(bar, body, large, _beside(size, theme), theme, tall)
    below = _words_below(bar, body, large, shape)
    return below if not tall and _cell(below.board, shape, large) > 1.1 * _cell(beside.board, shape, large) else beside


def _cell(board: Rect, shape: tuple[int, int], large: Theme) -> float:
    """About how large the cells are in a card."""
    return max(1.0, min(LARGEST, (board.height - large.px(FOOT)) / shape[0], (board.width - large.pad) / shape[1]))


def _words_beside(bar: Rect, body: Rect, large: Theme, width: int, theme: Theme, tall: float) -> Arrangement:
    """The words at the right, in all of the height."""
    gap = bar.left
    side = Rect(body.right - width, body.top, width, body.height)
    left = Rect(body.left, body.top, body.width - width - gap, body.height)
    foot = side.height >= large.px(FOOTED)
    high = of_strip(left.width, theme, large).px(168 * tall)
    if not tall or left.width < theme.px(440) or left.height < 2 * high:
        return Arrangement(bar, left, side, None, foot)
    board = Rect(left.left, left.top, left.width, left.height - high - gap)
    return Arrangement(bar, board, side, Rect(left.left, board.bottom + gap, left.width, high), foot)


def _words_below(bar: Rect, body: Rect, large: Theme, shape: tuple[int, int]) -> Arrangement:
    """The words in all of the width, their foot at the right: for long boards of few rows."""
    gap = bar.left
    rows, columns = shape
    wanted = round((body.width - large.pad) / columns * rows) + large.px(FOOT)
    high = min(max(large.px(LOW), body.height // 3, body.height - gap - wanted), round(0.7 * body.height))
    board = Rect(body.left, body.top, body.width, body.height - high - gap)
    return Arrangement(bar, board, Rect(body.left, board.bottom + gap, body.width, high), None, True, foot_beside=True)
