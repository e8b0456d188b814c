"""Strict JSON, tables, progress."""

import io
import json
import math

import pytest

from playground.cli.answers import ProgressBar, agreed, number, print_json, print_table, strict


def test_what_json_cannot_hold_is_a_word_or_null():
    value = {"a": [1.0, math.nan, (math.inf, -math.inf)], "b": {"c": "é", "d": None, "e": True, 3: 7}}
    assert strict(value) == {"a": [1.0, None, ["infinity", "-infinity"]], "b": {"c": "é", "d": None, "e": True, "3": 7}}


def test_one_line_that_any_reader_takes(capsys):
    print_json({"v": -math.inf, "n": 1e300})
    line = capsys.readouterr().out
    assert line.count("\n") == 1
    assert json.loads(line, parse_constant=pytest.fail) == {"v": "-infinity", "n": 1e300}


def test_columns_are_as_wide_as_they_need(capsys):
    print_table(["a", "long"], [["12345", "x"], ["1", "y"]])
    assert capsys.readouterr().out == "a      long\n12345  x\n1      y\n"


def test_numbers_in_words():
    assert (number(-13.0), number(math.nan), number(-math.inf), number(1 / 3)) == ("-13", "none", "never arrives", "0.333333")


def test_large_numbers_are_in_groups_of_three_digits():
    assert [number(value) for value in (1_000_000, 31986300.4, -1234.5, 999.0)] == ["1,000,000", "31,986,300", "-1,234.5", "999"]
    assert (number(99_999.96), number(-999_999.7), number(1e300)) == ("100,000", "-1,000,000", "1e+300")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


def test_progress_is_for_a_person_at_a_terminal_and_leaves_nothing(monkeypatch):
    screen, now = Terminal(), [0.0]
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    bar = ProgressBar("training")
    bar.show(0.1, "too early")
    now[0] = 1.0
    bar.show(0.5, "half")
    bar.show(0.6, "too soon after the last")
    bar.done()
    told = screen.getvalue()
    assert "half" in told
    assert "too" not in told
    assert "█" * 12 + "·" * 12 in told
    assert told.endswith("\r\x1b[K")


def test_no_progress_into_a_file(monkeypatch):
    quiet = io.StringIO()
    monkeypatch.setattr("sys.stderr", quiet)
    bar = ProgressBar("training")
    bar.next = 0.0
    bar.show(0.5, "half")
    bar.done()
    assert quiet.getvalue() == ""


@pytest.mark.parametrize(
    ("value", "off", "text"),
    [
        (math.inf, 0.0, "no end"),
        (-math.inf, 0.0, "never arrives"),
        (9.99e14, 0.0, "999,000,000,000,000"),
        (1e15, 0.0, "1e+15"),
        (-1e15, 0.0, "-1e+15"),
        (100_000.4, 0.5, "100,000"),
        (100_000.4, 0.6, "1e+05"),
        (123_456.0, 60.0, "1.23e+05"),  # only three digits are sure
        (2.0, 0.4, "2"),
        (0.123456789, 0.0, "0.123457"),
        (0.123456789, 0.005, "0.12"),
        (0.123456789, 0.0005, "0.123"),
        (0.001, 0.002, "0"),
        (0.001, 0.001, "0"),
        (3.0, 2.0, "≈ 3"),
        ("said", 1.0, "said"),
    ],
)
def test_numbers_have_no_more_digits_than_are_sure(value, off, text):
    assert number(value, off) == text


@pytest.mark.parametrize(
    ("low", "high", "most", "text"),
    [
        (1.23451, 1.23454, 9, "1.2345"),
        (1.23451, 1.23454, 3, "1.23"),
        (-1.0, 1.0, 9, "0"),
        (0.0, 1.0, 9, "0"),
        (1.0, 9.0, 9, "?"),
        (-2.5, -2.5, 4, "-2.5"),
    ],
)
def test_the_digits_on_which_two_bounds_agree(low, high, most, text):
    assert agreed(low, high, most) == text
