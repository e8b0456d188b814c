"""What every edit must leave behind: a level that can be written, read and played."""

from playground.edit import legend
from playground.edit.edit import EditError
from playground.world import format_level
from playground.world.board import board_of
from playground.world.level import Level, LevelError


def checked(after: Level, before: Level, thoroughly: bool = False) -> Level:
    """The level after an edit without what became useless, `before` itself if nothing changed; EditError if it cannot be played.

    `thoroughly` writes it and reads it back: for edits that change more than the board.
    """
    if after == before:
        return before
    after = legend.without_unused(after, before)
    if not board_of(after).legal.any():
        raise EditError("the mouse could do nothing on this level any more; leave at least one cell where it can act")
    if thoroughly:
        try:
            format_level(after)
        except LevelError as error:
            raise EditError(str(error)) from error
    return after
