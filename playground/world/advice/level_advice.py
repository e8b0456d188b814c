"""Friendly advice about a level that can be played but may not be what its maker meant."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from playground.plurals import counted
from playground.settings import dials
from playground.world.advice import idle, loops
from playground.world.advice.mechanisms import PAIRS, named
from playground.world.advice.reach import Steps, spread, steps_of
from playground.world.characters import glyphs_of
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.mdp import TabularMDP
from playground.world.physics.board import Board, Bools, board_of
from playground.world.tabular.table import compile_mdp
from playground.world.tile import Tile


@dataclass(frozen=True)
class Advice:
    """One sentence about a level, and the cells that it is about (none where it is about the whole)."""

    text: str
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class LevelFacts:
    """A level and its table, with what several checks need to know about them."""

    level: Level
    mdp: TabularMDP
    board: Board

    @cached_property
    def steps(self) -> Steps:
        """The steps that can happen within an episode."""
        return steps_of(self.mdp)

    @cached_property
    def reached(self) -> Bools:
        """[S] what can be reached from the start."""
        return spread(self.mdp.start > 0, self.steps)

    def places(self, chosen: Bools) -> tuple[Cell, ...]:
        """The cells of some states, each once whatever is remembered there, in reading order."""
        return tuple(Cell(*divmod(cell, self.mdp.shape[1])) for cell in np.unique(self.mdp.cell[chosen]).tolist())

    def showing(self, tile: Tile) -> tuple[Cell, ...]:
        """The cells that show a tile."""
        places = np.flatnonzero(self.board.tile == self.board.tiles.index(tile))
        return tuple(Cell(*divmod(cell, self.board.width)) for cell in places.tolist())


Check = Callable[[LevelFacts], Iterable[Advice | None]]


def advice(level: Level, mdp: TabularMDP | None = None) -> tuple[Advice, ...]:
    """What is worth knowing about a level, the gravest first; LevelError where it cannot be played at all.

    `mdp` is the level's table, where the caller has it already. Maps of later are facts at too, each for itself.
    """
    pieces = [piece for piece in _advice_of(level.moments[0], mdp, _CHECKS) if piece is not None]
    for change, later in zip(level.changes, level.moments[1:], strict=True):
        said, when = {piece.text for piece in pieces}, f"From step {change.at:,} on:"
        new = [piece for piece in _advice_of(later, None, _CHECKS) if piece is not None and piece.text not in said]
        pieces += [Advice(f"{when} {piece.text[0].lower()}{piece.text[1:]}", piece.cells) for piece in new]
    return (*pieces, *_idle_everywhere(level, mdp), *unused(level))


def looking(level: Level, mdp: TabularMDP | None = None) -> Iterator[Advice | None]:
    """The advice about one map in slices of a few milliseconds: None is a pause."""
    return _advice_of(level, mdp, (*_CHECKS, _fields))


def _advice_of(level: Level, mdp: TabularMDP | None, checks: Iterable[Check]) -> Iterator[Advice | None]:
    if level.table is not None:
        return  # it has no map to speak of
    table = compile_mdp(level) if mdp is None else mdp
    facts = LevelFacts(level, table, board_of(level))
    for check in checks:
        yield None
        yield from check(facts)


def _starts(facts: LevelFacts) -> Iterator[Advice]:
    """Where episodes begin, if that is nowhere in particular."""
    board, mdp = facts.board, facts.mdp
    starts = board.flags("starts")
    if not starts.any():
        yield Advice("There is no start: an episode begins in any cell, by chance.")
        return
    useless = starts[board.tile] & ~np.any(board.legal, axis=1) & ~board.blocks[board.tile]
    if not useless.any():
        return
    cells = tuple(Cell(*divmod(cell, board.width)) for cell in np.flatnonzero(useless).tolist())
    yield Advice("No episode begins at this start, because nothing can be done there.", cells)
    if not starts[board.tile[mdp.cell[mdp.start > 0]]].any():
        yield Advice("So an episode begins in any cell, by chance.")


def _endings(facts: LevelFacts) -> Iterator[Advice | None]:
    """Nothing ends, or the best ending is out of reach, or one can be where no ending can be reached any more."""
    level, board, mdp = facts.level, facts.board, facts.mdp
    worth = np.array([_ending(tile) for tile in board.tiles])
    pays = worth[board.tile[mdp.cell]]
    late = f"the time limit of {counted(level.rules.time_limit, 'step')}" if level.rules.time_limit else "you stop it"
    reached = facts.reached
    yield None
    ended = (reached & ~np.isnan(pays)) | _ends_by_step(facts)
    if not ended.any():
        yield Advice(f"Nothing that can be reached ends the episode: it goes on until {late}.")
    if np.isnan(worth).all():
        return
    best = pays == np.nanmax(worth)
    cut_off = (mdp.start > 0) & ~spread(best, facts.steps.turned())
    yield None
    if cut_off.any():
        whose = "from this start" if np.count_nonzero(mdp.start) == 1 else "from some of the starts"
        goals = tuple(cell for tile in board.tiles if _ending(tile) == np.nanmax(worth) for cell in facts.showing(tile))
        yield Advice(f"The best ending cannot be reached {whose}.", (*facts.places(cut_off), *goals))
    lost = reached & ~mdp.terminal & ~spread(~np.isnan(pays) | _ends_by_step(facts), facts.steps.turned())
    if lost.any() and ended.any():
        always = np.setdiff1d(mdp.cell[lost], mdp.cell[reached & ~mdp.terminal & ~lost])
        here = np.isin(mdp.cell, always) & lost
        if here.any():
            yield Advice("Once here, no ending can be reached any more.", facts.places(here))
        if (lost & ~here).any():
            words = "Here one can be stuck: after some ways of coming here no ending can be reached any more."
            yield Advice(words, facts.places(lost & ~here))


def _ends_by_step(facts: LevelFacts) -> Bools:
    """[S] whether an action there can end the episode, wherever it leads (a hazard that walks catches anywhere)."""
    can_end: Bools = facts.reached & np.any(facts.mdp.ends, axis=(1, 2))
    return can_end


def _dead_ends(facts: LevelFacts) -> Iterator[Advice]:
    """Cells where nothing can be done though they do not say so."""
    board, mdp = facts.board, facts.mdp
    silent = ~np.any(board.legal, axis=1) & ~(board.blocks | board.flags("ends"))[board.tile]
    starts = board.flags("starts")[board.tile]
    there = mdp.terminal & (silent & ~starts)[mdp.cell]
    if there.any():
        yield Advice("Nothing can be done here, so the episode ends without a word.", facts.places(there))


def _loops(facts: LevelFacts) -> Iterator[Advice | None]:
    """Where the mouse gains without end."""
    for looping in loops.searching(facts.mdp):
        if looping is None:
            yield None
        else:
            words = "Here the mouse can gain for ever by going round and round: with a patience of 1 no value is large enough."
            yield Advice(words, facts.places(looping))


def _mechanisms(facts: LevelFacts) -> Iterator[Advice]:
    """Keys without doors, doors without keys, and the same of switches and gates."""
    level, mdp = facts.level, facts.mdp
    reached_names = {"gives": {name for floor in mdp.floors for name in floor.held}, "toggles": set[str]()}
    reached_names["toggles"] = {name for floor in mdp.floors for name in floor.switches}
    for works, worked in PAIRS:
        means, ends = named(level, works), named(level, worked)
        for name, cells in ends.items():
            what = _name(level[cells[0]])
            if name not in means:
                yield Advice(_ALONE[worked].format(what=what, name=name), cells)
            elif name not in reached_names[works]:
                yield Advice(_FAR[works].format(what=_name(level[means[name][0]]), other=what), (*means[name], *cells))
        for name, cells in means.items():
            if name not in ends:
                yield Advice(_ALONE[works].format(what=_name(level[cells[0]]), name=name), cells)


_ALONE = {
    "needs": "This {what} stays shut: no key called {name} is on the map.",
    "gives": "This {what} opens nothing: no door on the map needs it.",
    "obeys": "This {what} stays as it is: no switch on the map works it.",
    "toggles": "This {what} does nothing: no gate on the map obeys it.",
}
_FAR = {
    "gives": "The {what} cannot be reached, so this {other} stays shut.",
    "toggles": "The {what} cannot be reached, so this {other} stays as it is.",
}


def _targets(facts: LevelFacts) -> Iterator[Advice]:
    """Jumps and portals that lead nowhere."""
    board = facts.board
    for number, tile in enumerate(board.tiles):
        places = facts.showing(tile)
        if tile.to and not len(board.jumps[number]):
            landing = " or ".join(tile.to)
            yield Advice(f"This {_name(tile)} leads nowhere yet: place its landing, {landing}, on the map.", places)
        numbers = {cell.row * board.width + cell.col for cell in places[:1]}
        if tile.sends_to and not set(board.sends[number].tolist()) - numbers:
            other = "another" if tile.glyph == tile.sends_to else "its other end,"
            yield Advice(f"This {_name(tile)} leads nowhere yet: place {other} {tile.sends_to} on the map.", places)


def _fields(facts: LevelFacts) -> Iterator[Advice | None]:
    """Fields of tiles that do nothing there, where no other piece of advice says so already."""
    for useless in idle.searching(facts.level, facts.mdp):
        if useless is None:
            yield None
        elif not _explained_elsewhere(facts, useless):
            plain = {dial.name: f" ({dial.plain})" for dial in dials(Tile)}.get(useless.field, "")
            words = f'"{useless.field}"{plain} does nothing on this {_name(useless.tile)}: without it all would be the same.'
            yield Advice(words, facts.showing(useless.tile))


def _explained_elsewhere(facts: LevelFacts, useless: idle.Idle) -> bool:
    """Whether other advice says why: what the field names is nowhere on the map, or nothing can be done at this start."""
    number = facts.board.tiles.index(useless.tile)
    if useless.field == "starts":
        here = facts.board.tile == number
        return not (facts.board.legal[here].any() or facts.board.blocks[number])
    partner = {one: other for pair in PAIRS for one, other in (pair, pair[::-1])}.get(useless.field, "")
    landings = {"to": facts.board.jumps[number], "sends_to": facts.board.sends[number]}
    if useless.field in landings:
        return not len(landings[useless.field])
    return bool(partner) and getattr(useless.tile, useless.field) not in named(facts.level, partner)


def _idle_everywhere(level: Level, mdp: TabularMDP | None) -> Iterator[Advice]:
    """Fields that do nothing on any of the level's maps on which their tiles stand."""
    tables = (mdp, *(None for _ in level.changes))
    maps = [
        [piece for piece in _advice_of(*moment, [_fields]) if piece is not None]
        for moment in zip(level.moments, tables, strict=True)
    ]
    busy = [{piece.text for piece in pieces} for pieces in maps]
    for number, pieces in enumerate(maps):
        for piece in pieces:
            glyph = level.moments[number].rows[piece.cells[0].row][piece.cells[0].col]
            shows = [at for at, moment in enumerate(level.moments) if any(glyph in row for row in moment.rows)]
            if shows[0] == number and all(piece.text in busy[at] for at in shows):
                yield piece


def unused(level: Level) -> Sequence[Advice]:
    """Entries of the legend that nothing on any map uses."""
    used = glyphs_of((*level.rows, *(row for change in level.changes for row in change.rows)))
    return [Advice(f"The legend explains {glyph}, which is nowhere on the map.") for glyph in sorted(set(level.legend) - used)]


_CHECKS: tuple[Check, ...] = (
    _starts,
    _endings,
    _loops,
    _mechanisms,
    _dead_ends,
    _targets,
)


def _ending(tile: Tile) -> float:
    """What a tile that ends the episode pays, NaN for any other; a hazard that walks is no place to go to."""
    if tile.exit is not None:
        return tile.exit
    return tile.enter if tile.ends and not tile.patrols else np.nan


def _name(tile: Tile) -> str:
    return (tile.title or tile.kind).lower()
