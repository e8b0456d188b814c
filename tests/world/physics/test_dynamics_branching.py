"""In how many ways an action can turn out: the bound that tables are refused by is never less than what the physics gives."""

import dataclasses
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.world import Level, LevelError, Rules, Tile, compile_mdp
from playground.world.physics import dynamics
from playground.world.physics.board import Board, board_of
from playground.world.physics.branches import Branches, beside
from playground.world.physics.dynamics import addends, branches, most_branches
from playground.world.tabular import table
from tests.world.levels_by_chance import OWN, STILL_FIELDS, levels, tiles


def widest(level: Level) -> int:
    """How many ways the physics gives at most for any action in any cell."""
    board = board_of(level)
    places, actions = np.nonzero(board.legal)
    return branches(board, places, actions).place.shape[1] if len(places) else 0


@st.composite
def everything_at_once(draw: st.DrawFn, grows: bool) -> Level:
    """A level by chance on which the made-up tiles have very many fields each."""
    level = draw(levels(grows))
    legend = {glyph: draw(tiles(glyph, grows, most=len(STILL_FIELDS))) for glyph in OWN}
    return dataclasses.replace(level, legend={**level.legend, **legend})


@pytest.mark.parametrize("grows", [False, True])
@given(data=st.data())
def test_the_physics_keeps_its_bounds(grows: bool, data: st.DataObject) -> None:
    """It never branches further than it says, and no reward is more than the sum of its addends."""
    level = data.draw(everything_at_once(grows))
    try:
        board = board_of(level)
    except LevelError:
        return  # hazards whose ways cannot be laid out
    places, actions = np.nonzero(board.legal)
    if len(places):
        ways = branches(board, places, actions)
        assert ways.place.shape[1] <= most_branches(board)
        most = sum(max(map(abs, numbers)) for numbers in addends(level.rules, board.tiles))
        assert np.abs(ways.reward).max() <= most + 1e-9


def branching(**changes: Any) -> Level:
    """A board with wind, slips, gusts, five portals and a jump to three landings."""
    rules = Rules(slip=0.5, slip_kind="others", moves=("up", "right", "down", "left", "stay"), wind=(1,) * 5, gusts=True)
    rows = (".OOOO", "OJjjj", "S....")
    legend = {"J": Tile(kind="jump", glyph="J", to=("j",)), "O": Tile(kind="portal", glyph="O", sends_to="O")}
    return Level("", rows, rules=dataclasses.replace(rules, **changes), legend=legend)


@pytest.mark.parametrize(
    ("changes", "ways"),
    [
        ({}, 5 * 3 * 5),
        ({"gusts": False}, 5 * 5),
        ({"gusts": False, "slip_kind": "sideways"}, 3 * 5),
        ({"gusts": False, "slip": 0.0}, 5),
        ({"wind": (), "slip": 0.0}, 5),
    ],
    ids=["all", "no gusts", "sideways", "no slip", "no wind"],
)
def test_the_bound_by_hand(changes: dict[str, Any], ways: int) -> None:
    """Slips of five moves: the one that is asked for, and four that go somewhere; three gusts; five portals."""
    assert most_branches(board_of(branching(**changes))) == ways
    assert widest(branching(**changes)) <= ways


def test_a_jump_to_many_landings_counts_by_itself() -> None:
    landings = Level("", ("SJjjj",), rules=Rules(moves=("left", "right")))
    assert most_branches(board_of(landings)) == 3 == widest(landings)


def test_a_table_is_refused_by_this_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    level = branching()
    entries = 15 * 5 * most_branches(board_of(level))
    monkeypatch.setattr(table, "MOST_ENTRIES", entries)
    assert compile_mdp(level).probability.size <= entries
    monkeypatch.setattr(table, "MOST_ENTRIES", entries - 1)
    with pytest.raises(LevelError, match=f"15 states and up to {entries:,} entries, at most {entries - 1:,} fit"):
        compile_mdp(level)


def test_a_new_kind_of_branching_that_is_not_counted_fails_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever teaches the physics to branch anew cannot forget the bound: no table is made at twice its limit."""
    leaps = dynamics._leaps

    def doubled(board: Board, *rest: Any) -> Branches:
        ways = leaps(board, *rest)
        return beside([ways, ways])

    monkeypatch.setattr(dynamics, "_leaps", doubled)
    with pytest.raises(RuntimeError, match="more ways than `most_branches` counts"):
        compile_mdp(Level("", ("S.G",)))
