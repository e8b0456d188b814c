"""Friendly advice about a level that can be played but may not be what its maker meant."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from playground.world.board import Board, Bools, Ints, board_of
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.mdp import TabularMDP
from playground.world.table import compile_mdp
from playground.world.tile import Tile


@dataclass(frozen=True)
class Advice:
    """One sentence about a level, and the cells that it is about (none where it is about the whole)."""

    text: str
    cells: tuple[Cell, ...] = ()


def advice(level: Level, mdp: TabularMDP | None = None) -> tuple[Advice, ...]:
    """What is worth knowing about a level, the gravest first; LevelError where it cannot be played at all.

    `mdp` is the level's table, where the caller has it already.
    """
    table = compile_mdp(level) if mdp is None else mdp
    board = board_of(level)
    return tuple(found for look in _LOOKS for found in look(level, board, table))


def _endings(level: Level, board: Board, mdp: TabularMDP) -> Iterator[Advice]:
    """Nothing ends, or the best ending is out of reach."""
    cells = np.array([_number(board, state.cell) for state in mdp.states])
    pays = np.array([_ending(tile) for tile in board.tiles])[board.tile[cells]]
    tails, heads = _steps(mdp)
    reached = _spread(mdp.start > 0, tails, heads)
    late = f"the time limit of {level.rules.time_limit} steps" if level.rules.time_limit else "you stop it"
    if not (reached & ~np.isnan(pays)).any() and not mdp.ends[reached].any():
        yield Advice(f"Nothing that can be reached ends the episode: it goes on until {late}.")
    if np.isnan(pays).all():
        return
    best = pays == np.nanmax(pays)
    cut_off = (mdp.start > 0) & ~_spread(best, heads, tails)
    if cut_off.any():
        whose = "from this start" if np.count_nonzero(mdp.start) == 1 else "from some of the starts"
        yield Advice(f"The best ending cannot be reached {whose}.", _cells(mdp, cut_off) + _cells(mdp, best))
    lost = reached & ~mdp.terminal & ~_spread(~np.isnan(pays), heads, tails)
    if lost.any() and (reached & ~np.isnan(pays)).any():
        yield Advice("Once here, no ending can be reached any more.", _cells(mdp, lost))


def _dead_ends(level: Level, board: Board, mdp: TabularMDP) -> Iterator[Advice]:
    """Cells where nothing can be done though they do not say so, and starts among them."""
    cells = np.array([_number(board, state.cell) for state in mdp.states])
    silent = mdp.terminal & ~board.flags("ends")[board.tile[cells]]
    if silent.any():
        yield Advice("Nothing can be done here, so the episode ends without a word.", _cells(mdp, silent))
    useless = mdp.terminal & board.flags("starts")[board.tile[cells]]
    if useless.any():
        yield Advice("No episode begins at this start, because nothing can be done there.", _cells(mdp, useless))


def _targets(level: Level, board: Board, mdp: TabularMDP) -> Iterator[Advice]:
    """Jumps and portals that lead nowhere."""
    for number, tile in enumerate(board.tiles):
        places = tuple(Cell(*divmod(int(cell), board.width)) for cell in np.flatnonzero(board.tile == number))
        if tile.to and not len(board.jumps[number]):
            shown = " or ".join(tile.to)
            yield Advice(f"This {_name(tile)} leads nowhere yet: place its landing, {shown}, on the map.", places)
        if tile.sends_to and not set(board.sends[number].tolist()) - {_number(board, place) for place in places[:1]}:
            other = "another" if tile.glyph == tile.sends_to else "its other end,"
            yield Advice(f"This {_name(tile)} leads nowhere yet: place {other} {tile.sends_to} on the map.", places)


def _legend(level: Level, board: Board, mdp: TabularMDP) -> Iterator[Advice]:
    """Entries of the legend that nothing on the map uses."""
    shown = {tile.glyph for tile in board.tiles}
    for glyph in sorted(set(level.legend) - shown):
        yield Advice(f"The legend explains {glyph}, which is nowhere on the map.")


_LOOKS: tuple[Callable[[Level, Board, TabularMDP], Iterable[Advice]], ...] = (_endings, _dead_ends, _targets, _legend)


def _ending(tile: Tile) -> float:
    """What a tile that ends the episode pays, NaN for any other."""
    if tile.exit is not None:
        return tile.exit
    return tile.enter if tile.ends else np.nan


def _name(tile: Tile) -> str:
    return (tile.title or tile.kind).lower()


def _number(board: Board, cell: Cell) -> int:
    return cell.row * board.width + cell.col


def _cells(mdp: TabularMDP, chosen: Bools) -> tuple[Cell, ...]:
    return tuple(mdp.states[int(number)].cell for number in np.flatnonzero(chosen))


def _steps(mdp: TabularMDP) -> tuple[Ints, Ints]:
    """Every step that can happen within an episode, as the states that it leads from and to."""
    tails, actions, ways = np.nonzero(mdp.probability > 0)
    return tails, mdp.successor[tails, actions, ways].astype(np.int64)


def _spread(seeds: Bools, tails: Ints, heads: Ints) -> Bools:
    """[S] the states that can be reached from the seeds along steps from tails to heads, the seeds included."""
    order = np.argsort(tails, kind="stable")
    heads = heads[order]
    first = np.searchsorted(tails[order], np.arange(len(seeds) + 1))
    reached = seeds.copy()
    front = np.flatnonzero(seeds)
    while len(front):
        counts = first[front + 1] - first[front]
        skipped = np.repeat(first[front] - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
        found = np.unique(heads[skipped + np.arange(counts.sum())])
        front = found[~reached[found]]
        reached[front] = True
    return reached
