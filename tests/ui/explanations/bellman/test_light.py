"""The arrows of Bellman's equation: frames around the cells whose values count, orange for the chosen line."""

from collections.abc import Callable
from typing import Any

import pytest

from playground.training.commands import Step
from playground.ui import theme
from playground.ui.explanations.bellman.light import arrows
from playground.ui.panels.backup.equation import EquationKind, Inspection, cell_sum
from playground.ui.workspace import Workspace
from playground.world.grid import Cell


@pytest.fixture
def space(lived: Callable[..., Workspace]) -> Workspace:
    return lived("corridor", "q-learning", Step(1)).reading(Cell(0, 1)).remember(Inspection(kind=EquationKind.V_STAR))


def framed(shown: Any, cell: tuple[int, int]) -> tuple[int, ...]:
    """The colour of the frame in a cell, at its upper edge."""
    spot, line = shown.view.rect_of(cell), max(2, shown.view.cell_size // 20)
    return shown.colour((spot.left + spot.width // 4, spot.top + line))


def test_the_neighbour_that_the_best_move_leads_to_is_framed(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, over=arrows)
    assert framed(shown, (0, 2)) == theme.ACCENT
    assert framed(shown, (0, 0)) != theme.ACCENT
    assert framed(shown, (0, 3)) != theme.ACCENT


def test_the_chosen_line_stands_out_also_if_it_does_not_count(screen: Callable[..., Any], space: Workspace) -> None:
    sums = cell_sum(space)
    assert sums is not None
    every = [term for row in sums.rows for term in row]
    states = space.snapshot.mdp.states
    number = next(n for n, term in enumerate(every) if states[term.successor].cell == Cell(0, 0))
    shown = screen(space.remember(Inspection(kind=EquationKind.V_STAR, term=number)), over=arrows)
    assert framed(shown, (0, 0)) == theme.FOCUS
    assert framed(shown, (0, 2)) != theme.ACCENT


def test_where_there_is_no_sum_nothing_is_drawn(screen: Callable[..., Any], space: Workspace) -> None:
    assert not screen(space.reading(Cell(0, 4)), over=arrows).painted()
