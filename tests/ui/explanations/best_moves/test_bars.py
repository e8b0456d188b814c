"""What stands beside the bars: digits that tell the largest from the next."""

import numpy as np
import pytest

from playground.ui.explanations.best_moves.bars import bar_number


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((19.0, 12.3, 3.43), ["19", "12.3", "3.43"]),
        ((0.0541, 0.0543, 0.01), ["0.05410", "0.05430", "0.01000"]),
        ((1.0, 1.0, 0.5), ["1", "1", "0.50"]),
        ((2.0,), ["2"]),
    ],
)
def test_the_largest_is_written_differently_from_the_next_smaller_one(values, words):
    numbers = np.array(values)
    assert [bar_number(value, numbers) for value in values] == words
