"""Whom a person can race against, and what the window remembers of the person's own episodes."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from playground.training.bests import Best, Bests
from playground.training.contest import EpisodeTrack
from playground.training.level_identity import LENGTH, level_identity
from playground.training.own_episodes import Cells, OwnEpisode, OwnEpisodes, OwnRows, first_episode, with_row
from playground.training.snapshot import Snapshot
from playground.ui import wishes
from playground.ui.board.ghost_mice import GhostSign
from playground.ui.panels.happened import ending
from playground.ui.workspace import Workspace
from playground.world.level import Level


class Opponent(StrEnum):
    """Who races with the person."""

    BEST = "best"
    LEARNER = "learner"
    RECORD = "record"
    LAST = "last"


@dataclass(frozen=True)
class Introduction:
    """An opponent in words, for a child and for others, and its sign on the board. missing: why there is none yet."""

    plain: str
    title: str
    about: str
    sign: GhostSign
    missing: str = ""


INTRODUCTIONS = {
    Opponent.BEST: Introduction(
        "The cleverest mouse",
        "The best possible",
        "It always takes one of the best moves, and has the same luck as you: the same dice at every step.",
        GhostSign("B", 5, 1, (-1, -1)),
        "It comes as soon as the level is solved; a level without a best way has none.",
    ),
    Opponent.LEARNER: Introduction(
        "The learner",
        "The learner",
        "Its best guess when the episode began, with the same luck as you: the same dice at every step.",
        GhostSign("L", 0, 0, (1, -1)),
    ),
    Opponent.RECORD: Introduction(
        "My best time",
        "My best",
        "Your best episode on this level, as it went then, with the luck of then.",
        GhostSign("M", 4, 3, (-1, 1)),
        "Finish an episode first.",
    ),
    Opponent.LAST: Introduction(
        "Me, last time",
        "My last time",
        "Your episode before this one, as it went then, with the luck of then.",
        GhostSign("T", 3, 2, (1, 1)),
        "Finish an episode first.",
    ),
}


@dataclass(frozen=True, eq=False)
class Against:
    """on: who races with the person. noted: run and number of the last contest that was taken note of when it had ended.

    own: the person's episodes by level, the newest first. before: those of the level before the contest that was noted last.
    whose: by which name they were looked for on the disk, None before that. keeps: whether new ones are kept there.
    fresh: what the last episode would be in the table of bests, as long as it is not kept there. table: the bests, once read.
    """

    on: frozenset[Opponent] = frozenset()
    noted: tuple[int, int] = (-1, -1)
    own: OwnRows = ()
    before: OwnEpisodes | None = None
    fresh: Best | None = field(default=None)
    table: Bests | None = None
    whose: str | None = None
    keeps: bool = False


def switched(workspace: Workspace, opponent: Opponent) -> Workspace:
    """With an opponent on the board who was not, or away who was."""
    against = workspace.recall(Against)
    return workspace.remember(replace(against, on=against.on ^ {opponent}))


def own_episodes(workspace: Workspace) -> OwnEpisodes | None:
    """The person's episodes on the level that is open; None where there are none."""
    rows = workspace.recall(Against).own
    identity = _identity(workspace.snapshot.level) if rows else ""
    return next((own for own in rows if own.identity == identity != ""), None)


@lru_cache(maxsize=4)
def _identity(level: Level) -> str:
    """What the level is, whatever it is called; "" of one that cannot be written, on which nothing is remembered."""
    try:
        return level_identity(level)
    except ValueError:
        return ""


def with_kept_episodes(workspace: Workspace, name: str, rows: OwnRows, kept: bool) -> Workspace:
    """With a person's episodes from the disk; those of who had no name yet in this window are theirs, too."""
    against = workspace.recall(Against)
    own = rows
    for row in reversed(() if against.whose else against.own):
        earlier = next((other for other in rows if other.identity == row.identity), row)
        own = with_row(own, replace(row, best=min(earlier.best, row.best, key=lambda episode: episode.rank)))
    return workspace.remember(replace(against, own=own, whose=name, keeps=kept))


def raced_with(workspace: Workspace) -> OwnEpisodes | None:
    """The person's episodes before the one that is being played, or has just ended."""
    against, contest = workspace.recall(Against), workspace.snapshot.contest
    if contest is not None and against.noted == (workspace.snapshot.run, contest.number):
        return against.before
    return own_episodes(workspace)


def cells_of(snapshot: Snapshot, track: EpisodeTrack) -> Cells:
    """The cells of a track."""
    places = [snapshot.mdp.states[state].cell for state in track.states]
    return tuple((cell.row, cell.col) for cell in places)


def attends(workspace: Workspace, here: bool) -> Workspace:
    """Takes note of an episode that the person has just ended: it is the last one, perhaps the best, and may be kept by name."""
    snapshot, contest = workspace.snapshot, workspace.snapshot.contest
    past = snapshot.timeline is not None and not snapshot.timeline.live
    against, name = workspace.recall(Against), workspace.preferences.player
    if here and against.whose != name:
        return workspace.ask(wishes.ReadEpisodes(name))
    if not here or past or contest is None or not contest.own.ended:
        return workspace
    if against.noted == (snapshot.run, contest.number):
        return workspace
    track, before = contest.own, own_episodes(workspace)
    mine = OwnEpisode(cells_of(snapshot, track), track.episode_return, track.discounted_return)
    row = first_episode(_identity(snapshot.level), mine) if before is None else before.then(mine)
    reached = ending(snapshot)
    counts = reached is not None and (reached.good or reached.truncated)
    fresh = Best(workspace.preferences.player, track.episode_return, track.steps, skill_of(snapshot, track)) if counts else None
    noted = (snapshot.run, contest.number)
    after = workspace.remember(replace(against, noted=noted, own=with_row(against.own, row), before=before, fresh=fresh))
    if against.keeps and row.short and len(row.identity) == LENGTH:
        after = after.ask(wishes.KeepEpisodes(name, row))
    if fresh is None or not fresh.name:
        return after if against.table is not None else after.ask(wishes.ReadBests())
    return after.ask(wishes.KeepBest(snapshot.level, fresh))


def skill_of(snapshot: Snapshot, track: EpisodeTrack) -> float | None:
    """The skill of an episode: 0 is as much as acting at random earns in the mean, 1 as much as the best; None: no scale."""
    if snapshot.scales is None:
        return None
    skill = snapshot.scales.returns.skill(track.episode_return)
    return skill if abs(skill) < float("inf") else None


def is_record(against: Against, level: Level) -> bool:
    """Whether the episode that has just ended would be the first of the table of bests."""
    if against.fresh is None or against.table is None:
        return False
    bests = against.table.of(level)
    return not bests or against.fresh.rank() < bests[0].rank()
