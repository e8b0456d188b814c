"""Fields of tiles that do nothing where they stand: with them and without them the physics gives the same.

A field that a level states for a tile is taken away, so that the tile has what its kind has, and the outcomes of every state and
action are worked out both ways. What is remembered only because of the field is left out of the comparison: remembering alone
changes nothing that can be done, paid or reached.
"""

import dataclasses
from collections.abc import Generator, Iterator
from typing import NamedTuple

import numpy as np

from playground.world.level import Level, LevelError
from playground.world.mdp import TabularMDP
from playground.world.physics.board import Board, Bools, Ints, board_of
from playground.world.physics.branches import Branches, merged
from playground.world.physics.dynamics import branches
from playground.world.tabular.search import starts
from playground.world.tabular.table import places_of
from playground.world.tile import Tile
from playground.world.tiles import TILES, named

AT_ONCE = 2_000
"""Pairs of a state and an action that are compared between two pauses."""


class Idle(NamedTuple):
    """A field that does nothing, and the tile on which it stands."""

    tile: Tile
    field: str


def searching(level: Level, mdp: TabularMDP) -> Iterator[Idle | None]:
    """The fields without effect, in slices: None is a pause."""
    board = board_of(level)
    for tile in board.tiles:
        for name, others in _stated(level, tile).items():
            idle = True
            for other in others:
                yield None
                idle = idle and (yield from _same(board, level, mdp, other))
            if idle:
                yield Idle(tile, name)


def _stated(level: Level, tile: Tile) -> dict[str, list[Tile]]:
    """The fields in which a tile of the legend differs from its kind, each with the tile without it.

    That is the tile with what its kind has there, and also the one with what a plain tile has, if this differs from both.
    """
    if tile.glyph not in level.legend:
        return {}
    plain = Tile(kind=tile.kind, glyph=tile.glyph)
    kind = named(tile.kind, tile.glyph) if tile.kind in TILES else plain
    stated: dict[str, list[Tile]] = {}
    for field in dataclasses.fields(Tile):
        own, usual, none = (getattr(version, field.name) for version in (tile, kind, plain))
        if field.compare and own != usual:
            values = [usual, none] if none not in (own, usual) else [usual]
            stated[field.name] = [dataclasses.replace(tile, **{field.name: value}) for value in values]
    return stated


def _same(board: Board, level: Level, mdp: TabularMDP, tile: Tile) -> Generator[None, None, bool]:
    """Whether a level gives the same in every state of its table with another tile under this one's character, in slices."""
    try:
        other = board_of(dataclasses.replace(level, legend={**level.legend, tile.glyph: tile}))
    except LevelError:
        return False
    view = _View.of(board, other)
    if view is None or not np.array_equal(np.unique(view.seen(starts(board))), starts(other)):
        return False
    if not board.grows and not np.array_equal(board.blocks[board.tile], other.blocks[other.tile]):
        return False
    places = _nearest_first(board, places_of(board, mdp), tile.glyph)
    for begin in range(0, len(places), max(1, AT_ONCE // len(mdp.actions))):
        some = places[begin : begin + max(1, AT_ONCE // len(mdp.actions))]
        if not view.agrees(some):
            return False
        yield None
    return True


def _nearest_first(board: Board, places: Ints, glyph: str) -> Ints:
    """The places with those in and beside the cells of a character in front, where a difference shows soonest."""
    shows = np.array([tile.glyph == glyph for tile in board.tiles])[board.tile].reshape(board.height, board.width)
    near = np.pad(shows, 1)
    near = near[1:-1, 1:-1] | near[:-2, 1:-1] | near[2:, 1:-1] | near[1:-1, :-2] | near[1:-1, 2:]
    return places[np.argsort(~near.reshape(-1)[places % len(board.tile)], kind="stable")]


class _View(NamedTuple):
    """Two boards of which the second remembers no more than the first; bits: (there, here) of each thing that both remember."""

    board: Board
    other: Board
    bits: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, board: Board, other: Board) -> "_View | None":
        """The two of them; None where the second one remembers something else."""
        one, two = board.memory, other.memory
        named = {**one.key_bits, **{f"~{name}": bit for name, bit in one.switch_bits.items()}}
        wanted = {**two.key_bits, **{f"~{name}": bit for name, bit in two.switch_bits.items()}}
        if one.period != two.period or not wanted.keys() <= named.keys() or (one.coin_bits[two.coins] == 0).any():
            return None
        pairs = [(bit, named[name]) for name, bit in wanted.items()]
        pairs += zip(two.coin_bits[two.coins].tolist(), one.coin_bits[two.coins].tolist(), strict=True)
        return cls(board, other, tuple(pairs))

    def seen(self, places: Ints) -> Ints:
        """Where the second board has these places of the first (an array of any shape)."""
        one = self.board.memory
        floor, cell = np.divmod(places, one.cells)
        bits, phase = np.divmod(floor, one.period)
        kept = sum((np.where(bits & here, there, 0) for there, here in self.bits), np.zeros_like(bits))
        return self.other.memory.place(kept, phase, cell)

    def agrees(self, places: Ints) -> bool:
        """Whether the same can be done at these places of the first board, and comes to the same."""
        there = self.seen(places)
        legal = self.board.legal_at(places)
        if not np.array_equal(legal, self.other.legal_at(there)):
            return False
        rows, actions = np.nonzero(legal)
        if not len(rows):
            return True
        varieties = tuple(dict.fromkeys(self.board.varieties + self.other.varieties))
        one = branches(self.board, places[rows], actions)
        mine = _numbered(one._replace(place=self.seen(one.place)), self.board, varieties)
        theirs = _numbered(branches(self.other, there[rows], actions), self.other, varieties)
        return _equal(merged(mine), merged(theirs))


def _numbered(branches: Branches, board: Board, varieties: tuple[tuple[float, float], ...]) -> Branches:
    """The same with the numbers that `varieties` gives to how rewards vary."""
    if branches.noise is None:
        return branches._replace(noise=np.zeros(branches.place.shape, np.int64))
    return branches._replace(noise=np.array([varieties.index(variety) for variety in board.varieties])[branches.noise])


def _equal(one: Branches, two: Branches) -> bool:
    """Whether two merged tables of ways say the same of what has a chance."""
    if one.place.shape != two.place.shape or not np.array_equal(one.probability, two.probability):
        return False
    there: Bools = one.probability > 0
    return all(
        np.array_equal(getattr(one, name)[there], getattr(two, name)[there]) for name in ("place", "reward", "ends", "noise")
    )
