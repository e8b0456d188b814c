"""Every diagnosis has a run that shows it and one that must not; healthy runs have none."""

from dataclasses import replace

import pytest

from playground.learning.collection import learners
from playground.training import commands
from playground.training.session import Session
from playground.training.studies.ailments import diagnoses
from playground.world import library, parse_level
from playground.world.grid import Cell

COVERS = ("playground/training/studies/dial_ailments.py",)


def run(level, learner="q-learning", steps=6000, seed=1, more=(), rules=None, **settings):
    """What is found after so many steps of a learner with these settings."""
    level = library.find(level) if isinstance(level, str) and "\n" not in level else level
    level = parse_level(level) if isinstance(level, str) else level
    level = replace(level, rules=replace(level.rules, **(rules or {})))
    session, spec = Session(), learners()[learner]
    session.obey(commands.Start(level, learner, spec.settings(**settings), seed))
    for command in (*more, commands.Step(steps)) if steps else more:
        session.obey(command)
        while session.switches.owed and session.work(0.5):
            pass
    return {diagnosis.id: diagnosis for diagnosis in diagnoses(session.measured(), spec)}


FAR = "map = '''\nS" + "." * 40 + "G\n'''\n[rules]\ntime_limit = 60\n"
SAME = "map = '''\n...S....G....S...\n'''\n[rules]\ntime_limit = 100\n"
AWAY = "map = '''\nP.S.#G\n'''\n"
SHUT = "map = '''\nS.#G\n'''\n"
TRIGGERS = {
    "silent": lambda: run("map = '''\nS..\n'''\n[rules]\nstep_reward = 0.0\n"),
    "out-of-reach": lambda: run(SHUT),
    "too-short": lambda: run(FAR, rules={"time_limit": 10}),
    "endless-gain": lambda: run("map = '''\nS..G\n'''\n[rules]\nstep_reward = 1.0\ndiscount = 1.0\n", steps=100),
    "gamma-0": lambda: run("corridor", rules={"discount": 0.0}),
    "never-worth-it": lambda: run("map = '''\nS.P\n'''\n[rules]\nstep_reward = 0.0\ndiscount = 0.9\n"),
    "never-there": lambda: run(FAR, epsilon=0.05, initial=0.0, rules={"step_reward": 0.0}),
    "elsewhere": lambda: run("two-cheeses", learner="sarsa", steps=2_000, rules={"discount": 0.9}),
    "not-learning": lambda: run("corridor", more=(commands.Learn(False),)),
    "you-drive": lambda: run("corridor", steps=0, more=(commands.Drive("me"), commands.Resume())),
    "not-begun": lambda: run("corridor", steps=0),
    "alpha-0": lambda: run("corridor", alpha=0.0),
    "no-curiosity": lambda: run("two-cheeses", epsilon=0.0, rules={"discount": 0.9}),
    "too-curious": lambda: run("corridor", epsilon=0.9),
    "too-hot": lambda: run("corridor", explore="softmax", temperature=500.0),
    "alpha-high": lambda: run("frozenlake-4x4", alpha=0.9, steps=20_000),
    "alpha-low": lambda: run("cliff5", alpha=0.0001),
    "network-wild": lambda: run("book", learner="dqn", alpha=1.0),
    "look-alike": lambda: run(SAME, learner="dqn", inputs="window", steps=5500),
    "waits": lambda: run("book", learner="dqn", steps=100),
    "greedy-drives": lambda: run("two-cheeses", more=(commands.Drive("greedy"),), rules={"discount": 0.9}),
    "yardstick": lambda: run("corridor", learner="random"),
    "judges": lambda: run("corridor", learner="td"),
}


