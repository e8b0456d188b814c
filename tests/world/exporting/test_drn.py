"""Storm's format, letter by letter, and read by Storm where it is installed."""

from pathlib import Path

import pytest

from playground.world import compile_mdp, parse_level
from playground.world.exporting.drn import drn
from playground.world.exporting.stopping import Stopping, stopping

TEXT = """\
// Two steps and a coin
// Discount 1/2: each step stops with the chance 1 - discount, so total rewards are discounted returns.
// State numbers are those of the level; 2 is where the process stops.
// Optimal values: minus R{"cost"}min=? [F "end"], in exact arithmetic (storm --exact)
@type: MDP
@parameters

@reward_models
reward cost
@nr_states
3
@nr_choices
4
@model
state 0 init
\taction left [-1/3, 1/3]
\t\t0 : 1/2
\t\t2 : 1/2
\taction right [2/3, -2/3]
\t\t2 : 1
state 1 end
\taction stay [0, 0]
\t\t1 : 1
state 2 end
\taction stay [0, 0]
\t\t2 : 1
"""
LEVEL = (
    "map = '''\nSG\n'''\n[rules]\nmoves = 'left-right'\ndiscount = 0.5\nstep_reward = '-1/3'\n"
    "[legend]\nG = { kind = 'goal', enter = '2/3', replaces_step = true }"
)


def of(text: str) -> Stopping:
    level = parse_level(text)
    return stopping(level, compile_mdp(level))


def test_letter_by_letter() -> None:
    assert "".join(drn(of(LEVEL), "Two steps\nand a coin")) == TEXT


def test_several_starts_are_told() -> None:
    text = "".join(drn(of("map = '''\nS.SG\n'''")))
    assert "4 is where the process stops, 5 draws the start." in text
    assert "state 5 init\n\taction begin [0, 0]\n\t\t0 : 1/2\n\t\t2 : 1/2\n" in text


def test_storm_reads_it(tmp_path: Path) -> None:
    stormpy = pytest.importorskip("stormpy", reason="stormpy is not installed; the playground does not need it")
    (tmp_path / "level.drn").write_text(TEXT, encoding="utf-8")
    model = stormpy.build_model_from_drn[stormpy.Rational](str(tmp_path / "level.drn"))
    result = stormpy.model_checking(model, stormpy.parse_properties('R{"cost"}min=? [F "end"]')[0])
    assert str(result.get_value(0)) == "-2/3"
