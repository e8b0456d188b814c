"""Short corridor: an agent that cannot see where it is should toss a coin; policy gradients find which (example 13.1)."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from playground.compiled import inlined, kernel
from playground.rl.evaluation import solve_policy
from playground.rl.gradients import policy_gradient, softmax_score
from playground.rl.splitmix import GOLDEN, mixed, seeded, unit_interval
from playground.training.experiments.bands import Floats, band, coarser, standard_error
from playground.training.experiments.plot import Plot, PlotLine, PlotMark, banded, signed
from playground.training.experiments.reproduction import GROUP, Finding, Reproduction, ReproductionReport, Spread
from playground.world import TabularMDP, compile_mdp, library

EPISODES, LAST, FIRST_CHANCE = 1000, 100, 0.05
WAYS = {
    "REINFORCE α = 2^−12": (2.0**-12, 0.0),
    "REINFORCE α = 2^−13": (2.0**-13, 0.0),
    "REINFORCE α = 2^−14": (2.0**-14, 0.0),
    "with baseline, 2^−9 and 2^−6": (2.0**-9, 2.0**-6),
}
"""α of the policy and of the baseline, 0 where there is none."""
SHOWN = "REINFORCE α = 2^−13", "with baseline, 2^−9 and 2^−6"
BEST = 2.0 - np.sqrt(2.0)


def blind(mdp: TabularMDP, right: float) -> Floats:
    """[S, A]: right with this chance, wherever it is."""
    chances = np.where(np.array(mdp.actions) == "right", right, 1.0 - right)
    shares: Floats = np.where(mdp.legal, chances, 0.0)
    return shares


def value(mdp: TabularMDP, right: float) -> float:
    """J(p): the exact value of the start where right is chosen with this chance, wherever it is."""
    return float(mdp.start @ solve_policy(mdp, blind(mdp, right))[0])


@inlined
def _chance(theta: Any) -> Any:
    """π(right) of a preference of right over left, within [0.05, 0.95], so that every episode ends."""
    return min(1.0 - FIRST_CHANCE, max(FIRST_CHANCE, 1.0 / (1.0 + np.exp(-theta))))


@kernel
def _episodes(
    random: Any, alpha: float, alpha_v: float, theta: float, successors: Any, terminal: Any, paid: Any, ways: Any
) -> None:
    """REINFORCE (eq. 13.8), with a baseline where alpha_v > 0 (eq. 13.11), for one preference of right over left that all
    states share (that of left stays 0). Fills `paid`, the return of each episode; `ways` holds the actions of one.
    """
    baseline, state_of_dice = 0.0, random
    for episode in range(len(paid)):
        state, length = 0, 0
        chance = _chance(theta)
        while not terminal[state] and length < len(ways):
            state_of_dice += GOLDEN
            right = unit_interval(mixed(state_of_dice)) < chance
            ways[length] = right
            state = successors[state, 1 if right else 0]
            length += 1
        paid[episode] = -length
        for t in range(length):
            error = -float(length - t) - baseline
            if alpha_v > 0.0:
                baseline += alpha_v * error
            chance = _chance(theta)
            # Both preferences move, by as much and in opposite directions: their difference twice as far.
            theta += 2.0 * alpha * error * softmax_score(chance, ways[t])


def _runs(task: tuple[tuple[float, float], Sequence[int]]) -> Floats:
    """[runs, episodes]: the returns of a way from some seeds."""
    (alpha, alpha_v), seeds = task
    mdp = compile_mdp(library.find("short-corridor"))
    order = [mdp.actions.index("left"), mdp.actions.index("right")]
    successors = np.ascontiguousarray(mdp.successor[:, order, 0]).astype(np.int64)
    returns, ways = np.zeros((len(seeds), EPISODES)), np.zeros(100_000, np.bool_)
    theta = float(np.log(FIRST_CHANCE / (1.0 - FIRST_CHANCE)))
    for number, seed in enumerate(seeds):
        _episodes(np.uint64(seeded(seed)), alpha, alpha_v, theta, successors, mdp.terminal, returns[number], ways)
    return returns


def run(runs: int, spread: Spread) -> ReproductionReport:
    """J of every chance, exactly; its gradient; and what REINFORCE makes of it."""
    mdp = compile_mdp(library.find("short-corridor"))
    groups = [range(first, min(first + GROUP, runs)) for first in range(0, runs, GROUP)]
    parts = iter(spread(_runs, [(step_sizes, seeds) for step_sizes in WAYS.values() for seeds in groups]))
    returns = {name: np.concatenate([next(parts) for _ in groups]) for name in WAYS}
    chances = np.linspace(0.01, 0.99, 99)
    heights = np.array([value(mdp, chance) for chance in chances])
    optimum = value(mdp, BEST)
    slope = policy_gradient(mdp, np.zeros(mdp.legal.shape)).sum(axis=0)[mdp.actions.index("right")]
    findings = [
        Finding("J at p = 0.95 (ε-greedy right), exact", value(mdp, 0.95), -44.2106, -44.2105, "exact; the book: below −44"),
        Finding("J at p = 0.05 (ε-greedy left), exact", value(mdp, 0.05), -82.1053, -82.1052, "exact; the book: below −82"),
        Finding("best p, of 99", float(chances[np.argmax(heights)]), 0.58, 0.60, "the book: about 0.59; exact: 2 − √2"),
        Finding("J of the best p, exact", optimum, -11.6569, -11.6568, "exact; the book: about −11.6"),
        Finding("dJ/dθ of right at p = 0.5, exact", float(slope), 2.0 - 1e-9, 2.0 + 1e-9, "exact"),
    ]
    plain, helped = (returns[name] for name in SHOWN)
    origin = "the book: it comes near the best (here: within 3)"
    for name, paid in zip(SHOWN, (plain, helped), strict=True):
        last = paid[:, -LAST:].mean(axis=1)
        what = f"{name}: last {LAST} episodes"
        findings.append(Finding(what, float(last.mean()), optimum - 3.0, optimum, origin, standard_error(last)))
    gain = float((helped - plain)[:, :200].mean())
    findings.append(
        Finding("a baseline gains, in each of the first 200 episodes", gain, 1.0, np.inf, "the book: learns much faster")
    )
    curve = Plot(
        "J of one chance for all places", "probability of right", "J(p)", (PlotLine("J", chances, heights),),
        (PlotMark(optimum, f"p = {BEST:.4f}: {signed(optimum, 3)}"),), (0, 1), (-100, 0),
    )  # fmt: skip
    lines = []
    for name, paid in returns.items():
        at, rough = coarser(paid, EPISODES // 10)
        lines.append(banded(name, at, band(rough)))
    marks = (PlotMark(optimum, f"best: {signed(optimum)}"),)
    learnt = Plot("Policy gradients", "episode", "total reward of an episode", tuple(lines), marks, (0, EPISODES), (-90, 0))
    return ReproductionReport(tuple(findings), (curve, learnt))


REPRODUCTION = Reproduction(
    id="short-corridor",
    title="Short corridor",
    source="Sutton & Barto (2018), example 13.1, figures 13.1 and 13.2",
    setup="REINFORCE and REINFORCE with baseline, one preference for all places, from p = 0.05, 1,000 episodes",
    runs=100,
    quick=10,
    run=run,
    note="The policy must not see where it is. The learners of this program have preferences for each place, and with those "
    "find the way of three steps; so the book's algorithm is written out here for a policy that all places "
    "share, kept within 0.05 and 0.95 so that every episode ends.",
    order=131,
)
