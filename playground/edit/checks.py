"""What every edit must leave behind: a level that can be written, read and played."""

from playground.edit import legend
from playground.edit.edit import EditError
from playground.world import file_size, format_level
from playground.world.characters import glyphs_of
from playground.world.level import Level, LevelError
from playground.world.physics.board import board_of
from playground.world.text.scan import LARGEST_FILE
from playground.world.tile import Tile

LARGEST = 4096
"""Cells up to which each of them is examined. On a larger board the kinds of tiles that stand on it say enough."""
_WIDEST = 8
"""Bytes of a cell at most, with its share of all that stands around the map."""


def checked(after: Level, before: Level, thoroughly: bool = False) -> Level:
    """The level after an edit without what became useless, `before` itself if nothing changed; EditError if it cannot be played.

    `thoroughly` writes it and reads it back: for edits that change more than the board.
    """
    if after == before:
        return before
    after = legend.without_unused(after, before)
    if not _something_can_be_done(after):
        raise EditError("the mouse could do nothing on this level any more; leave at least one cell where it can act")
    _check_size(after)
    if thoroughly:
        try:
            format_level(after)
        except LevelError as error:
            raise EditError(str(error)) from error
    return after


def _check_size(level: Level) -> None:
    """EditError where the level would be too large for a file, so that nothing is painted that cannot be saved."""
    cells = level.height * level.width * (1 + len(level.changes))
    if cells * _WIDEST < LARGEST_FILE:
        return
    size = file_size(level)
    if size > LARGEST_FILE:
        raise EditError(
            f"the level would take {size:,} bytes, and a level file has at most {LARGEST_FILE:,}; "
            "make the board smaller, remove a later map, or give its tiles plain characters"
        )


def _something_can_be_done(level: Level) -> bool:
    if level.height * level.width <= LARGEST:
        return bool(board_of(level).legal.any())
    return any(_acts(level.tile(glyph), level.rules.moves) for glyph in glyphs_of(level.rows))


def _acts(tile: Tile, moves: tuple[str, ...]) -> bool:
    """Whether one can do something on a tile, wherever on the board it stands."""
    return not tile.blocks and not tile.ends and (not tile.only or not set(tile.only).isdisjoint(moves))
