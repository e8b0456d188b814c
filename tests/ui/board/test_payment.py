"""What a reward is made of: each case added up by hand."""

import pytest

from playground.training.snapshot import Transition
from playground.ui.board.payment import payment
from playground.world import Cell, compile_mdp

RIGHT = 1
STEP = "[rules]\nstep_reward = -1.0\nbump_reward = -0.5"
CHEESE = '[legend]\n"G" = { kind = "goal", enter = 10.0 }'
CLIFF = '[legend]\n"~" = { kind = "cliff", enter = -100.0, replaces_step = true }'
FALL = '[legend]\n"~" = { kind = "cliff", enter = -100.0 }'
SWAMP = '[legend]\n"S" = { kind = "start", leave = -2.0 }\n"G" = { kind = "goal", enter = 10.0 }'


@pytest.mark.parametrize(
    ("rows", "tail", "reward", "end", "parts"),
    [
        ("SG", f"{STEP}\n{CHEESE}", 9.0, (0, 1), (10.0, -1.0)),
        ("SG", CHEESE, 10.0, (0, 1), (10.0,)),
        ("S.G", STEP, -1.0, (0, 1), (-1.0,)),
        ("S#\nG.", STEP, -1.5, (0, 0), (-0.5, -1.0)),
        ("S~G", f"{STEP}\n{CLIFF}", -100.0, (0, 0), (-100.0,)),
        ("S~G", f"{STEP}\n{FALL}", -101.0, (0, 0), (-100.0, -1.0)),
        ("SG", f"{STEP}\n{SWAMP}", 7.0, (0, 1), (-2.0, 10.0, -1.0)),
        ("ScG", STEP, 0.0, (0, 1), (1.0, -1.0)),
        ("S!G", STEP, 0.25, (0, 1), (0.25,)),
    ],
)
def test_what_paid_adds_up_to_the_reward(level_of, rows, tail, reward, end, parts):
    level = level_of(rows, tail)
    mdp = compile_mdp(level)
    state = int(mdp.start.argmax())
    successor = next(number for number, place in enumerate(mdp.states) if place.cell == Cell(*end))
    assert payment(level, mdp, Transition(state, RIGHT, reward, successor, False, False, "me")) == parts


def test_an_exit_pays_by_itself(level_of):
    level = level_of("X.S", STEP)
    mdp = compile_mdp(level)
    state = int(mdp.state_at()[0, 0])
    assert payment(level, mdp, Transition(state, RIGHT, 1.0, state, True, False, "me")) == (1.0,)
