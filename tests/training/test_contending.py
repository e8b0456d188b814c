"""A person's episode beside those of ghosts on the same noise."""

from dataclasses import replace

import numpy as np
import pytest

from playground.learning.life.ghost import noise_after
from playground.training import commands
from playground.training.contending import LONGEST, arriving
from playground.training.drivers import Driver
from playground.training.meter import solved
from playground.training.session import Session
from playground.world import compile_mdp, library
from playground.world.level import Level, Rules

ICE = Level(title="Ice", rows=("S...", ".P..", "...G"), rules=Rules(slip=0.4, step_reward=-0.1, discount=0.9, time_limit=60))


def session(level, learner="q-learning", seed=0, learning=True):
    """A session with the optimum solved, in which a person drives."""
    made = Session()
    made.obey(commands.Start(level, learner, seed=seed))
    made.obey(commands.Learn(learning))
    made.measured()
    while made.work(1.0):
        pass
    return made


def play_best(made, most=400):
    """The person does what the best ghost does, until the episode is over; returns the last snapshot."""
    mdp = made.mdp
    best = arriving(mdp, solved(mdp).optimal / 1.0)
    for _ in range(most):
        state = made.trainee.body.state
        made.obey(commands.Act(mdp.actions[int(best[state].argmax())]))
        if made.trainee.body.ended:
            break
    return made.snapshot()


@pytest.mark.parametrize("learner", ["q-learning", "sarsa", "double-q-learning", "n-step-sarsa", "value-iteration", "dyna-q"])
def test_whoever_plays_as_the_best_ghost_earns_exactly_what_it_earns(learner):
    for seed in range(6):
        seen = play_best(session(ICE, learner, seed))
        own, best = seen.contest.own, seen.contest.best
        assert own == best  # states, returns and the end, bit for bit
        assert own.ended
        assert own.steps == seen.agent.step


@pytest.mark.parametrize("name", ["frozenlake-4x4", "dice", "random-walk"])
def test_the_same_holds_where_the_reward_or_the_start_is_drawn(name):
    for seed in range(6):
        contest = play_best(session(library.find(name), seed=seed)).contest
        assert contest.own == contest.best


def test_ghosts_move_with_the_person_and_run_to_their_end_once_the_person_has_ended():
    way = Level(title="Way", rows=("..S...P", ".......", "......G"), rules=Rules(step_reward=-1.0))
    made = session(way)
    made.obey(commands.Act("right"))
    contest = made.snapshot().contest
    assert (contest.own.steps, contest.best.steps, contest.learner.steps) == (1, 1, 1)
    for _ in range(3):
        made.obey(commands.Act("right"))
    contest = made.snapshot().contest
    assert contest.own.terminated
    assert contest.own.steps == 4
    assert (contest.best.steps, contest.best.terminated) == (6, True)  # two down, four right
    assert contest.best.episode_return - contest.own.episode_return == pytest.approx(
        sum(way.tile(glyph).enter * sign for glyph, sign in (("G", 1), ("P", -1))) - 2.0, abs=1e-9
    )


def test_an_episode_that_somebody_else_moved_in_is_no_contest():
    made = session(ICE)
    assert made.snapshot().contest is None
    made.obey(commands.Act("left"))
    assert made.snapshot().contest is not None
    made.obey(commands.Drive(Driver.RANDOM))
    made.obey(commands.Step(1))
    while made.work(1.0):
        pass
    made.obey(commands.Drive(Driver.ME))
    assert made.snapshot().contest is None
    made.obey(commands.Act("left"))
    assert made.snapshot().contest is None
    made.obey(commands.Restart())
    assert made.snapshot().contest is None
    made.obey(commands.Act("left"))
    contest = made.snapshot().contest
    assert contest.number == 2
    assert contest.own.steps == 1


def test_ghosts_change_nothing_that_is_learned():
    """A run with snapshots after every move (in which ghosts follow) is the run without any."""
    runs = []
    for looks in (True, False):
        made = session(ICE, "sarsa", 5)
        for number in range(80):
            made.obey(commands.Act(("right", "down", "up")[number % 3]))
            if looks:
                made.snapshot()
        runs.append(made.run.life.save())
    assert runs[0].keys() == runs[1].keys()
    assert all(np.array_equal(runs[0][name], runs[1][name]) for name in runs[0])


