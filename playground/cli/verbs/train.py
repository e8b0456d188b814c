"""`train`: a learner learns a level, and how far it came is measured exactly."""

import math
import sys
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

from playground.cli import agents, choices
from playground.cli.answers import ProgressBar, number, print_json
from playground.cli.file_access import output_file
from playground.cli.hub import HELP as HUB
from playground.cli.hub import hub_folder, write_hub
from playground.cli.policy_files import given_policy
from playground.cli.q_table_files import given_q, q_out, write_q
from playground.cli.record import KINDS, Record, record_of, recording_file, write_record
from playground.cli.resumption import resumed
from playground.cli.run_files import ENDINGS, save_run_file
from playground.cli.verb import UsageError, Verb
from playground.learning.learner import Field
from playground.plurals import counted
from playground.training.commands import Start, Step
from playground.training.session import Session
from playground.training.snapshot import Status
from playground.training.stretch import left_to_do, work_on
from playground.world.level import Level

SLICE = 0.05
"""Seconds between two looks at the progress."""


def arguments(parser: ArgumentParser) -> None:
    """What learns what, for how long, and where the run goes."""
    parser.add_argument(
        "level",
        nargs="?",
        metavar="LEVEL",
        help=f"{choices.LEVEL}; or the one that the file of --agent was trained on, or that the run of --from is on",
    )
    choices.discount_flag(parser)
    parser.add_argument("--learner", metavar="ID", help="who learns (see `list learners`); with --from, the learner of that run")
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="a setting of the learner; may be repeated"
    )
    length = parser.add_mutually_exclusive_group(required=True)
    length.add_argument("--steps", metavar="N", help="how many (more) transitions, or backups of one state for a planner")
    length.add_argument("--episodes", metavar="N", help="how many (more) episodes, or sweeps for a planner")
    parser.add_argument("--seed", metavar="S", help="same seed, same bits (default 0)")
    parser.add_argument(
        "--out", metavar="RUN.run", help="save the run with its whole past: go on by --from, look into it by `play`"
    )
    parser.add_argument(
        "--from",
        dest="run_file",
        metavar="RUN",
        help="go on with a saved run, exactly as if it had never stopped; level, learner, settings and seed are those of the run",
    )
    parser.add_argument(
        "--policy",
        metavar="FILE",
        help="the policy for a learner that judges one: a .csv, as `solve --policy-out` writes it, or the greedy one of a RUN",
    )
    parser.add_argument(
        "--q",
        metavar="FILE",
        help="the action values to begin with, [S, A] with the environment's numbers: q-learning.pkl of the Hugging Face course, "
        ".npy, .npz, .csv or .json",
    )
    parser.add_argument(
        "--q-out",
        metavar="FILE",
        help="write the action values, [S, A] with the environment's numbers; the ending chooses the "
        "format: .npy, .npz, .csv or .json",
    )
    parser.add_argument("--hub", metavar="FOLDER", help=HUB)
    agents.arguments(parser, "; it only acts, and its moves and values are measured")
    parser.add_argument(
        "--record",
        metavar="LIFE",
        help=f"write every transition, for `replay`: {KINDS}, which is recorded in the level's Gymnasium environment",
    )
    parser.add_argument(
        "--json", action="store_true", help="print one line of JSON; null stands for a number that does not exist"
    )


def run(options: Namespace) -> int:
    """Trains, measures, prints."""
    goes_on = options.run_file is not None and options.level is None
    word = "" if goes_on else agents.level_word(options.level, options.agent or options.q)
    saved = _saved_session(options, None) if goes_on else None
    level = choices.level(word, discount=options.discount) if saved is None else level_of(saved)
    steps = choices.count(options.steps) if options.steps is not None else None
    episodes = choices.count(options.episodes) if options.episodes is not None else None
    out, q_file, record_file = _place(options.out), q_out(options.q_out), recording_file(options.record, level)
    if options.run_file is None:
        start = _start(options, level)
        session = _new_session(start)
        record = record_of(record_file, session, start, choices.asked(word, options.discount))
    else:
        session = _saved_session(options, level) if saved is None else saved
        record = record_of(record_file, session)
    if goes_on and options.hub is not None:
        raise UsageError("--hub writes down how the level is found: name the LEVEL of the run, too")
    hub = hub_folder(options.hub, choices.learner(session.learner), level)
    per_second = train(session, steps, episodes, record)
    snapshot = session.measured()
    if snapshot.status == Status.FAILED:
        raise UsageError(snapshot.message)
    if out is not None:
        save_run_file(out, session)
    if q_file is not None:
        write_q(q_file, snapshot.fields.get(Field.Q), snapshot.mdp, session.learner)
    judgement = {} if hub is None else write_hub(hub, snapshot, word, session.seed)
    if record is not None and record_file is not None:
        note = write_record(record, record_file)
        if note:
            print(note, file=sys.stderr)
    distance, optimum = snapshot.distance, snapshot.optimum
    measures: dict[str, float] = {
        "steps": snapshot.units,
        "episodes": snapshot.episodes,
        "steps_per_second": per_second,
        "greedy_return": distance.greedy_return if distance else math.nan,
        "optimal_return": distance.optimal_return if distance else math.nan,
        "max_error": distance.max_error if distance else math.nan,
        "optimal_actions": distance.optimal_actions if distance else math.nan,
        **judgement,
    }
    if options.json:
        print_json(measures)
        return 0
    for name, value in measures.items():
        print(f"{name.replace('_', ' '):18}{number(value)}")
    if optimum is not None and optimum.message:
        print(optimum.message)
    return 0


