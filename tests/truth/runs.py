"""What learners do on average over many runs with seeds 0, 1, 2, …: each number must lie in a range."""

from collections.abc import Callable
from typing import Any

import numpy as np

from playground.learning.collection import learners
from playground.learning.learner import Field
from playground.learning.life.experience import Experience
from playground.learning.life.recorded_life import replayed
from playground.learning.life.recording import Recording
from playground.rl.evaluation import solve_policy
from playground.rl.policies import greedy
from playground.training.commands import Start, Step
from playground.training.session import Session
from playground.world import TabularMDP
from tests.truth.asked import board, policy_of, quantity
from tests.truth.problem import Check, Problem

RUNS: dict[str, Callable[[Problem, Check, TabularMDP], dict[str, float]]] = {}


def run(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Enters a function under the name that checks call it by."""

    def entered(function: Callable[..., Any]) -> Callable[..., Any]:
        RUNS[name] = function
        return function

    return entered


def begun(check: Check, mdp: TabularMDP, seed: int) -> tuple[Any, Experience]:
    """A fresh learner in a body of its own."""
    spec, body = learners()[check.told["learner"]], Experience(mdp, seed)
    return spec.make(spec.settings(**check.told["settings"]), body, seed), body


def lived(learner: Any, body: Experience, episodes: int) -> np.ndarray:
    """[episodes]: the return of each of the first episodes."""
    while body.episodes < episodes:
        learner.advance(4 * (episodes - body.episodes))
    return body.curve.points()[1][:episodes]


@run("control-runs")
def _control_runs(problem: Problem, check: Check, mdp: TabularMDP) -> dict[str, float]:
    """Mean return of the last episodes, and the median number of steps of the greedy way (each step costs 1)."""
    returns, steps = [], []
    for seed in range(check.told["runs"]):
        learner, body = begun(check, mdp, seed)
        returns.append(lived(learner, body, check.told["episodes"])[-check.told["last"] :].mean())
        v, _ = solve_policy(mdp, greedy(learner.estimates()[Field.Q], mdp.legal))
        steps.append(-v[mdp.start > 0.0][0])
    return {"return": float(np.mean(returns)), "greedy steps": float(np.median(steps))}


@run("episodes-in-steps")
def _episodes_in_steps(problem: Problem, check: Check, mdp: TabularMDP) -> dict[str, float]:
    counts = []
    for seed in range(check.told["runs"]):
        learner, body = begun(check, mdp, seed)
        learner.advance(check.told["steps"])
        counts.append(body.episodes)
    return {"episodes": float(np.mean(counts))}


@run("share-of-first-action")
def _share_of_first_action(problem: Problem, check: Check, mdp: TabularMDP) -> dict[str, float]:
    """How often the first action is taken in the start state: the largest share over the runs, and that of the last episodes."""
    runs, episodes = check.told["runs"], check.told["episodes"]
    taken = np.zeros((runs, episodes))
    start = int(np.argmax(mdp.start))
    for seed in range(runs):
        learner, body = begun(check, mdp, seed)
        firsts: list[int] = []
        while len(firsts) < episodes:
            learner.advance(200)
            firsts += [each.action for each in body.last(200) if each.state == start]
        taken[seed] = np.array(firsts[:episodes]) == 0
    share = taken.mean(axis=0)
    return {"peak": float(share.max()), "end": float(share[-10:].mean())}


@run("dyna-runs")
def _dyna_runs(problem: Problem, check: Check, mdp: TabularMDP) -> dict[str, float]:
    """Steps per episode: in the second, in the last ten, and the first episode from which on three take one and a half optima."""
    lengths = np.array([steps_of_episodes(check, mdp, seed) for seed in range(check.told["runs"])], dtype=float)
    mean = lengths.mean(axis=0)
    threes = np.convolve(mean, np.ones(3) / 3, "valid")
    reached = float(np.argmax(threes <= 21.0) + 1)
    return {"second": float(mean[1]), "last ten": float(mean[-10:].mean()), "episode at the limit": reached}


def steps_of_episodes(check: Check, mdp: TabularMDP, seed: int) -> list[int]:
    """How many steps each of the first episodes took."""
    learner, body = begun(check, mdp, seed)
    ends = [0]
    while len(ends) <= check.told["episodes"]:
        before = body.steps
        learner.advance(200)
        ends += [before + number for number, each in enumerate(body.last(200), 1) if each.terminated]
    return np.diff(ends)[: check.told["episodes"]].tolist()


@run("changing-runs")
def _changing_runs(problem: Problem, check: Check, mdp: TabularMDP) -> dict[str, float]:
    """Rewards gathered until the map changes and until the end; each episode that ends pays 1."""
    told, level = check.told, problem.level
    gathered = []
    for seed in range(told["runs"]):
        session = Session()
        session.obey(Start(level, told["learner"], learners()[told["learner"]].settings(**told["settings"]), seed))
        gathered.append([episodes_after(session, steps) for steps in (level.changes[0].at, told["steps"] - level.changes[0].at)])
    at_change, at_end = np.mean(gathered, axis=0)
    return {"reward at the change": float(at_change), "reward at the end": float(at_end)}


def episodes_after(session: Session, steps: int) -> int:
    """How many episodes have ended, so many steps later."""
    session.obey(Step(steps))
    while session.switches.owed and session.work(1.0):
        pass
    return session.snapshot().episodes


@run("walk-runs")
def _walk_runs(problem: Problem, check: Check, mdp: TabularMDP) -> dict[str, float]:
    """The root mean square of V − V_π over the states, after so many episodes, averaged over the runs."""
    live, (truth, _) = ~mdp.terminal, solve_policy(mdp, policy_of(mdp, "uniform"))
    errors = []
    for seed in range(check.told["runs"]):
        learner, body = begun(check, mdp, seed)
        while body.episodes < check.told["episodes"]:
            learner.advance(1 if body.episodes == check.told["episodes"] - 1 else check.told["episodes"] - body.episodes)
        errors.append(np.sqrt(np.mean((learner.estimates()[Field.V] - truth)[live] ** 2)))
    return {"rms at the end": float(np.mean(errors))}


# Updates that need no dice


@quantity("driven-values")
def _driven_values(problem: Problem, check: Check, mdp: TabularMDP) -> Any:
    """V after a learner was driven from the start by given actions."""
    learner, _ = begun(check, mdp, 0)
    for name in check.told["drive"]:
        learner.advance(1, mdp.actions.index(name))
    return board(problem, mdp, learner.estimates()[Field.V])


@quantity("replayed-values")
def _replayed_values(problem: Problem, check: Check, mdp: TabularMDP) -> list[float]:
    """V after given episodes, (state, reward, state after, none where it ended), were lived so many times in order."""
    names = problem.table["states"] if problem.table else []
    told = [(*step, number == 0) for episode in check.told["episodes"] for number, step in enumerate(episode)]
    told = told * check.told.get("times", 1)
    state = np.array([names.index(step[0]) for step in told])
    after = np.array([names.index(step[2] or step[0]) for step in told])
    ended, begins = np.array([step[2] is None for step in told]), np.array([step[3] for step in told])
    reward, never = np.array([float(step[1]) for step in told]), np.zeros(len(told), bool)
    spec = learners()[check.told["learner"]]
    recording = Recording(state, np.zeros_like(state), reward, after, ended, never, begins)
    learner, _ = replayed(spec, spec.settings(**check.told["settings"]), mdp, recording)
    return board(problem, mdp, learner.estimates()[Field.V])


@quantity("driven-updates")
def _driven_updates(problem: Problem, check: Check, mdp: TabularMDP) -> list[float]:
    """Q of some pairs after a learner was driven from the start by given actions."""
    learner, _ = begun(check, mdp, 0)
    for name in check.told["drive"]:
        learner.advance(1, mdp.actions.index(name))
    q = learner.estimates()[Field.Q]
    places = [(mdp.state_at()[tuple(at[:2])] if len(at) == 3 else at[0], mdp.actions.index(at[-1])) for at in check.told["at"]]
    return [float(q[state, action]) for state, action in places]