def test_where_waiting_costs_nothing_the_best_ghost_does_not_wait():
    free = Level(title="Free", rows=("S...G",), rules=Rules(discount=1.0, step_reward=0.0, time_limit=0))
    mdp = compile_mdp(free)
    optimum = solved(mdp)
    assert optimum.optimal[0].sum() > 1  # bumping into the wall is as good as walking on
    policy = arriving(mdp, optimum.optimal / 1.0)
    assert [int(policy[state].argmax()) for state in range(4)] == [mdp.actions.index("right")] * 4
    assert (policy.sum(axis=1) == [1, 1, 1, 1, 0]).all()


def test_a_ghost_that_never_arrives_is_followed_for_a_while():
    made = session(Level(title="Way", rows=("S..G", "P..."), rules=Rules(time_limit=0)), "random", learning=False)
    trainee = made.trainee
    left = np.zeros(made.mdp.legal.shape, bool)
    left[:, made.mdp.actions.index("left")] = True
    trainee.contending.begin(left & made.mdp.legal)
    trainee.contending.before_move()
    trainee.body.walk(1, action=made.mdp.actions.index("down"))
    trainee.contending.after_move()
    contest = made.snapshot().contest
    assert contest.own.ended
    assert (contest.learner.steps, contest.learner.ended) == (1 + LONGEST, False)


def test_a_level_without_a_best_policy_has_no_best_ghost():
    endless = Level(title="Endless", rows=("S.",), rules=Rules(discount=1.0, step_reward=1.0, time_limit=0))
    made = session(endless)
    made.obey(commands.Act("right"))
    assert made.snapshot().optimum.message
    assert made.snapshot().contest.best is None


def test_an_edited_level_ends_the_contest():
    made = session(ICE)
    made.obey(commands.Act("left"))
    made.obey(commands.EditLevel(replace(ICE, rows=("S...", ".P..", "..#G"))))
    assert made.snapshot().contest is None


def test_a_table_that_is_too_large_has_no_ghosts(monkeypatch):
    made = session(ICE)
    monkeypatch.setattr("playground.training.contending.LARGEST", made.mdp.legal.size - 1)
    made.obey(commands.Act("left"))
    assert made.snapshot().contest is None


class Noted:
    """A ghost that never ends and writes down the noise that it is given."""

    def __init__(self, ends=10**9):
        self.given, self.ends = [], ends
        self.step, self.track, self.terminated, self.truncated = 0, [0], False, False
        self.episode_return = self.discounted_return = 0.0

    @property
    def ended(self):
        return self.step >= self.ends

    def advance(self, noise):
        self.given.append(noise)
        self.step += 1


def test_a_ghost_goes_on_behind_the_persons_noise_with_what_would_have_come_next():
    """The person moved twice and ended: the ghost gets both noises, then the noise one, two, … transitions after the last."""
    made = session(ICE)
    contending = made.trainee.contending
    contending._noise = [11, 22]
    made.trainee.body.body.whole[2] = 1  # ended
    ghost = Noted(ends=5)
    contending._seen(ghost)
    assert ghost.given == [11, 22, noise_after(22, 1), noise_after(22, 2), noise_after(22, 3)]
    assert noise_after(22, 0) == 22 != noise_after(22, 1)


def test_a_ghost_waits_for_the_person_and_is_followed_for_so_long_at_most():
    made = session(ICE)
    contending = made.trainee.contending
    contending._noise = [11, 22]
    ghost = Noted()
    contending._seen(ghost)
    assert ghost.given == [11, 22]
    made.trainee.body.body.whole[2] = 1
    contending._seen(ghost)
    assert ghost.step == 2 + LONGEST


def test_a_step_that_somebody_else_made_ends_the_contest():
    made = session(ICE)
    contending, body = made.trainee.contending, made.trainee.body
    made.obey(commands.Act("right"))
    assert made.snapshot().contest is not None
    contending.before_move()
    body.walk(2, made.trainee.driving.steady_policy(Driver.RANDOM, keep=True))
    contending.after_move()
    assert made.snapshot().contest is None
