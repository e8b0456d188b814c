"""What `solve` writes for other people's solvers: a model checker's files, dense arrays."""

import io
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from playground import paths
from playground.cli.file_access import output_file, writing
from playground.cli.verb import UsageError
from playground.world.exporting.dense import LAYOUTS, dense
from playground.world.exporting.drn import drn
from playground.world.exporting.prism import prism
from playground.world.exporting.stopping import stopping
from playground.world.level import Level
from playground.world.mdp import TabularMDP


def flags(parser: ArgumentParser) -> None:
    """--drn, --prism, --dense, --axes."""
    parser.add_argument("--drn", metavar="FILE.drn", help="write the level for Storm, a model checker")
    parser.add_argument(
        "--prism", metavar="FILE.tra", help="write it for PRISM, with FILE.sta, .lab, .trew and .cost.trew beside it"
    )
    parser.add_argument(
        "--dense",
        metavar="FILE.npz",
        help="write chances and rewards as arrays over all states; ends lead to themselves",
    )
    parser.add_argument(
        "--axes",
        metavar="ORDER",
        help=f'the axes of the arrays, like "S A S\'" (default "A S S\'"), or the name of a library: {", ".join(LAYOUTS)}',
    )


def requested(options: Namespace) -> Mapping[Path, Callable[[Level, TabularMDP], Mapping[str, bytes]]]:
    """What is to be written where, checked before the work: for each file who makes it and what stands beside it."""
    if options.axes is not None and options.dense is None:
        raise UsageError("--axes orders the arrays of --dense; give --dense FILE.npz, too")
    wanted = {}
    for word, end, make in (
        (options.drn, ".drn", _drn),
        (options.prism, ".tra", _prism),
        (options.dense, ".npz", lambda level, mdp: _dense(mdp, options.axes or "A S S'")),
    ):
        if word is not None:
            wanted[output_file(word, (end,), "the level")] = make
    return wanted


def write(wanted: Mapping[Path, Callable[[Level, TabularMDP], Mapping[str, bytes]]], level: Level, mdp: TabularMDP) -> None:
    """Writes all of it; UsageError where a file cannot be written."""
    for path, make in wanted.items():
        for end, content in make(level, mdp).items():
            target = path if end == path.suffix.lower() else path.with_suffix(end)
            with writing(target):
                paths.atomic_write(target, content)


def _drn(level: Level, mdp: TabularMDP) -> Mapping[str, bytes]:
    return {".drn": "".join(drn(stopping(level, mdp), level.title)).encode()}


def _prism(level: Level, mdp: TabularMDP) -> Mapping[str, bytes]:
    return {end: "".join(lines).encode() for end, lines in prism(stopping(level, mdp)).items()}


def _dense(mdp: TabularMDP, axes: str) -> Mapping[str, bytes]:
    """An .npz with the arrays of `Dense`, the names of the actions, the axes, and [S] the row and the column of every state."""
    arrays, file = dense(mdp, axes), io.BytesIO()
    layout = LAYOUTS.get(axes)
    orders = (layout.axes, layout.rewards) if layout else (axes, axes)
    rows, cols = np.divmod(mdp.cell, mdp.shape[1])
    names = np.array(mdp.actions)
    words: dict[str, Any] = {"actions": names, "probability_axes": np.array(orders[0]), "reward_axes": np.array(orders[1])}
    np.savez_compressed(file, **arrays._asdict(), **words, row=rows, col=cols)
    return {".npz": file.getvalue()}
