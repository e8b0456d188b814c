"""The table of bests and people's own episodes on the disk: read when they are looked at, and written when there is a new one."""

from dataclasses import replace

from playground import paths
from playground.plurals import counted
from playground.training.bests import Bests, BestsError, read_bests, record_best
from playground.training.own_episodes import OwnEpisodesError, read_own_episodes, record_own_episodes
from playground.ui import wishes
from playground.ui.panels.against.opponents import Against, with_kept_episodes
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


def with_episodes(workspace: Workspace, wish: wishes.ReadEpisodes) -> Workspace:
    """With the person's episodes as they are on the disk. A file that cannot be read is left alone."""
    try:
        rows = read_own_episodes(paths.user_episodes_file(), wish.name) if workspace.occasion.keeps else ()
    except OwnEpisodesError as error:
        alone = with_kept_episodes(workspace, wish.name, (), kept=False)
        return alone.say(f"Your earlier episodes cannot race: {error}.", "error")
    return with_kept_episodes(workspace, wish.name, rows, kept=workspace.occasion.keeps)


def keep_episodes(workspace: Workspace, wish: wishes.KeepEpisodes) -> Workspace:
    """After a person's episodes of a level were kept. WishRefused where the file cannot be used, OSError of the disk."""
    try:
        record_own_episodes(paths.user_episodes_file(), wish.name, wish.episodes)
    except OwnEpisodesError as error:
        raise WishRefused(str(error)) from error
    return workspace


def _showing(workspace: Workspace, table: Bests) -> Workspace:
    return workspace.remember(replace(workspace.recall(Against), table=table))
