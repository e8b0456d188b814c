"""The table of bests on the disk: read when it is looked at, and written when somebody was better than before."""

from dataclasses import replace

from playground import paths
from playground.plurals import counted
from playground.training.bests import Bests, BestsError, read_bests, record_best
from playground.ui import wishes
from playground.ui.panels.against.opponents import Against
from playground.ui.panels.readouts import signed
from playground.ui.wishes import WishRefused
from playground.ui.workspace import Workspace


def with_bests(workspace: Workspace) -> Workspace:
    """With the table as it is on the disk; an empty one where nothing is kept. WishRefused where it cannot be read."""
    if not workspace.occasion.keeps:
        return _showing(workspace, Bests())
    try:
        return _showing(workspace, read_bests(paths.user_bests_file()))
    except BestsError as error:
        raise WishRefused(str(error)) from error


def with_best(workspace: Workspace, wish: wishes.KeepBest) -> Workspace:
    """With a best kept where it is one, and said so. An exhibition keeps nothing. WishRefused as above, OSError of the disk."""
    if not workspace.occasion.keeps:
        return workspace
    best = wish.best
    try:
        table, better = record_best(paths.user_bests_file(), wish.level, best)
    except BestsError as error:
        raise WishRefused(str(error)) from error
    after = _showing(workspace, table)
    if not better:
        return after
    return after.say(f"A new best for {best.name}: {signed(best.score)} in {counted(best.steps, 'step')}.")


def _showing(workspace: Workspace, table: Bests) -> Workspace:
    return workspace.remember(replace(workspace.recall(Against), table=table))
