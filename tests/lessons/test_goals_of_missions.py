"""Goals of the missions: a policy beaten, two ways that part, a gain for ever, good news of one cheese."""

from dataclasses import replace

import pytest

from playground.learning.collection import learners
from playground.learning.learners.n_step_sarsa import Settings
from playground.lessons.goals import Goal
from playground.lessons.solved_level import OPTIMAL, cells_of, solved, with_rules
from playground.lessons.task import Situation
from playground.training.commands import Drive, Step
from playground.training.drivers import Driver
from playground.training.first_sight import still
from playground.world import library
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.text.files import parse_level
from tests.lessons.runs import driven, situation

COVERS = ("playground/lessons/goals.py",)
TAIL = """
[rules]
step_reward = -1.0
[legend]
"G" = { kind = "goal", enter = 20.0 }
"P" = { kind = "pit", enter = -100.0 }
"""


def room(last: str, above: str = ".....") -> Level:
    rows = "\n".join((".....", above, "S...G", last))
    return parse_level(f'format = 1\ntitle = "Room"\nmap = """\n{rows}\n"""{TAIL}')


def seen(level: Level) -> Situation:
    return Situation(level, still(level))


def test_six_moves_beat_the_arrows_that_go_round_and_ten_do_not() -> None:
    """Greedy by the values of chance moves: 10 steps, worth 4.58; six moves along the pits earn 10.18."""
    goal = Goal("beaten", whose="greedy")
    assert goal.met(driven("cliff5", "up", *["right"] * 4, "down"))
    assert not goal.met(driven("cliff5", *["up"] * 3, *["right"] * 4, *["down"] * 3))
    assert not goal.met(driven("cliff5", "up", "right"))  # it has not ended
    assert not Goal("beaten", whose=OPTIMAL).met(driven("cliff5", "up", *["right"] * 4, "down"))


@pytest.mark.parametrize("last, parts", [(".....", False), ("..P..", True), ("P...P", False)])
def test_a_pit_beside_the_way_parts_the_sure_from_the_stumbling(last: str, parts: bool) -> None:
    """Past the pit: 1 in 20 moves in that cell falls (ε = 0.2, a fourth of it down): 6 points; the detour is 2 steps."""
    assert Goal("parted", ends="G", epsilon=0.2).met(seen(room(last))) is parts


def test_without_moves_by_chance_the_cautious_policy_is_the_best() -> None:
    level = solved(room("..P.."))
    straight = [Cell(2, col) for col in range(5)]
    assert list(cells_of(level.mdp, level.way(level.cautious(0.0)))) == straight
    assert Cell(2, 2) not in cells_of(level.mdp, level.way(level.cautious(0.2)))


def test_a_reward_that_pays_again_gains_for_ever_unless_steps_cost_as_much() -> None:
    """On and off the tile is worth 0.1 for two steps."""
    level = parse_level('format = 1\ntitle = "Trap"\nmap = """\nS.$.G\n"""\n[rules]\ndiscount = 1.0\n')
    trap = Goal("endless")
    assert trap.met(seen(level))
    assert not trap.met(seen(with_rules(level, {"step_reward": -0.06})))
    assert not trap.met(seen(with_rules(level, {"discount": 0.9})))
    assert Goal("route", ends="never").met(seen(level))
    assert not Goal("route", ends="G").met(seen(level))


def test_one_cheese_teaches_as_many_cells_as_steps_are_counted() -> None:
    """Seed 0, looked at every ten moves: in the first episode n = 1 teaches one of the four cells, n = 8 all."""
    level = replace(library.find("corridor"), rules=replace(library.find("corridor").rules, step_reward=0.0))

    def after(n: int) -> Situation:
        run = situation(level, Drive(Driver.LEARNER), learner="n-step-sarsa", settings=Settings(n=n, alpha=0.5))
        steps = 0
        while not run.snapshot.episodes:
            steps += 10
            run = situation(level, Drive(Driver.LEARNER), Step(steps), learner="n-step-sarsa", settings=Settings(n=n, alpha=0.5))
        return run

    assert Goal("known", n=1, high=1).met(after(1))
    assert not Goal("known", n=2, high=1).met(after(1))
    assert Goal("known", n=4, high=1).met(after(8))
    assert not Goal("known", n=1).met(seen(level))


def test_steady_is_who_takes_the_best_way_again_and_again() -> None:
    """Q-learning without curiosity on the corridor: from the second look on, five episodes in a row are worth 6."""
    run = situation("corridor", Drive(Driver.LEARNER), Step(400), settings=learners()["q-learning"].settings(epsilon=0.0))
    assert run.snapshot.episodes > 20
    assert Goal("steady", n=5).met(run)
    assert not Goal("steady", n=1000).met(run)
    curious = situation("corridor", Drive(Driver.LEARNER), Step(400), settings=learners()["q-learning"].settings(epsilon=0.9))
    assert not Goal("steady", n=5).met(curious)
