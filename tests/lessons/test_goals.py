"""Goals are met when they are true on the screen, and not before."""

from dataclasses import replace

import pytest

from playground.learning.collection import learners
from playground.learning.learner import Field
from playground.learning.learners.policy_iteration import Settings
from playground.lessons.goals import GOALS, Goal
from playground.lessons.solved_level import NoAnswer, with_rules
from playground.lessons.task import Situation
from playground.training.commands import AdvanceStage, Beside, Drive, Step
from playground.training.first_sight import still
from playground.world import library, parse_level
from playground.world.grid import Cell
from tests.lessons.runs import driven, situation

COVERS = ("playground/lessons/deeds.py", "playground/lessons/foresight.py")


def seen(name: str, **rules: object) -> Situation:
    level = with_rules(library.find(name), rules)
    return Situation(level, still(level))


def test_arriving_counts_on_the_tile_that_is_asked_for() -> None:
    there, near = driven("two-cheeses", *["right"] * 5), driven("two-cheeses", "left")
    assert Goal("arrived", glyph="G").met(there)
    assert not Goal("arrived", glyph="G").met(near)
    assert Goal("arrived").met(near)
    assert not Goal("arrived").met(driven("two-cheeses", "right"))


def test_moves_and_episodes_are_counted() -> None:
    twice = driven("corridor", "right", "right")
    assert Goal("moved", n=2).met(twice)
    assert not Goal("moved", n=3).met(twice)
    assert Goal("ended", n=1).met(driven("corridor", *["right"] * 4))
    assert not Goal("ended", n=1).met(twice)


def test_a_bump_leads_nowhere_and_a_slip_elsewhere() -> None:
    assert Goal("bumped").met(driven("corridor", "up"))
    assert not Goal("bumped").met(driven("corridor", "right"))
    assert not Goal("slipped").met(driven("corridor", "right"))
    always = with_rules(library.find("book"), {"slip": 1.0})
    assert Goal("slipped").met(driven(always, "right"))


def test_rules_and_settings_lie_between_two_numbers() -> None:
    assert Goal("rule", dial="discount", low=0.85, high=0.95).met(seen("corridor"))
    assert not Goal("rule", dial="discount", low=0.85, high=0.95).met(seen("corridor", discount=0.5))
    run = situation("corridor")
    assert Goal("setting", dial="alpha", low=0.0, high=1.0).met(run)
    assert not Goal("setting", dial="no-such-dial", low=0.0, high=1.0).met(run)


@pytest.mark.parametrize(
    "rules, ends, through",
    [
        ({"discount": 0.1, "slip": 0.0, "step_reward": 0.0}, "g", (3, 1)),
        ({"discount": 0.5, "slip": 0.0, "step_reward": 0.0}, "G", (3, 2)),
        ({"discount": 0.5, "slip": 0.2, "step_reward": 0.0}, "G", (0, 1)),
        ({"discount": 0.1, "slip": 0.1, "step_reward": 0.0}, "g", (0, 1)),
        ({"discount": 0.1, "slip": 0.2, "step_reward": 0.0}, "never", (3, 0)),
    ],
)
def test_all_five_routes_of_lesson_fourteen_are_possible(rules: dict[str, float], ends: str, through: tuple[int, int]) -> None:
    where = seen("discount", **rules)
    assert Goal("route", ends=ends, through=(Cell(*through),)).met(where)
    others = {"g", "G", "never"} - {ends}
    assert not any(Goal("route", ends=other).met(where) for other in others)


def test_the_bridge_is_crossed_at_no_slip_and_not_at_two_percent() -> None:
    assert Goal("route", ends="G").met(seen("bridge", slip=0.0))
    assert not Goal("route", ends="G").met(seen("bridge", slip=0.02))


def test_what_is_learned_leads_to_the_cheese_only_after_training() -> None:
    """Seed 0, 2,000 steps."""
    trained, fresh = situation("corridor", Drive("learner"), Step(2000)), situation("corridor")
    for goal in (Goal("learned-way", ends="G"), Goal("learned-best"), Goal("start-known")):
        assert goal.met(trained)
        assert not goal.met(fresh)


def test_good_and_bad_of_cells_kept_out_of_training_are_compared_with_the_truth() -> None:
    """In cells that can be left and not entered: 0.9 beside the cheese, −1.1 beside the pit. Seed 0, 2,000 steps."""
    garden = parse_level('format = 1\ntitle = "t"\nmap = """\nS.G<\n.#P<\n"""\n[rules]\ndiscount = 0.9\nstep_reward = -0.1\n')
    trained = situation(garden, Drive("learner"), Step(2000))
    fields, state = trained.snapshot.fields, trained.snapshot.mdp.state_at()
    held_out = Cell(0, 3), Cell(1, 3)
    assert not fields[Field.VISITS][[state[cell] for cell in held_out]].any()

    def foreseen(near_cheese: float, near_pit: float, n: int, cells: tuple[Cell, ...] = held_out) -> bool:
        v = fields[Field.V].copy()
        v[[state[cell] for cell in held_out]] = near_cheese, near_pit
        after = replace(trained.snapshot, fields={**fields, Field.V: v})
        return Goal("foreseen", ends="G", cells=cells, n=n).met(replace(trained, snapshot=after))

    assert foreseen(0.01, -3.0, 2)
    assert [foreseen(0.01, 0.2, n) for n in (1, 2)] == [True, False]
    assert not foreseen(0.0, 0.0, 1)  # a table that learned nothing there says neither
    assert not foreseen(0.5, -0.5, 1, (Cell(0, 0), Cell(0, 1)))  # where it was, nothing is foreseen


