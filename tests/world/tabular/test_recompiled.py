"""An edited level has the table that it would have if it were built anew, in every array and to the last bit."""

import dataclasses
import random

import numpy as np
import pytest

from playground.world.level import Level, LevelError, Rules
from playground.world.mdp import TabularMDP
from playground.world.physics.board import Board, Ints
from playground.world.tabular.recompiled import recompiled
from playground.world.tabular.rows import batches_of
from playground.world.tabular.search import Batch, Report
from playground.world.tabular.table import compile_mdp
from playground.world.tile import Tile
from playground.world.tiles import TILES

ARRAYS = ("probability", "successor", "reward", "continuation", "ends", "legal", "start", "intended", "floor", "cell")
PLAIN = "".join(tile.glyph for tile in TILES.values() if not tile.grows and not tile.needs and not tile.obeys)
EVERY = "".join(tile.glyph for tile in TILES.values())
KING = ("up", "right", "down", "left", "up-right", "down-right", "down-left", "up-left", "stay")
LEGEND = {
    "x": Tile(kind="jump", glyph="x", to=("S", "."), reward=2.0),
    "y": Tile(kind="cliff", glyph="y", sends_to="x", enter=-3.0),
    "z": Tile(kind="conveyor", glyph="z", wind=(0, 2)),
    "i": Tile(kind="ice", glyph="i", slides=True, slip=0.5),
}


def same(one: TabularMDP, other: TabularMDP) -> None:
    for name in ARRAYS:
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), name)
        assert getattr(one, name).dtype == getattr(other, name).dtype
    assert (one.actions, one.shape, one.discount, one.time_limit) == (
        other.actions,
        other.shape,
        other.discount,
        other.time_limit,
    )
    assert tuple(one.floors) == tuple(other.floors)
    assert one.states[:] == other.states[:]
    for a, b in zip(one.noise or (), other.noise or (), strict=True):
        np.testing.assert_array_equal(a, b)


def painted(level: Level, dice: random.Random, glyphs: str, cells: int) -> Level:
    rows = [list(row) for row in level.rows]
    for _ in range(cells):
        rows[dice.randrange(level.height)][dice.randrange(level.width)] = dice.choice(glyphs)
    return dataclasses.replace(level, rows=tuple(map("".join, rows)))


def drawn(dice: random.Random, glyphs: str) -> Level:
    size = dice.randrange(9, 22), dice.randrange(9, 22)
    rules = Rules(
        slip=dice.choice([0.0, 0.2, 1.0]),
        slip_kind=dice.choice(["sideways", "others"]),
        edges=dice.choice(["stay", "forbid"]),
        enter_on_stay=dice.random() < 0.3,
        moves=dice.choice([KING[:4], ("left", "right"), KING, ("up-right", "down-left", "left")]),
        bump_reward=dice.choice([0.0, -1.0]),
        wind=tuple(dice.randrange(3) for _ in range(size[1])) if dice.random() < 0.1 else (),
    )
    ground = "." * dice.choice([2, 8, 30]) + "#"
    row = ["".join(dice.choice(ground + glyphs * (dice.random() < 0.2)) for _ in range(size[1])) for _ in range(size[0])]
    return Level(title="", rows=("S" + row[0][1:], *row[1:]), rules=rules, legend=LEGEND)


@pytest.mark.parametrize("seed", range(80))
def test_edits_by_chance(seed: int) -> None:
    dice = random.Random(seed)
    glyphs = "".join(dice.choice((PLAIN if seed % 4 else EVERY) + "xyzi") for _ in range(4)) + "#."
    level = drawn(dice, glyphs)
    try:
        mdp = compile_mdp(level)
    except LevelError:
        return
    for _ in range(6):
        edited = painted(level, dice, glyphs, dice.choice([1, 1, 1, 2, 5]))
        try:
            expected = compile_mdp(edited)
        except LevelError:
            with pytest.raises(LevelError):
                recompiled(edited, level, mdp)
            continue
        level, mdp = edited, recompiled(edited, level, mdp)
        same(mdp, expected)


def test_where_only_words_differ_the_table_is_the_same() -> None:
    level = Level(title="One", rows=("S..G",))
    mdp = compile_mdp(level)
    assert recompiled(dataclasses.replace(level, title="Two", about="words", comment="# more"), level, mdp) is mdp


@pytest.mark.parametrize(
    "change",
    [
        {"rules": Rules(discount=0.5)},
        {"rules": Rules(slip=0.5)},
        {"rules": Rules(time_limit=3)},
        {"legend": {"G": dataclasses.replace(TILES["goal"], enter=7.0)}},
        {"rows": ("S....", ".....", "....G")},
    ],
)
def test_other_rules_another_legend_and_another_size(change: dict[str, object]) -> None:
    level = Level(title="", rows=("S...", "....", "...G"))
    edited = dataclasses.replace(level, **change)
    same(recompiled(edited, level, compile_mdp(level)), compile_mdp(edited))


def test_only_what_is_near_is_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    level = Level(title="", rows=("S" + "." * 39, *["." * 40] * 39), rules=Rules(slip=0.2))
    mdp = compile_mdp(level)
    asked: list[int] = []

    def counted(board: Board, places: Ints, report: Report | None) -> list[Batch]:
        asked.append(len(places))
        return batches_of(board, places, report)

    monkeypatch.setattr("playground.world.tabular.recompiled.batches_of", counted)
    wall = dataclasses.replace(level, rows=(*level.rows[:20], "." * 20 + "#" + "." * 19, *level.rows[21:]))
    same(recompiled(wall, level, mdp), compile_mdp(wall))
    assert asked == [8], "the neighbours of the new wall"
    same(recompiled(level, wall, recompiled(wall, level, mdp)), mdp)
    assert asked[-1] == 9


def test_a_change_is_felt_along_the_ice() -> None:
    level = Level(title="", rows=("S" + "i" * 12 + "..G", *["." * 16] * 12), legend=LEGEND, rules=Rules(slip=0.0))
    mdp = compile_mdp(level)
    edited = dataclasses.replace(level, rows=("S" + "i" * 12 + ".#G", *level.rows[1:]))
    same(recompiled(edited, level, mdp), compile_mdp(edited))
