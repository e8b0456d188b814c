"""Round numbers along an axis."""

import pytest

from playground.ui.drawing.ticks import ticks


@pytest.mark.parametrize(
    ("low", "high", "most", "numbers"),
    [
        (0.0, 10.0, 5, (0, 2, 4, 6, 8, 10)),
        (0.0, 1.0, 4, (0, 0.25, 0.5, 0.75, 1.0)),
        (-7.0, 7.0, 3, (-5, 0, 5)),
        (0.0, 950.0, 10, (0, 100, 200, 300, 400, 500, 600, 700, 800, 900)),
        (3.0, 3.9, 1, (3.0,)),
        (12.0, 19.0, 2, (15,)),
    ],
)
def test_they_are_round_and_within_the_bounds(low: float, high: float, most: int, numbers: tuple[float, ...]) -> None:
    assert ticks(low, high, most) == pytest.approx(numbers, abs=1e-9)


@pytest.mark.parametrize("most", (1, 2, 5, 8, 20))
@pytest.mark.parametrize("high", (0.003, 0.7, 1.0, 42.0, 9_999.0, 1e12))
def test_there_are_not_many_more_steps_than_asked_for(high: float, most: int) -> None:
    numbers = ticks(-high / 3, high, most)
    assert 0 in numbers or most == 1
    assert all(-high / 3 <= number <= high for number in numbers)
    assert len(numbers) <= most + 1