def planned(*stages: str) -> Situation:
    """The small cliff after stages of policy iteration, ties by the first."""
    begun = map(AdvanceStage, stages)
    return situation("cliff5", *begun, learner="policy-iteration", settings=Settings(ties="first"))


def test_a_planner_is_valued_then_turned_then_stable() -> None:
    """Lesson 11: six rounds, the last of which changes nothing."""
    fresh, valued, turned = planned(), planned("evaluate"), planned("evaluate", "improve")
    stable = planned(*["evaluate", "improve"] * 6)
    assert [Goal("valued", n=0).met(seen) for seen in (fresh, valued, turned, stable)] == [False, True, False, True]
    assert [Goal("valued", n=1).met(seen) for seen in (fresh, valued, turned, stable)] == [False, False, False, True]
    assert [Goal("turned").met(seen) for seen in (fresh, valued, turned, stable)] == [False, False, True, True]
    assert not Goal("turned", n=2).met(turned)
    assert [Goal("stable").met(seen) for seen in (fresh, valued, turned, stable)] == [False, False, False, True]
    assert not Goal("stable").met(planned(*["evaluate", "improve"] * 5))


def test_what_a_person_played_is_worth_what_its_policy_is() -> None:
    """In the corridor four moves to the right are the best policy; one bump before makes it a mixture that is worth less."""
    best, bumped = driven("corridor", *["right"] * 4), driven("corridor", "up", *["right"] * 4)
    assert Goal("played").met(best)
    assert not Goal("played").met(bumped)
    assert not Goal("played", share=0.5).met(driven("corridor", *["right"] * 3))


def test_who_is_sure_finds_the_best_way_and_expects_it() -> None:
    """Seed 1. Of the corridor's 3.851 from the start, Q-learning expects over half after 2,000 steps, nothing at first."""
    trained, fresh = situation("corridor", Drive("learner"), Step(2000), seed=1), situation("corridor", seed=1)
    assert Goal("sure", share=0.5).met(trained)
    assert not Goal("sure", share=0.5).met(fresh)
    assert not Goal("sure", share=1.5).met(trained)


def test_two_learners_are_apart_when_only_the_first_walks_along_the_edge() -> None:
    """Seed 2, α = 0.1, ε = 0.2, 20,000 steps: Q-learning along the pits, Sarsa around them; alone nobody is apart."""
    goal = Goal("apart", ends="G", through=(Cell(2, 1), Cell(2, 2), Cell(2, 3)))
    settings = {name: replace(learners()[name].settings(), alpha=0.1, epsilon=0.2) for name in ("q-learning", "sarsa")}
    run = [Drive("learner"), Step(20000)]
    both = situation("cliff5", Beside("sarsa", settings["sarsa"]), *run, seed=2, settings=settings["q-learning"])
    same = situation("cliff5", Beside("q-learning", settings["q-learning"]), *run, seed=2, settings=settings["q-learning"])
    assert goal.met(both)
    assert not goal.met(same)
    assert not goal.met(situation("cliff5", *run, seed=2, settings=settings["q-learning"]))


def test_a_score_is_a_share_of_the_best() -> None:
    """The best of the corridor is 3.851; with one bump first it is −1 + 0.9 · 3.851 = 2.4659, that is 64 % of it."""
    best, bumped = driven("corridor", *["right"] * 4), driven("corridor", "up", *["right"] * 4)
    assert Goal("scored").met(best)
    assert not Goal("scored").met(bumped)
    assert Goal("scored", share=0.64).met(bumped)
    assert not Goal("scored", share=0.65).met(bumped)


def test_a_goal_that_there_is_not_is_told() -> None:
    with pytest.raises(NoAnswer, match=f"expected one of {', '.join(GOALS)}"):
        Goal("happiness").met(seen("corridor"))


def test_both_learners_have_to_have_learned() -> None:
    """Seed 0: Q-learning alone, then with a learner of chances beside it, after 5,000 steps and after 10."""
    alone = situation("corridor", Drive("learner"), Step(5000))
    both = situation("corridor", Beside("reinforce-baseline"), Drive("learner"), Step(5000))
    early = situation("corridor", Beside("reinforce-baseline"), Drive("learner"), Step(10))
    assert [Goal("both-learned", share=0.9).met(seen) for seen in (alone, both, early)] == [False, True, False]
