"""Where the ghosts are: one of their steps for each of the person's, and on to their end once the person has arrived."""

import math

from playground.training.own_episodes import Cells
from playground.ui.board.ghost_mice import GhostMouse
from playground.ui.kit import Ui
from playground.ui.panels.against.opponents import INTRODUCTIONS, Against, Opponent, cells_of, raced_with
from playground.ui.stage.motion import STRIDE
from playground.ui.workspace import Workspace

PACE, LONGEST = 0.22, 4.0
"""Seconds that a ghost takes for a step after the person has arrived, and for all of these steps at most."""
LEAP = 1.5
"""A step longer than so many cells is not walked: the ghost is there at once."""


class _Clock:
    """Since when the last step of the person is seen."""

    def __init__(self) -> None:
        self.step: tuple[int, int, int] = (-1, -1, -1)
        self.since = 0.0


def tracks(workspace: Workspace) -> dict[Opponent, Cells]:
    """The ways of those who race with the person now, as far as there are any."""
    snapshot, contest = workspace.snapshot, workspace.snapshot.contest
    if contest is None:
        return {}
    own = raced_with(workspace)
    ways = {
        Opponent.BEST: None if contest.best is None else cells_of(snapshot, contest.best),
        Opponent.LEARNER: None if contest.learner is None else cells_of(snapshot, contest.learner),
        Opponent.RECORD: None if own is None else own.best.cells,
        Opponent.LAST: None if own is None else own.last.cells,
    }
    on = workspace.recall(Against).on
    return {opponent: way for opponent, way in ways.items() if opponent in on and way is not None}


def ghosts(ui: Ui, workspace: Workspace) -> tuple[GhostMouse, ...]:
    """The ghosts as they are seen now."""
    contest = workspace.snapshot.contest
    if contest is None:
        return ()
    ways = tracks(workspace)
    clock = ui.kept("ghosts", _Clock)
    moment = (workspace.snapshot.run, contest.number, contest.own.steps)
    if clock.step != moment:
        clock.step, clock.since = moment, ui.now
    longest = max((len(way) for way in ways.values()), default=0) - 1
    step = steps_shown(contest.own.steps, contest.own.ended, longest, ui.now - clock.since, workspace.preferences.reduced_motion)
    if step < (longest if contest.own.ended else min(longest, contest.own.steps)):
        ui.wants_frame = True
    who = workspace.snapshot.now.cast.agent
    return tuple(GhostMouse(place_at(way, step), INTRODUCTIONS[opponent].sign, who) for opponent, way in ways.items())


def steps_shown(steps: int, ended: bool, longest: int, seconds: float, at_once: bool) -> float:
    """How many steps the ghosts have made, a fraction on the way, so long after the person's last one.

    longest: the steps of the longest way. at_once: nothing is seen on its way.
    """
    if at_once:
        return float(longest if ended else steps)
    share = min(1.0, seconds / STRIDE)
    if not ended or seconds < STRIDE:
        return steps - (1.0 - share) ** 2
    pace = min(PACE, LONGEST / max(1, longest - steps))
    return min(float(max(steps, longest)), steps + (seconds - STRIDE) / pace)


def place_at(way: Cells, step: float) -> tuple[float, float]:
    """(row, col) after so many steps of a way; who has come to its end stays there."""
    step = min(max(0.0, step), len(way) - 1.0)
    (row, col), (to_row, to_col) = way[math.floor(step)], way[math.ceil(step)]
    share = step - math.floor(step)
    if math.hypot(to_row - row, to_col - col) > LEAP:
        return (float(row), float(col)) if share < 0.5 else (float(to_row), float(to_col))
    return row + (to_row - row) * share, col + (to_col - col) * share
