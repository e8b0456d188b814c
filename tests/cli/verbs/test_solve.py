"""`solve`."""

import json

import pytest

from playground.cli import main


def solved(capsys, *argv):
    assert main(["solve", *argv, "--json"]) == 0
    told = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
    return {(each["row"], each["col"]): each for each in told["states"]}


def test_cliff_walking_is_13_steps_from_the_start(capsys):
    states = solved(capsys, "cliff-walking")
    assert states[3, 0]["v"] == pytest.approx(-13.0, abs=1e-9)
    assert states[3, 0]["q"]["up"] == pytest.approx(-13.0, abs=1e-9)
    assert states[3, 0]["optimal"] == ["up"]
    assert states[0, 0]["optimal"] == ["right", "down"]
    assert set(states[3, 0]) == {"state", "row", "col", "v", "q", "optimal"}
    assert (3, 11) not in states, "the goal has nothing to decide"


def write(tmp_path, rows, rules=""):
    (tmp_path / "level.toml").write_text(f"format = 1\ntitle = 'x'\nmap = '''\n{rows}\n'''\n[rules]\n{rules}\n")
    return str(tmp_path / "level.toml")


def test_the_uniform_policy_by_hand(capsys, tmp_path):
    states = solved(capsys, write(tmp_path, "S.G", "discount = 0.5\nmoves = 'left-right'"), "--policy", "uniform")
    # v0 = 0.25 v0 + 0.25 v1 and v1 = 0.25 v0 + 0.5.
    assert states[0, 0]["v"] == pytest.approx(2 / 11, abs=1e-9)
    assert states[0, 1]["v"] == pytest.approx(6 / 11, abs=1e-9)
    assert states[0, 1]["q"]["right"] == pytest.approx(1.0, abs=1e-9)
    assert states[0, 1]["optimal"] == ["right"]


def test_only_legal_actions_have_values_and_all_ties_are_named(capsys, tmp_path):
    states = solved(capsys, write(tmp_path, "S.\n.G", "edges = 'forbid'"))
    assert set(states[0, 0]["q"]) == {"right", "down"}
    assert states[0, 0]["optimal"] == ["right", "down"]


@pytest.mark.parametrize("reward, word", [(-1.0, "-infinity"), (1.0, "infinity")])
def test_values_without_end_are_told_apart(capsys, tmp_path, reward, word):
    states = solved(capsys, write(tmp_path, "S.", f"discount = 1.0\nstep_reward = {reward}"))
    assert states[0, 0]["v"] == word == states[0, 0]["q"]["right"]


def test_numbers_ends_and_starts_of_states_are_told(capsys, tmp_path):
    assert main(["solve", write(tmp_path, "SG\nS.", "discount = 0.5\nmoves = 'left-right'"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
    assert [each["state"] for each in told["states"]] == [0, 2, 3]
    assert told["terminal"] == [{"state": 1, "row": 0, "col": 1}]
    assert told["start"] == [{"state": 0, "probability": 0.5}, {"state": 2, "probability": 0.5}]
    assert (told["discount"], told["actions"]) == (0.5, ["left", "right"])


def test_a_number_is_that_of_gymnasiums_own_state(capsys):
    """FrozenLake: row 3, column 3 is state 15; Taxi's numbers are those of its encode(row, column, passenger, destination)."""
    assert main(["solve", "gym:FrozenLake-v1?discount=0.99", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"state": 15, "row": 3, "col": 3} in told["terminal"]
    assert all(each["state"] == 4 * each["row"] + each["col"] for each in told["states"])
    assert main(["solve", "gym:Taxi-v4?discount=0.9", "--json"]) == 0
    for each in json.loads(capsys.readouterr().out)["states"]:
        assert each["state"] // 100 == each["row"] and each["state"] // 20 % 5 == each["col"]


def test_a_table_for_people(capsys):
    assert main(["solve", "corridor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:3] == ["row", "col", "V"]
    assert len(lines) > 2


def test_a_key_that_is_not_known_is_a_warning_beside_the_answer(capsys, tmp_path):
    assert main(["solve", write(tmp_path, "S.G", "discont = 0.5"), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)
    assert 'warning: line 7: "discont" is not a key' in told.err


def test_of_a_level_that_changes_the_map_of_the_moment_is_solved(capsys):
    """Example 8.2: ten steps to the goal while the way on the right is open, sixteen round the left when it is not (γ 0.95)."""
    assert main(["solve", "blocking-maze", "--json"]) == 0
    told = capsys.readouterr()
    assert (
        told.err
        == "blocking-maze: this is its first map; the map changes at 1,000; --at N solves the one in force after N transitions\n"
    )
    first = {(each["row"], each["col"]): each["v"] for each in json.loads(told.out)["states"]}
    assert first[5, 3] == pytest.approx(0.95**9)
    assert solved(capsys, "blocking-maze", "--at", "999")[5, 3]["v"] == first[5, 3]
    assert solved(capsys, "blocking-maze", "--at", "1000")[5, 3]["v"] == pytest.approx(0.95**15)
    assert main(["solve", "blocking-maze", "--at", "soon"]) == 2
