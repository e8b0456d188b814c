"""CSV of others: its rows one by one, however its lines end, and no more of it than a budget allows."""

import tracemalloc

import pytest

from playground.learning.files import csv_rows as room
from playground.learning.files.csv_rows import CsvError, CsvTooLargeError, csv_rows


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_are_the_words_of_every_line_that_has_any(end: str) -> None:
    text = end.join(['a, b ,"c"', "", '1,"2, and\n3",', ""])
    assert list(csv_rows(text, 9)) == [["a", " b ", "c"], ["1", "2, and\n3", ""]]
    assert next(csv_rows("a; b", 9, ";", skipinitialspace=True)) == ["a", "b"]
    assert list(csv_rows("", 9)) == []


def test_the_last_line_needs_no_end_and_counts() -> None:
    assert list(csv_rows("a\nb\nc", 3)) == [["a"], ["b"], ["c"]]
    with pytest.raises(CsvTooLargeError, match="it has more than 2 lines"):
        list(csv_rows("a\nb\nc", 2))


@pytest.mark.parametrize("line", ["\n", "a\n", "a\r", "\r\n", '"'])
def test_too_many_lines_take_no_memory(line: str) -> None:
    """A million of them, of which a hundred are looked at."""
    text = line * 1_000_000
    tracemalloc.start()
    with pytest.raises(CsvError):
        list(csv_rows(text, 100))
    assert tracemalloc.get_traced_memory()[1] < 2 * len(text) + (1 << 20)
    tracemalloc.stop()


def test_a_line_is_neither_too_long_nor_too_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small limits in place of the true ones."""
    for name, limit in (("LONGEST_LINE", 12), ("MOST_COLUMNS", 3), ("LONGEST_TITLE", 5)):
        monkeypatch.setattr(room, name, limit)
    assert list(csv_rows("abcde,b,c\n123456,2\n", 9)) == [["abcde", "b", "c"], ["123456", "2"]]
    for text, sentence in (
        ("a\n123456789,123\n", "line 2 has more than 12 characters"),
        ("a\n1,2,3,4\n", "line 2 has 4 columns, the most that is read is 3"),
        ("abcdef\n", "its first line is no line of titles: one has more than 5 characters"),
    ):
        with pytest.raises(CsvTooLargeError, match=sentence):
            list(csv_rows(text, 9))


def test_what_is_no_csv_says_why() -> None:
    with pytest.raises(CsvError, match="it is no CSV text: field larger than field limit"):
        list(csv_rows('"' + "a\n" * 100_000, 1_000_000))
