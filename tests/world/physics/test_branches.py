"""Ways that can happen, and how equal ones are added up."""

import numpy as np

from playground.world.physics.branches import Branches, beside, merged


def branches(*ways: tuple[float, int, float, bool]) -> Branches:
    return Branches(*(np.array([values]) for values in zip(*ways, strict=True)))


def listed(ways: Branches) -> list[tuple[float, int, float, bool]]:
    return [
        (float(p), int(cell), float(reward), bool(ends))
        for p, cell, reward, ends in zip(*(part[0] for part in ways[:4]), strict=True)
    ]


def test_equal_outcomes_are_added_up_and_the_likeliest_comes_first() -> None:
    ways = merged(branches((0.25, 7, 1.0, False), (0.5, 3, 0.0, False), (0.25, 3, 0.0, False)))
    assert listed(ways) == [(0.75, 3, 0.0, False), (0.25, 7, 1.0, False)]


def test_outcomes_that_differ_in_reward_or_end_stay_apart() -> None:
    ways = merged(branches((0.5, 3, 0.0, False), (0.25, 3, 1.0, False), (0.25, 3, 1.0, True)))
    assert sorted(listed(ways)) == [(0.25, 3, 1.0, False), (0.25, 3, 1.0, True), (0.5, 3, 0.0, False)]


def test_what_has_no_chance_is_dropped_even_where_it_looks_like_something_that_has() -> None:
    assert listed(merged(branches((0.0, 9, 5.0, True), (1.0, 2, 0.0, False), (0.0, 2, 0.0, False)))) == [(1.0, 2, 0.0, False)]


def test_rows_keep_their_own_outcomes() -> None:
    ways = merged(Branches(np.full((2, 2), 0.5), np.array([[1, 1], [1, 2]]), np.zeros((2, 2)), np.zeros((2, 2), bool)))
    assert ways.probability.tolist() == [[1.0, 0.0], [0.5, 0.5]]
    assert ways.place[1].tolist() == [1, 2]


def test_parts_stand_side_by_side() -> None:
    one, other = branches((1.0, 4, 0.0, False)), branches((0.0, 5, 2.0, True))
    assert listed(beside([one, other])) == listed(one) + listed(other)
