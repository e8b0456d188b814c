"""The numbers of the course, compared with those of the plan (shared LESSONS.md), which were solved exactly elsewhere."""

import pytest

from playground.lessons.quantities import Quantity, improvements, moves_of
from playground.lessons.solved_level import NoAnswer, SolvedLevel, solved, with_rules
from playground.world import library
from playground.world.grid import Cell


def level(name: str, **rules: object) -> SolvedLevel:
    return solved(with_rules(library.find(name), rules))


@pytest.mark.parametrize("discount, expected", [(1.0, 6.0), (0.9, 3.851), (0.5, -0.625), (0.0, -1.0)])
def test_the_return_of_the_corridor_at_every_discount(discount: float, expected: float) -> None:
    """−1 −γ −γ² + 9 γ³ by hand."""
    by_hand = -1.0 - discount - discount**2 + 9.0 * discount**3
    assert Quantity("return", discount=discount).on(level("corridor")) == pytest.approx(by_hand, abs=1e-9)
    assert by_hand == pytest.approx(expected, abs=1e-9)


def test_the_far_cheese_is_worth_it_from_a_discount_on() -> None:
    """Near: 1 at once. Far: 10 γ^4. They are equal at γ = 10^(−1/4)."""
    assert Quantity("tipping").on(level("two-cheeses")) == pytest.approx(10**-0.25, abs=1e-5)


@pytest.mark.parametrize("cell, expected", [((0, 0), 0.539), ((1, 2), -1.10), ((2, 0), -1.0), ((2, 3), -1.0)])
def test_always_right_in_the_book_level(cell: tuple[int, int], expected: float) -> None:
    assert Quantity("v", "right", Cell(*cell)).on(level("book")) == pytest.approx(expected, abs=1e-9)


def test_the_numbers_of_the_bellman_line_on_ice() -> None:
    """0.8·(0.9 + 0) + 0.1·(−0.1 + 0.9·V(0,2)) + 0.1·(−0.1 + 0.9·V(1,2)) = V(0,2) = 0.811."""
    v = {cell: Quantity("v", cell=Cell(*cell)).on(level("book", slip=0.2)) for cell in ((0, 2), (1, 2))}
    by_hand = 0.8 * 0.9 + 0.1 * (-0.1 + 0.9 * v[0, 2]) + 0.1 * (-0.1 + 0.9 * v[1, 2])
    assert v[0, 2] == pytest.approx(by_hand, abs=1e-9)
    assert v[0, 2] == pytest.approx(0.811, abs=5e-4)
    assert v[1, 2] == pytest.approx(0.422, abs=5e-4)


def test_seven_steps_are_read_28_times_by_adding_up_every_return_and_the_tree_of_ways_grows_twelvefold() -> None:
    assert Quantity("reads").on(level("path7")) == 7 + 6 + 5 + 4 + 3 + 2 + 1
    assert Quantity("ways", step=6).on(level("slip-tree")) == 12**6


def test_a_table_has_a_number_for_every_move_of_every_cell_that_does_not_end_the_episode() -> None:
    assert Quantity("entries").on(level("book")) == 9 * 4  # 12 cells less the wall, the cheese and the pit


def test_policy_iteration_on_the_small_cliff() -> None:
    """Changed arrows 16, 4, 4, 4, 2, 0; V of the start −78.33, 4.58, 4.58, 4.58, 10.18, 10.18; 10 steps are not the best 6."""
    rounds = improvements(level("cliff5"))
    assert [changed for changed, _ in rounds] == [16, 4, 4, 4, 2, 0]
    assert [round(v, 2) for _, v in rounds] == [-78.33, 4.58, 4.58, 4.58, 10.18, 10.18]
    assert len(moves_of(level("cliff5"), "optimal")) == 6


def test_more_than_a_million_ways_come_after_six_steps() -> None:
    """12^5 = 248,832 and 12^6 = 2,985,984."""
    assert Quantity("passing", limit=1e6).on(level("slip-tree")) == 6
    with pytest.raises(NoAnswer, match="there are never more than"):
        Quantity("passing", limit=1e30).on(level("path7"))


def test_best_ways_are_counted() -> None:
    """On the small cliff, from (1, 2) to above the cheese one of three moves is down; from (0, 0) two of six are."""
    cliff = level("cliff5")
    assert Quantity("best-ways", cell=Cell(1, 2)).on(cliff) == 3
    assert Quantity("best-ways", cell=Cell(0, 0)).on(cliff) == 15
    assert Quantity("best-ways").on(cliff) == 1


def test_what_does_not_exist_is_told() -> None:
    with pytest.raises(NoAnswer, match="never ends"):
        Quantity("steps", whose="left").on(level("corridor"))
    with pytest.raises(NoAnswer, match="the same at every discount"):
        Quantity("tipping").on(level("path7"))
    with pytest.raises(NoAnswer, match=r"nobody can be in the cell \[9, 9\]"):
        Quantity("v", cell=Cell(9, 9)).on(level("book"))
    with pytest.raises(NoAnswer, match="there is no number 'w'"):
        Quantity("w").on(level("book"))


def test_a_number_belongs_to_its_cell_or_to_the_start_or_to_none() -> None:
    corridor = level("corridor")
    assert Quantity("v", cell=Cell(0, 2)).place(corridor) == (0, 2)
    assert Quantity("q", action="right").place(corridor) == (0, 0)
    assert Quantity("rounds").place(corridor) is None
