"""`export`: the numbers of a moment of a run as CSV, .npy or JSON, and its learning curve as a picture."""

import dataclasses
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playground.cli import choices
from playground.cli.answers import ProgressBar
from playground.cli.file_access import output_file, writing
from playground.cli.run_files import branch_flag, branch_of, moment_of, run_argument, run_document, seen_at
from playground.cli.verb import UsageError, Verb
from playground.training.run_tables import (
    CURVE,
    EPISODES,
    QUANTITIES,
    STATES,
    WHAT,
    RunTableError,
    check_what,
    curve_table,
    episode_table,
    state_table,
)
from playground.training.snapshot import Snapshot
from playground.training.table_files import WRITTEN, write_tables

if TYPE_CHECKING:
    from playground.learning.life.experience import Ended
    from playground.training.past.run_document import RunDocument

PICTURES = (".png", ".svg")
"""Endings of the picture of a curve."""
AXES = ("episodes", "transitions")
"""What the curve may run over."""


def arguments(parser: ArgumentParser) -> None:
    """Which moment of which run, what of it, and where it goes."""
    run_argument(parser)
    parser.add_argument(
        "--at", metavar="N", help="the moment, so many steps (backups of a planner) after the beginning; default: its end"
    )
    branch_flag(parser)
    parser.add_argument(
        "--what",
        required=True,
        metavar="A,B",
        help=f"what is written: {', '.join(QUANTITIES)} (a row for every state), {CURVE} (the returns of all episodes in at most "
        f"2,048 points), {EPISODES} (return, length and end of every episode)",
    )
    parser.add_argument(
        "--axis",
        default=AXES[0],
        metavar="AXIS",
        help="what the picture of the curve runs over: episodes (default) or transitions",
    )
    parser.add_argument(
        "--out",
        required=True,
        metavar="FILE",
        help=".csv: one table, columns by name; .npy: one array; .json: everything; .png, .svg: a picture of the curve",
    )


def run(options: Namespace) -> int:
    """Checks what is asked for, goes to the moment, writes."""
    names = [name.strip() for name in options.what.split(",") if name.strip()]
    out = output_file(options.out, (*WRITTEN, *PICTURES), "the export")
    axis = choices.chosen("axis", options.axis, {axis: axis for axis in AXES})
    try:
        check_what(names)
    except RunTableError as error:
        raise UsageError(str(error)) from error
    if not names:
        raise UsageError(f"--what names nothing, expected some of {', '.join(WHAT)}")
    if out.suffix.lower() in PICTURES and names != [CURVE]:
        raise UsageError(f"{out.name} is a picture, and only the curve is drawn as one: give --what {CURVE}, or another ending")
    document = run_document(options.run_file)
    branch = branch_of(options.branch, document)
    moment = moment_of(options.at, document, branch)
    snapshot = seen_at(document, moment, branch)
    log = _log(document, moment, branch) if EPISODES in names else None
    with writing(out):
        if out.suffix.lower() in PICTURES:
            _draw(out, snapshot, axis == AXES[1])
        else:
            _write(out, names, snapshot, moment, log)
    return 0


def _log(document: "RunDocument", moment: int, branch: int | None) -> "tuple[Ended, int]":
    """All episodes until the moment, with progress."""
    from playground.training.past.episode_log import episode_log

    bar = ProgressBar("episodes")
    log = episode_log(document, moment, branch, lambda share: bar.show(share, f"{share:.0%}"))
    bar.done()
    return log


def _write(out: Path, names: Sequence[str], snapshot: Snapshot, moment: int, log: "tuple[Ended, int] | None") -> None:
    """Writes the tables of these names."""
    quantities = [name for name in QUANTITIES if name in names]
    about: dict[str, Any] = {
        "level": snapshot.now.title,
        "learner": snapshot.learner,
        "settings": dataclasses.asdict(snapshot.settings),
        "seed": snapshot.seed,
        "at": moment,
        "discount": snapshot.mdp.discount,
        "actions": list(snapshot.mdp.actions),
    }
    try:
        tables = {STATES: state_table(snapshot, quantities)} if quantities else {}
        if CURVE in names:
            tables[CURVE] = curve_table(snapshot.curve)
        if log is not None:
            tables[EPISODES] = episode_table(*log)
        write_tables(out, tables, about)
    except RunTableError as error:
        raise UsageError(str(error)) from error


def _draw(out: Path, snapshot: Snapshot, transitions: bool) -> None:
    """Draws the curve over transitions, else over episodes. UsageError where there is none yet."""
    from playground.ui.drawing.curve_pictures import save_curve
    from playground.ui.panels.reachable import best_return

    if not len(snapshot.curve.episode):
        raise UsageError("no episode has ended by then, so there is no curve to draw: choose a later moment")
    best = None if snapshot.optimum is None else best_return(snapshot.mdp, snapshot.optimum)
    save_curve(out, snapshot, transitions, best)


VERB = Verb(
    id="export",
    about="Writes the numbers of a moment of a run: values, policy, visits, learning curve, episodes.",
    examples=(
        "export run.run --at 5000 --what v,q,policy,visits --out states.csv",
        "export run.run --what q --out q.npy",
        "export run.run --what curve --axis transitions --out curve.svg",
        "export run.run --what episodes --out episodes.csv",
        "export run.run --at 5000 --what v,q,policy,visits,curve,episodes --out all.json",
    ),
    arguments=arguments,
    run=run,
    order=6,
)
