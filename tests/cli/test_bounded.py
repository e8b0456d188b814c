"""`solve --certify`."""

import json

import pytest

from playground.cli import main
from playground.cli.answers import agreed, number


def solved(capsys, *argv):
    assert main(["solve", *argv]) == 0
    return capsys.readouterr()


def test_the_bounds_hold_the_fraction(capsys):
    out = solved(capsys, "frozenlake-4x4", "--discount", "1", "--certify", "--json")
    told = json.loads(out.out)
    first = told["states"][0]
    assert first["low"] < 14 / 17 < first["high"] and first["high"] - first["low"] < 1e-10
    assert told["bounds"]["widest"] < 1e-10 and told["bounds"]["notes"] == []
    assert "every value lies between its bounds" in out.err


def test_a_table_shows_digits_in_which_both_agree(capsys):
    lines = solved(capsys, "world-4x3", "--certify").out.splitlines()
    assert lines[0].split()[:5] == ["row", "col", "V", "low", "high"]
    v, low, high = lines[8].split()[2:5]
    assert low.startswith(v[:-1]) and high.startswith(v[:-1]) and v.startswith("0.70530821917")


def test_a_plain_table_has_no_more_digits_than_are_sure(capsys):
    # 0.99999884 is sure to some millionths only where γ is so near to 1.
    told = solved(capsys, "frozenlake-8x8", "--discount", "0.99999999").out.splitlines()[1].split()
    assert told[:3] == ["0", "0", "1"]


@pytest.mark.parametrize(
    "argv, words",
    [
        (("jumps", "--discount", "1", "--certify"), "jumps: there are no bounds, because there is no finite optimum"),
        (("corridor", "--policy", "uniform", "--certify"), "--certify proves the optimum, and --policy is 'uniform'"),
        (("corridor", "--exact", "--certify"), "--exact leaves nothing between its bounds"),
    ],
)
def test_what_cannot_be_gets_one_sentence(capsys, argv, words):
    assert main(["solve", *argv]) != 0
    assert words in capsys.readouterr().err


def test_digits_that_are_sure():
    assert agreed(0.5420258, 0.5420262, 15) == "0.542026"
    assert agreed(-1e-13, 1e-13, 6) == "0" and agreed(-2.0, -1.0, 6) == "?"
    assert (number(0.123456, 1e-5), number(1234.5678, 1e-9), number(float("-inf"), 1e-3)) == (
        "0.1235",
        "1,234.57",
        "never arrives",
    )
