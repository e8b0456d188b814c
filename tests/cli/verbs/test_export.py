"""`export`: what is written is what the run was."""

import csv
import json

import numpy as np
import pytest

from playground.cli import main
from playground.learning.learner import Field
from playground.training.commands import Start, Step
from playground.training.session import Session
from playground.world import library
from tests.runs import small_run
from tests.training.sessions import Clock, done


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("runs") / "a.run"
    small_run(path)
    return str(path)


def stopped(steps):
    """A run of its own that was stopped there, and its episodes."""
    parts = []
    session = done(Session(Clock()), Start(library.find("corridor"), "q-learning", seed=3))
    session.trainee.body.listener = parts.append
    return done(session, Step(steps)).measured(), parts


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_states_at_a_moment_are_those_of_a_run_that_was_stopped_there(file, tmp_path):
    out = tmp_path / "states.csv"
    assert main(["export", file, "--at", "123", "--what", "v,q,policy,visits", "--out", str(out)]) == 0
    seen, _ = stopped(123)
    table = rows(out)
    assert [float(row["v"]) for row in table] == seen.fields[Field.V].tolist()
    assert sum(int(row[f"visits_{action}"]) for row in table for action in seen.mdp.actions) == 123
    for state, row in enumerate(table):
        for number, action in enumerate(seen.mdp.actions):
            legal = seen.mdp.legal[state, number]
            assert row[f"q_{action}"] == (repr(float(seen.fields[Field.Q][state, number])) if legal else "")


def test_one_array_as_npy(file, tmp_path):
    assert main(["export", file, "--what", "q", "--out", str(tmp_path / "q.npy")]) == 0
    seen, _ = stopped(300)
    legal = seen.mdp.legal
    np.testing.assert_array_equal(np.load(tmp_path / "q.npy")[legal], seen.fields[Field.Q][legal])


def test_all_episodes_with_their_ends_and_the_curve_over_transitions(file, tmp_path):
    assert main(["export", file, "--what", "episodes", "--out", str(tmp_path / "e.csv")]) == 0
    seen, parts = stopped(300)
    table = rows(tmp_path / "e.csv")
    assert [float(row["return"]) for row in table] == np.concatenate([part.returns for part in parts]).tolist()
    assert [int(row["transition"]) for row in table] == np.cumsum([int(row["length"]) for row in table]).tolist()
    assert [int(row["episode"]) for row in table] == list(range(1, seen.episodes + 1))
    assert main(["export", file, "--what", "curve", "--out", str(tmp_path / "c.npy")]) == 0
    curve = np.load(tmp_path / "c.npy")
    assert curve["transition"].tolist() == [int(row["transition"]) for row in table]
    assert curve["mean"].tolist() == [float(row["return"]) for row in table]


def test_all_of_it_as_json(file, tmp_path):
    what = "v,q,policy,visits,curve,episodes"
    assert main(["export", file, "--at", "200", "--what", what, "--out", str(tmp_path / "all.json")]) == 0
    value = json.loads((tmp_path / "all.json").read_text("utf-8"), parse_constant=pytest.fail)
    assert (value["at"], value["learner"], value["seed"], value["settings"]["alpha"]) == (200, "q-learning", 3, 0.1)
    assert len(value["curve"]) == len(value["episodes"]) == stopped(200)[0].episodes


@pytest.mark.parametrize("name", ["curve.png", "curve.svg"])
def test_the_curve_as_a_picture(name, file, tmp_path):
    assert main(["export", file, "--what", "curve", "--axis", "transitions", "--out", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_bytes()[:4] in (b"\x89PNG", b"<svg")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("--what v --at 301 --out a.csv", "no moment 301, expected a number from 0 to 300"),
        ("--what w --out a.csv", "there is no 'w' to write"),
        ("--what v,curve --out a.csv", "a .csv holds one table, and states and curve are several"),
        ("--what v,q --out a.npy", "a .npy holds one array, and v and q are several"),
        ("--what v --out a.png", "only the curve is drawn as one"),
        ("--what v --out a.xls", "expected a name that ends in .csv"),
        ("--what curve --axis days --out a.svg", "there is no axis 'days'"),
        ("--what curve --at 1 --out a.svg", "no episode has ended by then"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_leaves_no_file(words, sentence, file, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["export", file, *words.split()]) == 2
    told = capsys.readouterr().err
    assert sentence in told and told.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
