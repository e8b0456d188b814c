"""Training until something is true."""

from dataclasses import replace

from playground.lessons.deeds import BeginStage, TrainFor, TurnDial
from playground.lessons.goals import Goal
from playground.lessons.solved_level import solved
from playground.lessons.tasks.train import TrainTask
from playground.lessons.wording import wording
from playground.training.commands import Drive, Step
from playground.world import library
from tests.lessons.runs import situation

LEVEL = solved(library.find("corridor"))
TASK = TrainTask(ask=wording("Train!"), goal=Goal("learned-way", ends="G"), within=2000, settings={"alpha": 0.5})


def test_the_deeds_do_it_and_nothing_does_not() -> None:
    """Seed 0."""
    assert not TASK.check(situation("corridor"), LEVEL).right
    assert TASK.check(situation("corridor", Drive("learner"), Step(2000)), LEVEL).right


def test_show_me_turns_the_dials_first() -> None:
    assert TASK.solution(LEVEL) == (TurnDial("alpha", 0.5), TrainFor(2000))
    assert TASK.misses(LEVEL) == ((),)


def test_after_its_budget_training_does_not_count() -> None:
    """Seed 0: the goal is met after 2,000 transitions, which is too late for a budget of 1,999."""
    run = situation("corridor", Drive("learner"), Step(2000))
    assert replace(TASK, budget=2000).check(run, LEVEL).right
    assert not replace(TASK, budget=1999).check(run, LEVEL).right


def test_stages_take_the_place_of_training() -> None:
    task = TrainTask(ask=wording("Plan!"), goal=Goal("stable"), stages=("evaluate", "improve"))
    assert task.solution(LEVEL) == (BeginStage("evaluate"), BeginStage("improve"))
