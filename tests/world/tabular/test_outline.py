"""A level before its table is built: the same cells and starts, and nothing that can be done."""

import numpy as np
import pytest

from playground.world import Level, LevelError, compile_mdp
from playground.world.library import bundled, find
from playground.world.tabular.outline import outline


def test_it_has_the_cells_and_starts_of_the_table_and_no_actions() -> None:
    level = Level("", ("S.#", "PSG"))
    sketch, mdp = outline(level), compile_mdp(level)
    assert sketch.cell.tolist() == mdp.cell.tolist() == [0, 1, 3, 4, 5]
    assert sketch.start.tolist() == mdp.start.tolist() == [0.5, 0, 0, 0.5, 0]
    assert sketch.actions == mdp.actions and sketch.shape == (2, 3) and sketch.discount == mdp.discount
    assert not sketch.legal.any() and sketch.terminal.all() and sketch.probability.shape == (5, 4, 1)


def test_without_a_start_an_episode_may_begin_in_any_cell() -> None:
    assert outline(Level("", ("..#",))).start.tolist() == [0.5, 0.5]


def test_a_board_of_walls_alone_has_no_states() -> None:
    sketch = outline(Level("", ("##",)))
    assert len(sketch.states) == 0 and sketch.start.sum() == 0.0


@pytest.mark.parametrize("name", sorted(bundled()))
def test_every_bundled_level_has_the_states_of_its_first_floor(name: str) -> None:
    level = find(name)
    sketch = outline(level)
    assert np.isclose(sketch.start.sum(), 1.0) and len(sketch.floors) == 1
    assert (np.diff(sketch.cell) > 0).all() and sketch.shape == (level.height, level.width)


def test_a_character_without_a_meaning_is_refused() -> None:
    with pytest.raises(LevelError, match="'z' stands for no tile"):
        outline(Level("", ("Sz",)))
