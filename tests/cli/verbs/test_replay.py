"""`replay`, and `train --record`."""

import json
from pathlib import Path

import numpy as np
import pytest

from playground.cli import main
from playground.learning.learner import Field
from playground.training.run_file import load_run
from playground.training.session import Session

COURSE = """
title = "The mouse of the course"
map = '''
S1.
.PG
'''
[rules]
discount = 0.99
[legend]
"1" = { kind = "reward", enter = 1.0 }
"P" = { kind = "pit", enter = -10.0 }
"G" = { kind = "goal", enter = 10.0 }
"""
LIFE = """row,col,action,reward,next_row,next_col,terminated
0,0,right,1,0,1,0
0,1,down,-10,1,1,1
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "course.toml").write_text(COURSE)
    (tmp_path / "life.csv").write_text(LIFE)
    return tmp_path


def replay(course: Path, recording: str = "life.csv", learner: str = "q-learning", *more: str) -> int:
    return main(["replay", str(course / recording), "--learner", learner, "--level", str(course / "course.toml"), *more])


def test_the_two_updates_of_the_hugging_face_course(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Unit 2: α 0.1, γ 0.99, first +1 and then −10 at an end."""
    assert replay(course, "life.csv", "q-learning", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["transitions"], told["episodes"]) == (2, 1)
    q = {(each["row"], each["col"]): each["q"] for each in told["states"]}
    assert q[0, 0]["right"] == pytest.approx(0.1, abs=1e-12)
    assert q[0, 1]["down"] == pytest.approx(-1.0, abs=1e-12)
    assert replay(course) == 0
    assert "2 transitions, 1 episode" in capsys.readouterr().out


@pytest.mark.parametrize("ending", ["csv", "npz"])
def test_a_recorded_run_is_learned_again_to_the_bit(ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    life, run = tmp_path / f"life.{ending}", tmp_path / "run.npz"
    told = ["frozenlake-4x4", "--learner", "q-learning", "--steps", "3000", "--seed", "4"]
    assert main(["train", *told, "--record", str(life), "--out", str(run)]) == 0
    capsys.readouterr()
    assert main(["replay", str(life), "--learner", "q-learning", "--level", "frozenlake-4x4", "--json"]) == 0
    again = json.loads(capsys.readouterr().out)
    session = Session()
    load_run(run, session)
    assert session.trainee is not None and session.mdp is not None
    q, mdp = session.trainee.learner.estimates()[Field.Q], session.mdp
    assert again["transitions"] == 3000 and again["episodes"] == session.episodes
    rows = np.array([list(each["q"].values()) for each in again["states"]])
    assert np.array_equal(rows, q[~mdp.terminal])


def test_recording_costs_nothing_of_what_is_learned(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ["train", "cliff-walking", "--learner", "sarsa", "--episodes", "30", "--json"]
    outs = []
    for more in ([], ["--record", str(tmp_path / "life.csv")]):
        assert main([*told, *more]) == 0
        outs.append(json.loads(capsys.readouterr().out))
    assert all(outs[0][name] == outs[1][name] for name in ("steps", "episodes", "greedy_return", "max_error"))
    lines = (tmp_path / "life.csv").read_text().splitlines()
    assert len(lines) == 1 + outs[0]["steps"] and sum(line.endswith((",1,0", ",0,1")) for line in lines) == 30


@pytest.mark.parametrize(
    "text, words",
    [
        ("row,col,action,reward,next_row,next_col\n0,0,right,1,0\n", "transition 1 has 5 columns, expected 6"),
        (
            "row,col,action,reward,next_row,next_col\n0,0,jump,1,0,1\n",
            "transition 1: action is 'jump', expected one of up, right",
        ),
        ("row,col,action,reward,next_row,next_col\n0,7,up,1,0,1\n", "transition 1: there is no row and col 0, 7 in this level"),
        ("row,col,action,reward,next_row,next_col\n0,0,up,lots,0,1\n", "reward is 'lots', expected a finite number"),
        ("row,col,action,reward,next_row,next_col\n1,1,up,0,0,1\n", "transition 1: 'up' is not legal in state 4"),
        ("row,action,reward\n0,up,0\n", "there is no column 'col' beside 'row'; found row, action, reward"),
        ("row,col,action\n0,0,up\n", "there is no column 'reward'; found row, col, action"),
        ("state,action,reward,next_state,terminated\n0,0,0,1,perhaps\n", "terminated is 'perhaps', expected 1 or 0"),
        ("state,action,reward,next_state\n0,0,0,99\n", "there is no next_state 99"),
        ("", "there are no transitions in it"),
        ("state,action,reward,next_state\n", "there are no transitions in it"),
    ],
)
def test_a_wrong_recording_is_one_sentence(course: Path, text: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    (course / "wrong.csv").write_text(text)
    assert replay(course, "wrong.csv") == 2
    told = capsys.readouterr().err
    assert words in told and told.count("\n") == 1


def test_what_cannot_be_is_told(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert replay(course, "no.csv") == 2
    assert "cannot read" in capsys.readouterr().err
    (course / "noise.npz").write_bytes(b"\x00noise")
    assert replay(course, "noise.npz") == 2
    assert "it is no .npz file" in capsys.readouterr().err
    assert replay(course, "life.csv", "value-iteration") == 2
    assert "learns from the table and not from experience" in capsys.readouterr().err
    plan = ["train", "corridor", "--learner", "value-iteration", "--steps", "9", "--record", str(course / "x.csv")]
    assert main(plan) == 2
    assert "value-iteration plans and has no experience to record" in capsys.readouterr().err
    assert main(["train", "corridor", "--learner", "sarsa", "--steps", "9", "--record", str(course / "x.txt")]) == 2
    assert "expected LIFE.csv, LIFE.npz, or NAME-v0" in capsys.readouterr().err


def test_a_cell_where_an_episode_ends_need_not_be_told_and_a_new_episode_is_no_transition(course: Path) -> None:
    from playground.learning.files.recordings import read_recording
    from playground.world import compile_mdp, read_level

    text = "episode,state,action,reward,next_state,terminated\n1,0,right,1,1,0\n2,1,down,-10,,1\n2,0,right,1,1,0\n"
    (course / "gaps.csv").write_text(text)
    told = read_recording(course / "gaps.csv", compile_mdp(read_level(course / "course.toml"))).recording
    assert told.begins.tolist() == [True, True, True]
    assert told.terminated.tolist() == [False, True, False]
