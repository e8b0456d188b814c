"""`solve --exact`."""

import json
from fractions import Fraction

import pytest

from playground.cli import main
from playground.cli.exactly import first_digits, shown, whole


def solved(capsys, *argv):
    assert main(["solve", *argv, "--exact", "--json"]) == 0
    out = capsys.readouterr()
    return json.loads(out.out), out.err


def test_the_lake_is_14_seventeenths(capsys):
    told, words = solved(capsys, "frozenlake-4x4", "--discount", "1")
    first = told["states"][0]
    assert first["v"] == "14/17" and first["q"] == dict.fromkeys(["left", "down", "right", "up"], "14/17")
    assert told["states"][1]["q"] == {"left": "28/51", "down": "28/51", "right": "28/51", "up": "14/17"}
    assert told["exact"]["actions"] == 44 and told["exact"]["bits"] == 5
    assert "proven in fractions for 11 states and 44 actions" in words


def test_gymnasiums_own_table_is_read_as_thirds_and_says_so(capsys):
    told, words = solved(capsys, "gym:FrozenLake-v1", "--discount", "1")
    assert told["states"][0]["v"] == "14/17"
    assert "the chance 0.33333333333333337 is read as 1/3" in words


def test_each_map_of_a_level_that_changes(capsys):
    first, later = (solved(capsys, "blocking-maze", "--at", at)[0]["states"] for at in ("0", "1000"))
    start = next(number for number, each in enumerate(first) if (each["row"], each["col"]) == (5, 3))
    # 0.95 for each step after the first: 10 steps, then 16.
    assert Fraction(first[start]["v"]) == Fraction(95, 100) ** 9
    assert Fraction(later[start]["v"]) == Fraction(95, 100) ** 15


def test_a_table_for_people(capsys):
    assert main(["solve", "two-cheeses", "--exact"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:3] == ["row", "col", "V"] and "6561/1000" in {word for line in lines for word in line.split()}


@pytest.mark.parametrize(
    "argv, words",
    [
        (("jumps", "--discount", "1"), "jumps: there is no finite optimum: a loop through row 0, column 1 gains for ever"),
        (("corridor", "--policy", "uniform"), "--exact proves the optimum, and --policy is 'uniform'"),
    ],
)
def test_what_has_no_proof_gets_one_sentence(capsys, argv, words):
    assert main(["solve", *argv, "--exact"]) != 0
    out = capsys.readouterr()
    assert words in out.err and not out.out


def test_a_fraction_is_shown_where_it_is_short_and_else_by_true_digits():
    assert (shown(Fraction(14, 17)), shown(Fraction(-3)), shown(None)) == ("14/17", "-3", "never arrives")
    assert shown(Fraction(2, 3) ** 40) == "9.04377268381662E-8…"
    assert [
        first_digits(number, 5)
        for number in (Fraction(2, 3), Fraction(-2, 3), Fraction(10**20, 7), Fraction(99999999, 1000), Fraction(1, 7 * 10**12))
    ] == [
        "0.66666",
        "-0.66666",
        "1.4285E+19",
        "99999",
        "1.4285E-13",
    ]


def test_all_digits_of_a_long_fraction_are_written():
    power = Fraction(1, 3**20000)
    assert int(whole(power)[2:4000]) == 3**20000 // 10 ** (9543 - 3998)


@pytest.mark.parametrize(
    "argv",
    [("frozenlake-4x4", "--discount", "2/3"), ("gym:FrozenLake-v1?discount=2/3",), ("gym:FrozenLake-v1", "--discount", "2/3")],
)
def test_a_discount_may_be_a_fraction(capsys, argv):
    """Beside the goal, from (3, 2): q(down) = 1/3 · 2/3 · (v(3, 1) + v(3, 2)) + 1/3."""
    states = {(each["row"], each["col"]): each for each in solved(capsys, *argv)[0]["states"]}
    here, left = (Fraction(states[place]["v"]) for place in ((3, 2), (3, 1)))
    assert here == Fraction(states[3, 2]["q"]["down"]) == Fraction(2, 9) * (left + here) + Fraction(1, 3)