def _start(options: Namespace, level: Level) -> Start:
    """The beginning of a new run of the learner and settings that were asked for."""
    if options.learner is None and options.agent is None:
        raise UsageError("train needs --learner ID, --agent FILE, or --from RUN to go on with a saved run")
    if options.agent is not None:
        spec, guest = agents.guest_of(options.agent, level, options.learner, options.agent_as)
    else:
        spec, guest = choices.learner(options.learner), None
    settings, seed = choices.settings(spec, options.set), choices.count(options.seed or "0")
    policy = None if options.policy is None else given_policy(options.policy, level, spec)
    q = None if options.q is None else given_q(options.q, level, spec)
    return Start(level, spec.id, settings, seed, policy, guest, q)


def _new_session(start: Start) -> Session:
    """A new run."""
    _warm_up(start)
    session = Session()
    session.obey(start)
    return session


def level_of(session: Session) -> Level:
    """The level that a session is on. UsageError where it has none."""
    if session.level is None:
        raise UsageError(session.message)
    return session.level


def _saved_session(options: Namespace, level: Level | None) -> Session:
    """The saved run that was asked for."""
    given = (options.seed, options.policy, options.agent, options.q, None if level else options.discount)
    if options.set or any(word is not None for word in given):
        raise UsageError(
            "--set, --seed, --policy, --q, --agent and --discount do not go with --from: the run has its own, leave them out"
        )
    learner = None if options.learner is None else choices.learner(options.learner).id
    session = resumed(options.run_file, level, learner)
    _warm_up(Start(level_of(session), session.learner, session.settings, session.seed))
    return session


def _warm_up(start: Start) -> None:
    """Takes one step of a run that nobody sees, so that compiling the kernels is not counted as training."""
    session = Session()
    session.obey(start)
    if session.level is None:
        raise UsageError(session.message)
    session.obey(Step(1))
    session.work(SLICE)


def train(session: Session, steps: int | None, episodes: int | None, record: Record | None = None) -> float:
    """Trains for so many more steps or episodes; returns the steps a second. A planner that has converged stops by itself.

    With a record it looks up so often that no transition is missed.
    """
    bar = ProgressBar("training")
    began, first = time.perf_counter(), session.units
    asked = steps if steps is not None else episodes or 0
    for left in left_to_do(session, steps, episodes):
        bar.show(1 - left / asked, f"{counted(session.units, 'step')}, {counted(session.episodes, 'episode')}")
        if record is not None:
            record.train(left, SLICE)
        else:
            work_on(session, left, SLICE)
    bar.done()
    return (session.units - first) / max(1e-9, time.perf_counter() - began)


def _place(word: str | None) -> Path | None:
    """Where to save; checked before the training, not after it."""
    if word is None:
        return None
    return output_file(word, ENDINGS, "the run")


VERB = Verb(
    id="train",
    about="Trains a learner on a level and says how far it is from the optimum, which is solved exactly.",
    examples=(
        "train cliff-walking --learner q-learning --steps 200000 --seed 1",
        "train frozenlake-4x4 --learner sarsa --set alpha=0.05 --episodes 5000 --json",
        "train dyna-maze --learner q-learning --steps 100000 --out run.run",
        "train --from run.run --steps 100000 --out run.run",
        "train gym:Taxi-v4 --learner q-learning --steps 300000 --discount 1",
        "train cliff-walking --learner sarsa --steps 5000 --record life.csv",
        "train frozenlake-4x4 --learner q-learning --episodes 200 --record sets/lake-v0",
        "train cliff-walking --learner policy-evaluation --episodes 1000 --policy best.csv",
        "train cliff-walking --agent model.zip --episodes 100",
        "train gym:FrozenLake-v1 --learner q-learning --q q-learning.pkl --steps 100000 --q-out better.csv",
    ),
    arguments=arguments,
    run=run,
    order=5,
)
