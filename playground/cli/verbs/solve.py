"""`solve`: the exact values, action values and best actions of a level."""

from argparse import ArgumentParser, Namespace

import numpy as np

from playground.cli import choices
from playground.cli.answers import print_json
from playground.cli.values import print_values, state_values
from playground.cli.verb import Verb
from playground.learning.learner import Array
from playground.world import compile_mdp
from playground.world.mdp import TabularMDP


def arguments(parser: ArgumentParser) -> None:
    """Which level, which policy, how to print."""
    parser.add_argument("level", metavar="LEVEL", help="a bundled level's name, a path to a .toml file, or gym:ID")
    choices.discount_flag(parser)
    parser.add_argument(
        "--policy",
        default="optimal",
        metavar="optimal|uniform",
        help="whose values: the best policy's, or that of equal chance for every action",
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help='print {"states": [{"row", "col", "v", "q", "optimal"}, …]}, with "held", "switches", "phase" where there are '
        "any; null stands for a value without end",
    )


def optimal(mdp: TabularMDP) -> tuple[Array, Array]:
    """V* [S] and Q* [S, A]."""
    from playground.training.meter import solved

    optimum = solved(mdp)
    return optimum.v, optimum.q


def uniform(mdp: TabularMDP) -> tuple[Array, Array]:
    """V [S] and Q [S, A] of the policy that takes every legal action with equal chance."""
    from playground.rl.evaluation import solve_policy

    v, q = solve_policy(mdp, mdp.legal / np.maximum(1, mdp.legal.sum(axis=1, keepdims=True)))
    return v, q


POLICIES = {"optimal": optimal, "uniform": uniform}


def run(options: Namespace) -> int:
    """Prints every state that is not terminal."""
    from playground.rl.policies import greedy_mask

    level = choices.level(options.level, discount=options.discount)
    solver = choices.chosen("policy", options.policy, POLICIES)
    mdp = compile_mdp(level)
    v, q = solver(mdp)
    best = greedy_mask(q, mdp.legal)
    states = state_values(mdp, v, q, best)
    if options.json:
        print_json({"states": states})
    else:
        print_values(mdp, states)
    return 0


VERB = Verb(
    id="solve",
    about="Solves a level exactly: V, Q by action and the best actions (every tie) of each state that does not end the episode.",
    examples=(
        "solve cliff-walking",
        "solve frozenlake-4x4 --json",
        "solve corridor --policy uniform",
        "solve gym:Taxi-v4 --discount 1",
    ),
    arguments=arguments,
    run=run,
    order=4,
)
