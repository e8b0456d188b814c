"""What is worked out for one of many cells that look alike is what each of them would get by itself."""

import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.world.level import Level, LevelError, Rules
from playground.world.library import bundled, find
from playground.world.mdp import TabularMDP
from playground.world.physics.board import board_of
from playground.world.tabular.patterns import alike
from playground.world.tabular.table import compile_mdp
from playground.world.tiles import TILES

ARRAYS = ("probability", "successor", "reward", "continuation", "ends", "legal", "start", "intended", "floor", "cell")
PLAIN = "".join(tile.glyph for tile in TILES.values() if not tile.grows and not tile.needs and not tile.obeys)
MOVES = (
    ("up", "right", "down", "left"),
    ("left", "right"),
    ("up", "right", "down", "left", "up-right", "down-right", "down-left", "up-left", "stay"),
    ("up-right", "down-left", "left"),
)


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> Callable[[Level], TabularMDP]:
    """Builds a table in which every cell is worked out by itself."""

    def built(level: Level) -> TabularMDP:
        with monkeypatch.context() as patch:
            patch.setattr("playground.world.tabular.table.alike", lambda board, cells: (cells, np.arange(len(cells))))
            return compile_mdp(level)

    return built


def same(one: TabularMDP, other: TabularMDP) -> None:
    for name in ARRAYS:
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), name)
    assert (one.noise is None) == (other.noise is None)
    for a, b in zip(one.noise or (), other.noise or (), strict=True):
        np.testing.assert_array_equal(a, b)


@pytest.mark.parametrize("name", sorted(bundled()))
def test_bundled_levels(name: str, one_by_one: Callable[[Level], TabularMDP]) -> None:
    for level in find(name).moments:
        same(compile_mdp(level), one_by_one(level))


@pytest.mark.parametrize("seed", range(60))
def test_levels_by_chance(seed: int, one_by_one: Callable[[Level], TabularMDP]) -> None:
    dice = random.Random(seed)
    height, width = dice.randrange(4, 15), dice.randrange(4, 15)
    glyphs = "." * dice.randrange(2, 12) + "".join(dice.choice(PLAIN) for _ in range(dice.randrange(1, 5)))
    rules = Rules(
        slip=dice.choice([0.0, 0.2, 1.0]),
        slip_kind=dice.choice(["sideways", "others"]),
        edges=dice.choice(["stay", "forbid"]),
        enter_on_stay=dice.random() < 0.3,
        moves=dice.choice(MOVES),
        bump_reward=dice.choice([0.0, -1.0]),
        wind=tuple(dice.randrange(3) for _ in range(width)) if dice.random() < 0.2 else (),
    )
    level = Level(title="", rows=tuple("".join(dice.choice(glyphs) for _ in range(width)) for _ in range(height)), rules=rules)
    if board_of(level).over(np.arange(height * width)).all():
        with pytest.raises(LevelError):
            compile_mdp(level)
    else:
        same(compile_mdp(level), one_by_one(level))


def asked(rows: tuple[str, ...], **rules: Any) -> tuple[int, int]:
    """(cells that are worked out, all cells) of a level."""
    board = board_of(Level(title="", rows=rows, rules=Rules(**rules)))
    cells = np.flatnonzero(~board.blocks[board.tile])
    ones, which = alike(board, cells)
    assert (np.diff(ones) > 0).all()
    assert which.max() == len(ones) - 1
    return len(ones), len(cells)


def test_an_empty_room_has_corners_sides_and_a_middle() -> None:
    assert asked(("." * 9,) * 7) == (9, 63)


def test_cells_beside_polished_ice_stand_for_themselves() -> None:
    ice = next(tile.glyph for tile in TILES.values() if tile.slides)
    rows = [list("." * 20) for _ in range(20)]
    rows[10][10] = ice
    assert asked(tuple(map("".join, rows))) == (9 + 9, 400)


def test_wind_makes_every_cell_its_own() -> None:
    assert asked(("." * 9,) * 7, wind=(1,) * 9) == (63, 63)
