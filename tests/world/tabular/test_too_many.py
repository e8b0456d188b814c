"""How many states there are for certain."""

import numpy as np
import pytest

from playground.world import Level, LevelError, compile_mdp
from playground.world.level import Rules
from playground.world.physics.board import board_of
from playground.world.tabular import search
from playground.world.tabular.too_many import at_least


def least(*rows: str, rules: Rules = Rules()) -> int:  # noqa: B008
    return at_least(board_of(Level("", rows, rules=rules)), 0)


def test_what_can_be_taken_in_any_order_doubles_all_cells_to_wander_in() -> None:
    assert least("S..", "c.c") == 4 * 2**2
    assert least("S..", "aa.") == 4 * 2, "two keys of one colour are one"
    assert least("S..", "t.c") == 4 * 2**2


def test_what_lies_in_a_row_or_has_no_way_back_does_not_count() -> None:
    assert least("Sccc", "####") == 1 * 2, "only the first can be taken by itself, and it has a way back"
    assert least("S.G", ".#c") == 3, "the coin is behind the goal"


def test_where_ways_depend_on_what_is_remembered_nothing_is_told() -> None:
    assert least("SaA", "...") == least("S.M", "c..") == least("StT", "...") == 0


@pytest.mark.parametrize("seed", range(60))
def test_it_is_never_more_than_there_are(seed: int) -> None:
    dice = np.random.default_rng(seed)
    tiles = list("....cctaG#~<I")
    states = [glyph for glyph in tiles if glyph in ".ctaG#~"]
    rows = ["".join(dice.choice(states, 4)) for _ in range(3)]
    rows[0] = "S" + rows[0][1:]
    rules = Rules(slip=float(dice.choice([0.0, 0.3])), moves=Rules().moves)
    assert least(*rows, rules=rules) <= len(compile_mdp(Level("", tuple(rows), rules=rules)).states)


def test_far_too_many_are_refused_without_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "batch_of", lambda *_: pytest.fail("it was searched"))
    with pytest.raises(LevelError, match="more than 4,000,000 states: 23 coins double them each"):
        compile_mdp(Level("", ("S" + "." * 29, "." * 30, ("c." * 15), ("c." * 8) + "." * 14)))
