"""`solve`: the exact values, action values and best actions of a level."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from playground.cli import choices, exports
from playground.cli.answers import ProgressBar, json_line
from playground.cli.bounded import certified, close
from playground.cli.bounded import flag as certify_flag
from playground.cli.exactly import Answer, Proof, exact_optimum
from playground.cli.exactly import flag as exact_flag
from playground.cli.file_access import writing
from playground.cli.policy_files import policy_out
from playground.cli.q_table_files import q_out, write_q
from playground.cli.values import around, print_values, state_values
from playground.cli.verb import UsageError, Verb
from playground.learning.learner import Array
from playground.plurals import counted
from playground.world import compile_mdp
from playground.world.level import Level
from playground.world.mdp import TabularMDP


def arguments(parser: ArgumentParser) -> None:
    """Which level, which policy, how to print."""
    parser.add_argument("level", metavar="LEVEL", help=choices.LEVEL)
    choices.discount_flag(parser)
    parser.add_argument(
        "--at", metavar="N", help="on a level that changes, the map in force after N transitions in all (default 0)"
    )
    parser.add_argument(
        "--policy",
        default="optimal",
        metavar="optimal|uniform",
        help="whose values: those of the best policy, or of equal chances for all actions",
    )
    parser.add_argument(
        "--policy-out",
        metavar="FILE.csv",
        help="write a policy that takes the best actions, equally good ones evenly, for `train --policy`",
    )
    exact_flag(parser)
    certify_flag(parser)
    parser.add_argument(
        "--q-out",
        metavar="FILE",
        help="write the action values, [S, A] with the environment's numbers; the ending chooses the "
        "format: .npy, .npz, .csv or .json",
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help='print {"states": [{"state", "row", "col", "v", "q", "optimal"}, …], "terminal": [{"state", "row", "col"}, …], '
        '"start": [{"state", "probability"}, …], "discount", "actions"}, with "held", "switches", "phase" if there are any; '
        '"state" is the number of a state; "infinity" and "-infinity" stand for infinite values',
    )
    exports.flags(parser)


def optimal(mdp: TabularMDP) -> tuple[Array, Array, Array]:
    """V* [S], Q* [S, A] and all best actions [S, A], with progress on standard error while it takes long."""
    from playground.rl.optimum import OptimumSolver

    solver, bar = OptimumSolver(mdp), ProgressBar("solving")
    while not solver.done:
        solver.advance(SLICE)
        bar.show(solver.progress, f"{solver.progress:.0%} of {counted(len(mdp.states), 'state')}")
    bar.done()
    if solver.message:
        print(solver.message, file=sys.stderr)
    return solver.v, solver.q, solver.optimal


def uniform(mdp: TabularMDP) -> tuple[Array, Array, Array]:
    """V [S], Q [S, A] and the actions that are best by them, of the policy that takes every legal action with equal chance."""
    from playground.rl.evaluation import solve_policy
    from playground.rl.policies import greedy_mask

    v, q = solve_policy(mdp, mdp.legal / np.maximum(1, mdp.legal.sum(axis=1, keepdims=True)))
    return v, q, greedy_mask(q, mdp.legal)


SLICE = 200_000
"""Units of the solver between two looks at the clock."""
PAGE = 10_000
"""States printed together; a longer table has its titles again after so many lines."""
POLICIES = {"optimal": optimal, "uniform": uniform}
Prove = Callable[[str, Level, TabularMDP, Answer], Proof]
PROOFS: Mapping[str, Prove] = {"exact": exact_optimum, "certify": certified}


def run(options: Namespace) -> int:
    """Prints every state that is not terminal, some thousands at a time."""
    level = choices.level(options.level, discount=options.discount)
    solver, out = choices.chosen("policy", options.policy, POLICIES), policy_out(options.policy_out)
    q_file, files, prove = q_out(options.q_out), exports.requested(options), _proof(options)
    level = _of_the_moment(level, options)
    mdp = compile_mdp(level)
    exports.write(files, level, mdp)
    answer = Answer(*solver(mdp))
    proof = None if prove is None else prove(options.level, level, mdp, answer)
    v, q, best = answer if proof is None else proof.answer
    off = 0.0 if proof is not None or options.json or options.policy != "optimal" else close(level, mdp, answer)
    if q_file is not None:
        write_q(q_file, q, mdp, "the solution")
    if out is not None:
        _write(out, best, mdp)
    acting = np.flatnonzero(~mdp.terminal)
    if options.json:
        print('{"states": [', end="")
    for begin in range(0, len(acting), PAGE):
        states = state_values(mdp, v, q, best, acting[begin : begin + PAGE])
        if proof is not None:
            proof.put(states, acting[begin : begin + PAGE].tolist(), short=not options.json)
        if options.json:
            print(", " if begin else "", ", ".join(map(json_line, states)), sep="", end="")
        else:
            print_values(mdp, states, off)
    if options.json:
        print(f"], {json_line(around(mdp) | ({} if proof is None else {proof.name: proof.about}))[1:]}")
    if proof is not None:
        proof.print_proof()
    return 0


def _proof(options: Namespace) -> Prove | None:
    """What proves the answer, where that is asked for. UsageError where it cannot."""
    chosen = [name for name in PROOFS if getattr(options, name)]
    if chosen and options.policy != "optimal":
        raise UsageError(f"--{chosen[0]} proves the optimum, and --policy is {options.policy!r}: give one of the two")
    if len(chosen) > 1:
        raise UsageError("--exact leaves nothing between its bounds: give it or --certify, not both")
    return PROOFS[chosen[0]] if chosen else None


def _write(path: Path, best: Array, mdp: TabularMDP) -> None:
    """Writes the policy that takes the best actions evenly."""
    from playground.learning.files.tables.policy_file import write_policy
    from playground.rl.policies import uniform as evenly

    with writing(path):
        write_policy(path, evenly(best & mdp.legal), mdp)


def _of_the_moment(level: Level, options: Namespace) -> Level:
    """The level of the map in force after --at transitions."""
    moment = level.moment(choices.count(options.at or "0"))
    if level.changes and options.at is None:
        times = ", ".join(f"{change.at:,}" for change in level.changes)
        note = f"this is its first map; the map changes at {times}; --at N solves the one in force after N transitions"
        print(f"{options.level}: {note}", file=sys.stderr)
    return level.moments[moment]


VERB = Verb(
    id="solve",
    about="Solves a level exactly: V, Q by action and the best actions (every tie) of each state that does not end the episode.",
    examples=(
        "solve cliff-walking",
        "solve frozenlake-4x4 --json",
        "solve frozenlake-4x4 --exact --discount 1",
        "solve world-4x3 --certify",
        "solve corridor --policy uniform",
        "solve cliff-walking --policy-out best.csv",
        "solve frozenlake-4x4 --drn lake.drn",
        "solve frozenlake-4x4 --dense lake.npz --axes mushroom-rl",
        "solve blocking-maze --at 1000",
        "solve gym:Taxi-v4 --discount 1",
    ),
    arguments=arguments,
    run=run,
    order=4,
)
