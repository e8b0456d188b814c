"""Policies in files: what is written is read again, and what is wrong is told by line or cell."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.learning.files.tables.policy_file import PolicyError, read_policy, write_policy
from playground.rl.policies import uniform
from playground.world import Cell, TabularMDP, compile_mdp, parse_level
from playground.world.mdp import State
from playground.world.tabular.finite import from_p

HEAD = "row,col,action,probability\n"


def two(drawn: Callable[..., TabularMDP]) -> TabularMDP:
    return drawn(["S.G"], moves='"left-right"', edges='"forbid"')


@pytest.mark.parametrize("name", ["cliff5", "keys-and-doors", "switch-and-gates", "cat-and-mouse", "jumps"])
def test_what_is_written_is_read(name: str, bundled: Callable[[str], TabularMDP], tmp_path: Path) -> None:
    """Seed 3: chances at random, none of them round."""
    mdp = bundled(name)
    chances = np.random.default_rng(3).random(mdp.legal.shape) * mdp.legal
    policy = chances / np.where(mdp.terminal, 1.0, chances.sum(axis=1))[:, None]
    write_policy(tmp_path / "p.csv", policy, mdp)
    np.testing.assert_allclose(read_policy(tmp_path / "p.csv", mdp), policy, atol=1e-12)


def test_a_file_by_hand(drawn: Callable[..., TabularMDP], tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("row, col, action, probability\n0, 0, right, 1\n0,1,left,0.25\n0,1,right,0.75\n")
    mdp = two(drawn)
    left, right = mdp.actions.index("left"), mdp.actions.index("right")
    policy = read_policy(tmp_path / "p.csv", mdp)
    assert policy[0, right] == 1.0
    assert (policy[1, left], policy[1, right]) == (0.25, 0.75)
    assert not policy[2].any()


def test_the_number_of_the_state_stands_last_and_is_enough(drawn: Callable[..., TabularMDP], tmp_path: Path) -> None:
    mdp = two(drawn)
    (tmp_path / "p.csv").write_text("state,action,probability\n0,right,1\n1,left,0.25\n1,right,0.75\n")
    policy = read_policy(tmp_path / "p.csv", mdp)
    assert policy[1].tolist() == [0.25, 0.75]
    write_policy(tmp_path / "q.csv", policy, mdp)
    text = (tmp_path / "q.csv").read_text()
    assert text.splitlines()[:2] == ["row,col,action,probability,state", "0,0,right,1.0,0"]
    (tmp_path / "q.csv").write_text(text.replace("1.0,0", "1.0,7"))  # as after an edit: the cell says which state it is
    assert (read_policy(tmp_path / "q.csv", mdp) == policy).all()


def test_states_that_share_a_cell_go_by_their_numbers(tmp_path: Path) -> None:
    p = {state: {action: [(1.0, 2, float(action), True)] for action in range(2)} for state in range(3)}
    p[2] = {action: [(1.0, 2, 0.0, True)] for action in range(2)}
    mdp = from_p(p, 0.9, actions=("a", "b"))
    mdp = replace(mdp, cell=np.array([0, 0, 1], np.int32), states=[State(Cell(0, 0)), State(Cell(0, 0)), State(Cell(0, 1))])
    policy = np.array([[1.0, 0.0], [0.25, 0.75], [0.0, 0.0]])
    write_policy(tmp_path / "p.csv", policy, mdp)
    assert (read_policy(tmp_path / "p.csv", mdp) == policy).all()
    text = (tmp_path / "p.csv").read_text()
    (tmp_path / "p.csv").write_text(text.replace("0.75,1", "0.75,2"))
    with pytest.raises(PolicyError, match="line 4: the state is 2, expected one of 0, 1, those in row 0, column 0"):
        read_policy(tmp_path / "p.csv", mdp)


def test_a_line_counts_for_every_state_of_its_cell(bundled: Callable[[str], TabularMDP], tmp_path: Path) -> None:
    mdp = bundled("coins")
    assert len(mdp.floors) > 1
    cells = sorted({tuple(state.cell) for number, state in enumerate(mdp.states) if not mdp.terminal[number]})
    names = mdp.actions
    lines = [f"{row},{col},{name},{1 / len(names)}\n" for row, col in cells for name in names]
    (tmp_path / "p.csv").write_text(HEAD + "".join(lines))
    if not mdp.legal[~mdp.terminal].all():
        pytest.skip("not every action is possible everywhere")
    np.testing.assert_allclose(read_policy(tmp_path / "p.csv", mdp), uniform(mdp.legal), atol=1e-12)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "there is no column 'row'"),
        ("row,col,action\n0,0,right\n", "there is no column 'probability'"),
        (HEAD + "0,x,right,1\n", "line 2: the col is 'x', expected a whole number"),
        (HEAD + "0,0,up,1\n", "line 2: the action is 'up', expected one of left, right"),
        (HEAD + "0,0,right,most\n", "line 2: the probability is 'most', expected a number from 0 to 1"),
        (HEAD + "0,0,right,1.5\n", "line 2: the probability is '1.5', expected a number from 0 to 1"),
        (HEAD + "0,0,right,nan\n", "line 2: the probability is 'nan', expected a number from 0 to 1"),
        (HEAD + "7,0,right,1\n", "line 2: there is no state in row 7, column 0 of this level"),
        (HEAD + "0,0,left,1\n", "line 2: 'left' is not possible in row 0, column 0"),
        (HEAD + "0,0,right,0.5\n0,0,right,0.5\n", "line 3: 'right' in row 0, column 0 stands there a second time"),
        (HEAD + "0,0,right,1\n0,1,right,0.5\n", "the probabilities in row 0, column 1 sum to 0.5, expected a sum of 1"),
        (HEAD + "0,0,right,1\n", "the probabilities in row 0, column 1 are missing, expected a sum of 1"),
        ("state,action,probability\n9,right,1\n", "line 2: the state is 9, expected a number from 0 to 2"),
        ("state,action,probability\nx,right,1\n", "line 2: the state is 'x', expected a whole number"),
        ("state,action,probability\n,right,1\n", "line 2: the row is '', expected a whole number"),
        ("state,row,action,probability\n0,0,right,1\n", "there is no column 'col'"),
        pytest.param(HEAD + "0,0," + "a" * 70_000 + ",1\n", "line 2: its 'action' has 70,000 characters", id="a long action"),
        pytest.param(HEAD + "0,0,up," + "9" * 5000 + "\n", "line 2: its 'probability' has 5,000 characters", id="a long number"),
    ],
)
def test_what_is_wrong_is_told(text: str, told: str, drawn: Callable[..., TabularMDP], tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text(text)
    with pytest.raises(PolicyError) as caught:
        read_policy(tmp_path / "p.csv", two(drawn))
    assert str(caught.value).startswith(told)


def test_bytes_that_are_no_text(drawn: Callable[..., TabularMDP], tmp_path: Path, made: Any) -> None:
    (tmp_path / "p.csv").write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(PolicyError, match="no CSV text"):
        read_policy(tmp_path / "p.csv", two(drawn))


@pytest.mark.parametrize(
    ("chance", "fits"), [("0", True), ("0.0", True), ("1", True), ("-0.001", False), ("1.001", False), ("nan", False)]
)
def test_a_probability_is_a_number_from_0_to_1_with_both(chance: str, fits: bool, tmp_path: Path) -> None:
    mdp = compile_mdp(parse_level("map = '''\nSG\n'''"))
    rest = {"0": 1.0, "0.0": 1.0, "1": 0.0}.get(chance, 0.5)
    (tmp_path / "p.csv").write_text(f"row,col,action,probability\n0,0,up,{chance}\n0,0,right,{rest}\n")
    if fits:
        assert read_policy(tmp_path / "p.csv", mdp)[0].tolist()[:2] == [float(chance), rest]
    else:
        with pytest.raises(ValueError, match=r"probability"):
            read_policy(tmp_path / "p.csv", mdp)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_more_lines_than_the_level_needs_are_refused(end: str, drawn: Callable[..., TabularMDP], tmp_path: Path) -> None:
    """Three states of two actions, and a thousand lines beside theirs: the titles are one of them."""
    mdp = two(drawn)
    lines = ["row,col,action,probability", "0,0,right,1", "0,1,right,1"]
    fits = end.join(lines + [""] * (6 + 1000 - len(lines))) + end
    (tmp_path / "p.csv").write_text(fits, newline="")
    assert read_policy(tmp_path / "p.csv", mdp).sum() == 2.0
    (tmp_path / "p.csv").write_text(fits + end, newline="")
    with pytest.raises(PolicyError, match=r"it has more than 1,006 lines, .*expected a line for each state and action"):
        read_policy(tmp_path / "p.csv", mdp)


def test_how_many_bytes_are_read_depends_on_the_level(drawn: Callable[..., TabularMDP], tmp_path: Path) -> None:
    with open(tmp_path / "p.csv", "wb") as file:
        file.truncate((1 << 20) + 6 * 256 + 1)  # nothing but zeros, which take no place on the disk
    with pytest.raises(OSError, match="it is larger than 1,050,112 bytes"):
        read_policy(tmp_path / "p.csv", two(drawn))
