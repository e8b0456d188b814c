"""Policies on the command line, from one verb to another."""

import json

import pytest

from playground.cli import main


def told(capsys, *argv):
    assert main([*argv]) == 0
    return capsys.readouterr().out


def refused(capsys, *argv):
    assert main([*argv]) == 2
    return capsys.readouterr().err


def test_the_best_policy_written_by_solve_is_judged_by_train(capsys, tmp_path):
    path = str(tmp_path / "best.csv")
    told(capsys, "solve", "cliff5", "--policy-out", path)
    answer = told(capsys, "train", "cliff5", "--learner", "policy-evaluation", "--episodes", "2000", "--policy", path, "--json")
    assert json.loads(answer)["max_error"] == pytest.approx(0.0, abs=1e-9)


def test_the_greedy_policy_of_a_saved_run_is_judged(capsys, tmp_path):
    path = str(tmp_path / "run.npz")
    told(capsys, "train", "cliff5", "--learner", "value-iteration", "--episodes", "1000", "--out", path)
    answer = told(capsys, "train", "cliff5", "--learner", "policy-evaluation", "--episodes", "2000", "--policy", path, "--json")
    assert json.loads(answer)["max_error"] == pytest.approx(0.0, abs=1e-9)
    assert "is a run on" in refused(capsys, "train", "corridor", "--learner", "td", "--steps", "1", "--policy", path)


def test_what_cannot_be_is_refused(capsys, tmp_path):
    path, train = tmp_path / "p.csv", ("train", "corridor", "--steps", "1", "--learner")
    assert "cannot read" in refused(capsys, *train, "td", "--policy", str(path))
    path.write_text("row,col,action,probability\n9,9,right,1\n")
    assert "line 2: there is no state in row 9, column 9" in refused(capsys, *train, "td", "--policy", str(path))
    assert "expected a name that ends in .csv" in refused(capsys, *train, "td", "--policy", "p.txt")
    assert "--policy does not go with sarsa" in refused(capsys, *train, "sarsa", "--policy", str(path))
    assert "expected a name that ends in .csv" in refused(capsys, "solve", "corridor", "--policy-out", "p.npz")
    assert "there is no folder" in refused(capsys, "solve", "corridor", "--policy-out", str(tmp_path / "no" / "p.csv"))
