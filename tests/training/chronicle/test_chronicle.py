"""The chronicle of a life: nothing that changes a life goes unwritten."""

import ast
from pathlib import Path

import numpy as np

import playground.training
from playground.training.drivers import Driver
from playground.training.ground import Ground
from playground.training.life import Life
from playground.world import compile_mdp
from playground.world.library import find

GROUND = Ground(find("corridor"), 0, compile_mdp(find("corridor")))
ROOM = Path(playground.training.__file__).parent
VERBS = {"advance", "act", "restart", "tune", "judge", "welcome", "believe", "enter_stage", "take_over", "moved_to", "look_again"}
"""What changes a trainee."""
BESIDE = {"trainee.py", "life.py", "experiments/trial.py"}
"""Files that may do so: a life, which writes it down, what it is made of, and runs of experiments, which have no past."""


def test_nobody_changes_a_trainee_but_its_life_which_writes_it_down():
    around = []
    for path in sorted(ROOM.rglob("*.py")):
        if path.relative_to(ROOM).as_posix() in BESIDE:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in VERBS:
                owner = ast.unparse(node.func.value)
                if owner.split(".")[-1] in ("trainee", "driving"):
                    around.append(f"{path.name}: {owner}.{node.func.attr}")
    assert around == []


def living(learner="q-learning"):
    life = Life(learner, None, 3)
    life.begin(GROUND)
    return life


def test_all_that_is_asked_of_a_life_stands_in_its_log():
    life = living()
    life.advance(30, Driver.LEARNER, True)
    life.advance(5, Driver.LEARNER, True)
    life.act(1, True)
    life.restart()
    life.tune(life.settings)
    life.believe(np.zeros(GROUND.mdp.legal.shape))
    life.switch(Driver.GREEDY, False)
    life.learn_optimum(GROUND.mdp.legal)
    life.relabel(GROUND.level, 0)
    life.move(GROUND)
    life.fail("out of cheese")
    names = [type(entry.deed).__name__ for entry in life.chronicle.log.entries]
    assert names[:6] == ["Advanced", "Acted", "Restarted", "Tuned", "Believed", "Switched"]
    assert names[6:] == ["OptimumLearned", "Relabelled", "Moved", "Failed"]
    assert life.chronicle.last == life.ticks == 36


def test_what_is_refused_is_not_written_down():
    life = living("policy-evaluation")
    try:
        life.judge(np.ones((2, 2)))
    except ValueError:
        pass
    assert life.chronicle.log.entries == []


def test_a_life_that_goes_on_from_arrays_begins_its_chronicle_there():
    life, other = living(), living()
    life.advance(40, Driver.LEARNER, True)
    other.load(life.save())
    assert (other.chronicle.since.at, other.chronicle.last, other.chronicle.beginning.arrays is None) == (40, 40, False)
    assert living().chronicle.beginning.arrays is None


def test_of_one_that_somebody_else_moves_nothing_is_written_down():
    life = living().unwritten()
    life.advance(10, Driver.LEARNER, True)
    assert (life.chronicle, life.ticks) == (None, 10)