NEARLY = {
    "silent": lambda: run("map = '''\nS..\n'''\n[rules]\nstep_reward = -1.0\n"),
    "too-short": lambda: run(FAR, rules={"time_limit": 41}, steps=100),
    "gamma-0": lambda: run("corridor", rules={"discount": 0.1}),
    "never-worth-it": lambda: run("map = '''\nS.G\n'''\n[rules]\nstep_reward = 0.0\ndiscount = 0.9\n"),
    "you-drive": lambda: run("corridor", steps=0, more=(commands.Drive("me"),)),
    "not-begun": lambda: run("corridor", steps=1),
    "alpha-0": lambda: run("corridor", alpha=0.0, step_size="average"),
    "no-curiosity": lambda: run("corridor", epsilon=0.0),
    "too-curious": lambda: run("corridor", epsilon=0.5),
    "too-hot": lambda: run("corridor", explore="softmax", temperature=0.5),
    "alpha-high": lambda: run("corridor", alpha=0.9),
    "alpha-low": lambda: run("cliff5", alpha=0.0001, step_size="average"),
    "network-wild": lambda: run("book", learner="dqn", alpha=0.01),
    "look-alike": lambda: run(SAME, learner="dqn", inputs="coordinates", steps=5500),
    "waits": lambda: run("book", learner="dqn", steps=200),
    "greedy-drives": lambda: run("corridor", more=(commands.Step(6000), commands.Drive("greedy"))),
}
"""Runs that are nearly like those, but just not ill in that way."""


@pytest.mark.parametrize("id", NEARLY)
def test_what_only_looks_like_it_is_none(id):
    assert id not in NEARLY[id]()


def test_a_visitor_learns_nothing():
    assert "yardstick" in run("corridor", learner="visitor")


@pytest.mark.parametrize("id", TRIGGERS)
def test_each_is_found_where_it_is(id):
    assert id in TRIGGERS[id]()


@pytest.mark.parametrize("level", ["corridor", "book", "cliff5", "cliff-walking", "first-steps", "frozenlake-4x4", "dyna-maze"])
def test_a_healthy_run_has_nothing_wrong(level):
    assert list(run(level, steps=20_000)) == []


@pytest.mark.parametrize("learner", ["dqn", "ppo", "value-iteration", "policy-iteration", "reinforce"])
def test_healthy_runs_of_other_kinds_have_nothing_wrong(learner):
    assert list(run("book", learner, steps=6_000)) == []


def test_a_goal_that_is_walled_in_is_shown_although_an_episode_can_end_elsewhere():
    assert run(AWAY, steps=0)["out-of-reach"].cells == (Cell(0, 5),)
    assert "out-of-reach" not in run(AWAY.replace("#", "."), steps=0)


def test_curiosity_that_has_faded_away_counts_as_none():
    level, faded = "two-cheeses", {"explore": "linear-decay", "epsilon": 0.3, "rules": {"discount": 0.9}}
    assert "no-curiosity" in run(level, fade=1, **faded)
    assert "no-curiosity" not in run(level, fade=10**9, **faded)


def test_a_remedy_mends_what_it_is_for():
    diagnosis = run("corridor", alpha=0.0)["alpha-0"]
    assert "alpha-0" not in run("corridor", **diagnosis.remedies[0].tune)
    short = run(FAR, rules={"time_limit": 10})["too-short"]
    assert "too-short" not in run(FAR, rules=dict(short.remedies[0].rules))


def test_a_failed_run_says_why():
    spec = learners()["q-learning"]
    session = Session()
    session.obey(commands.Start(library.find("corridor"), "q-learning", seed=1))
    snapshot = replace(session.measured(), status="failed", message="the estimates grew beyond all numbers")
    assert "failed" in [diagnosis.id for diagnosis in diagnoses(snapshot, spec)]


def test_who_has_no_curiosity_is_shown_where_moves_were_never_tried():
    cells = TRIGGERS["no-curiosity"]()["no-curiosity"].cells
    assert cells


def test_to_train_hands_over_the_wheel():
    diagnosis = run("corridor", steps=0, more=(commands.Drive("me"),))["not-begun"]
    assert diagnosis.remedies[0].orders == (commands.Drive("learner"), commands.Resume())


def test_who_is_content_with_less_is_shown_where_the_best_way_ends():
    diagnosis = TRIGGERS["elsewhere"]()["elsewhere"]
    assert diagnosis.cells == (Cell(0, 6),)
    assert diagnosis.remedies[0].tune["epsilon"] == 0.3
    assert "elsewhere" not in run("two-cheeses", learner="sarsa", steps=20_000, epsilon=0.5, rules={"discount": 0.9})


@pytest.mark.parametrize(("discount", "diagnosed"), [(0.9, True), (0.999, True), (1.0, False)])
def test_where_rewards_count_in_full_nothing_is_too_far_to_be_worth_it(discount, diagnosed):
    told = run("map = '''\nS.P\n'''\n[rules]\nstep_reward = 0.0\n", steps=50, rules={"discount": discount})
    assert ("never-worth-it" in told) is diagnosed
