"""Whom a person can race against, and what the window remembers of the person's own episodes."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from playground.training.bests import Best, Bests
from playground.training.contest import EpisodeTrack
from playground.training.snapshot import Snapshot
from playground.ui import theme, wishes
from playground.ui.board.ghost_mice import GhostSign
from playground.ui.panels.happened import ending
from playground.ui.workspace import Workspace
from playground.world.level import Level

RECENT, MOST_LEVELS = 10, 20
"""Episodes of which the mean says how well a person drives, and levels of which their episodes are remembered."""

Cells = tuple[tuple[int, int], ...]


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
        GhostSign("B", 5, theme.SERIES[1], (-1, -1)),
        "It comes as soon as the level is solved; a level without a best way has none.",
    ),
    Opponent.LEARNER: Introduction(
        "The learner",
        "The learner",
        "Its best guess when the episode began, with the same luck as you: the same dice at every step.",
        GhostSign("L", 0, theme.SERIES[0], (1, -1)),
    ),
    Opponent.RECORD: Introduction(
        "My best time",
        "My best",
        "Your best episode on this level since the window was opened, as it went then, with the luck of then.",
        GhostSign("M", 4, theme.SERIES[3], (-1, 1)),
        "Finish an episode first.",
    ),
    Opponent.LAST: Introduction(
        "Me, last time",
        "My last time",
        "Your episode before this one, as it went then, with the luck of then.",
        GhostSign("T", 3, theme.SERIES[2], (1, 1)),
        "Finish an episode first.",
    ),
}


@dataclass(frozen=True, eq=False)
class OwnEpisode:
    """An episode that a person drove: the cells, both returns, and the steps."""

    cells: Cells
    episode_return: float
    discounted_return: float

    @property
    def rank(self) -> tuple[float, int]:
        """What one's own episodes are compared by, as bests are: more first, and as much in fewer steps."""
        return -self.episode_return, len(self.cells)


@dataclass(frozen=True, eq=False)
class OwnEpisodes:
    """A person's episodes on a level: the last and the best one, and the discounted returns of the last ones, at most 10."""

    level: Level
    last: OwnEpisode
    best: OwnEpisode
    recent: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Against:
    """on: who races with the person. noted: run and number of the last contest that was taken note of when it had ended.

    own: the person's episodes by level, the newest first. before: those of the level before the contest that was noted last.
    fresh: what the last episode would be in the table of bests, as long as it is not kept there. table: the bests, once read.
    """

    on: frozenset[Opponent] = frozenset()
    noted: tuple[int, int] = (-1, -1)
    own: tuple[OwnEpisodes, ...] = ()
    before: OwnEpisodes | None = None
    fresh: Best | None = field(default=None)
    table: Bests | None = None


def switched(workspace: Workspace, opponent: Opponent) -> Workspace:
    """With an opponent on the board who was not, or away who was."""
    against = workspace.recall(Against)
    return workspace.remember(replace(against, on=against.on ^ {opponent}))


def own_episodes(workspace: Workspace) -> OwnEpisodes | None:
    """The person's episodes on the level that is open; None where there are none."""
    level = workspace.snapshot.level
    return next((own for own in workspace.recall(Against).own if own.level is level or own.level == level), None)


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
    if not here or past or contest is None or not contest.own.ended:
        return workspace
    against = workspace.recall(Against)
    if against.noted == (snapshot.run, contest.number):
        return workspace
    track, before = contest.own, own_episodes(workspace)
    mine = OwnEpisode(cells_of(snapshot, track), track.episode_return, track.discounted_return)
    best = mine if before is None or mine.rank < before.best.rank else before.best
    recent = (*(before.recent if before else ()), mine.discounted_return)[-RECENT:]
    others = tuple(own for own in against.own if own is not before)
    own = (OwnEpisodes(snapshot.level, mine, best, recent), *others)[:MOST_LEVELS]
    reached = ending(snapshot)
    counts = reached is not None and (reached.good or reached.truncated)
    fresh = Best(workspace.preferences.player, track.episode_return, track.steps, skill_of(snapshot, track)) if counts else None
    noted = (snapshot.run, contest.number)
    after = workspace.remember(replace(against, noted=noted, own=own, before=before, fresh=fresh))
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
