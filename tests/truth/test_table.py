"""The page of the truth is the one that its command makes."""

from tests.truth.__main__ import TRUTH
from tests.truth.table import apart, exact_part, number, told


def test_the_page_is_up_to_date() -> None:
    text = TRUTH.read_text(encoding="utf-8")
    assert text.startswith(exact_part()), "make it anew: python -m tests.truth"
    assert "not met" not in text


def test_how_numbers_and_boards_are_told() -> None:
    assert (number(-0.25), number(1e-17), number(14 / 17)) == ("−0.25", "0", "0.823529412")
    assert told([[1.0, None], [2.5, 3.0]]) == "1, 2.5, 3"
    assert told([[float(n) for n in range(9)]]) == "9 numbers, 0 to 8"
    assert told([["^>", ""], ["v", "<"]]) == "↑→ · / ↓ ←"
    assert (apart(0.0), apart(1e-15), apart(3.2e-6)) == ("0", "< 1e−9", "3e−06")
