"""The table of a level that was changed a little: only what can have changed is worked out again."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.world.level import Level
from playground.world.mdp import TabularMDP
from playground.world.physics.board import Board, Bools, Ints, board_of
from playground.world.tabular.rows import Rows, batches_of, rows_of
from playground.world.tabular.search import Report
from playground.world.tabular.table import compile_mdp, enterable, membership, numbers_of, refuse_too_large, table_of

FEW = 8
"""Where more than one state in so many can have changed, the whole table is compiled again: that is as fast."""
FURTHEST = 100
"""Cells that a change may be felt along the ice."""


def recompiled(level: Level, old_level: Level, old_mdp: TabularMDP, report: Report | None = None) -> TabularMDP:
    """The same in every array as `compile_mdp(level)`; the old table itself where nothing in it has changed.

    Args:
      level: what the table is wanted for.
      old_level, old_mdp: a level and its table.
      report: see `compile_mdp`.
    """
    contents = [(one.rows, one.rules, dict(one.legend), one.table) for one in (level, old_level)]
    if contents[0] == contents[1]:
        return old_mdp
    if level.table is not None or old_level.table is not None or level.rules != old_level.rules:
        return compile_mdp(level, report)
    board, before = board_of(level), board_of(old_level)
    touched = _touched(board, before)
    places = enterable(board)
    if touched is None or not board.legal_at(places).any():
        return compile_mdp(level, report)
    asked = np.flatnonzero(touched & ~board.blocks[board.tile])
    if FEW * len(asked) > len(places):
        return compile_mdp(level, report)
    refuse_too_large(board, len(places))
    number = numbers_of(board, places)
    news = rows_of(board, asked, batches_of(board, asked, None), lambda own, to: number(to), membership(places, number))
    return table_of(board, places, _together(old_mdp, places, asked, news), number)


def _touched(board: Board, before: Board) -> Bools | None:
    """[N] the cells in which what can happen may have changed; None where it may have changed anywhere."""
    plain = not any(one.grows or one.windy or one.noisy for one in (board, before))
    if not plain or (board.height, board.width) != (before.height, before.width):
        return None
    kinds = {tile.glyph: tile for tile in board.tiles}
    if any(kinds.get(tile.glyph, tile) != tile for tile in before.tiles):
        return None  # the legend says something else of a character
    changed = _glyphs(board)[board.tile] != _glyphs(before)[before.tile]
    for goals, then in zip(board.targets, before.targets, strict=True):
        aims = {tile.glyph: targets for tile, targets in zip(before.tiles, then, strict=True)}
        for number, tile in enumerate(board.tiles):
            old = aims.get(tile.glyph)
            if old is not None and not np.array_equal(old, goals[number]):
                changed |= board.tile == number
                if board.rules.edges == "forbid" and bool(len(old)) != bool(len(goals[number])):
                    return None  # what can be done there has changed, and with it where an episode ends
    reach = 1 + max(int(np.abs(one.push).max(initial=0)) for one in (board, before))
    ice = board.slides[board.tile] | before.slides[before.tile]
    shape, felt = (board.height, board.width), changed
    if ice.any():
        for _ in range(FURTHEST):
            wider = felt | (ice & _wider(felt, reach, shape))
            if np.array_equal(wider, felt):
                break
            felt = wider
        else:
            return None
    return _wider(felt, reach, shape)


def _glyphs(board: Board) -> NDArray[np.uint32]:
    """[T] the characters of the tiles."""
    return np.array([ord(tile.glyph) for tile in board.tiles], np.uint32)


def _wider(cells: Bools, reach: int, shape: tuple[int, int]) -> Bools:
    """[N] the cells at most so many steps from one of these, across corners too."""
    wider = np.zeros(shape, bool)
    for row, col in zip(*np.divmod(np.flatnonzero(cells), shape[1]), strict=True):
        wider[max(0, row - reach) : row + reach + 1, max(0, col - reach) : col + reach + 1] = True
    return wider.reshape(-1)


def _together(old: TabularMDP, places: Ints, asked: Ints, news: Rows) -> Rows:
    """The rows of all places: those that were asked for, and the others as they are in the old table."""
    numbers = np.zeros(old.shape[0] * old.shape[1], np.int32)
    numbers[places] = itself = np.arange(len(places), dtype=np.int32)
    number, moved = numbers[old.cell], not np.array_equal(old.cell, places)
    came = np.minimum(np.searchsorted(old.cell, places), len(old.cell) - 1)
    rows = numbers[asked]
    ways = max(news.probability.shape[2], _ways(old, places, asked))

    def laid(array: NDArray[Any], new: NDArray[Any], nothing: NDArray[np.int32] | None = None) -> NDArray[Any]:
        wide = array.take(came, axis=0)
        if nothing is not None and moved:
            wide = number[wide]
        none = 0 if nothing is None else nothing[:, None, None]
        if wide.shape[2] != ways:
            same = wide[:, :, :ways]
            wide = np.zeros((*same.shape[:2], ways), array.dtype)
            wide[...] = none
            wide[:, :, : same.shape[2]] = same
        wide[rows] = none if nothing is None else nothing[rows, None, None]
        wide[rows, :, : new.shape[2]] = new
        return wide

    intended = old.intended.take(came, axis=0)
    intended = number[intended] if moved else intended
    intended[rows] = news.intended
    return Rows(
        probability=laid(old.probability, news.probability),
        to=laid(old.successor, news.to, itself),
        reward=laid(old.reward, news.reward),
        continuation=laid(old.continuation, news.continuation),
        ends=laid(old.ends, news.ends),
        intended=intended,
        variety=None,
    )


def _ways(old: TabularMDP, places: Ints, asked: Ints) -> int:
    """How many outcomes an action has at most in the rows of the old table that stay."""
    stays = np.zeros(old.shape[0] * old.shape[1], bool)
    stays[places] = True
    stays[asked] = False
    rows = stays[old.cell]
    ways = int(old.probability.shape[2])
    while ways > 1 and not (rows & (old.probability[:, :, ways - 1] > 0.0).any(axis=1)).any():
        ways -= 1
    return ways
