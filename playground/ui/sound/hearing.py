"""What a person hears in each frame: what happened, the value of a cell, how learning settles; at most a few sounds a second."""

import math
from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from playground.learning.learner import Field
from playground.training.snapshot import Snapshot, Status
from playground.ui.board.drawn import Drawn
from playground.ui.board.window import bound, learned, least_bound
from playground.ui.sound.cues import IN_PASSING, Cue, Sound, cues
from playground.ui.sound.pitch import chord, pitch
from playground.ui.stage.estimates import drawn_of
from playground.ui.stage.viewing import floor_seen
from playground.ui.workspace import Workspace
from playground.world.grid import Cell

MOST = 8
"""Sounds that begin within one second at most."""
CHORD_EVERY, PASSING_EVERY = 0.8, 0.6
"""Seconds between two chords of learning, and between two ends of episodes at full speed."""
MEMORY = 0.85
"""What is kept of the mean size of the corrections with every snapshot."""
VALUED = frozenset({Sound.STEP, Sound.SLIP})
"""What the tone of a value is heard in place of, where values are heard."""


class Pointed(NamedTuple):
    """The cell that is pointed at on the board, and the numbers that are drawn there."""

    cell: Cell | None = None
    drawn: Drawn | None = None


@dataclass(frozen=True, eq=False)
class Ears:
    """What was heard so far. begun: when the sounds of the last second began. verdict: the last one on an answer in a lesson.

    read: the cell that was heard last with its tone. unrest: the mean size of the last corrections beside the values, 1 at most.
    chord, passing: when the last chord and the last end of an episode at full speed were heard.
    """

    snapshot: Snapshot | None = None
    verdict: Any = None
    read: Hashable = None
    unrest: float = 1.0
    chord: float = -math.inf
    passing: float = -math.inf
    begun: tuple[float, ...] = ()


def heard(ears: Ears, workspace: Workspace, pointed: Pointed, now: float) -> tuple[Ears, tuple[Cue, ...]]:
    """What is to be heard in this frame, and what was heard then; `now` in seconds."""
    seen, before, preferences = workspace.snapshot, ears.snapshot, workspace.preferences
    verdict = _verdict(workspace)
    after = replace(ears, snapshot=seen, verdict=verdict)
    if not preferences.audible:
        return replace(after, read=None), ()
    wanted: list[Cue] = []
    if verdict is not None and verdict is not ears.verdict:
        wanted.append(Cue(Sound.RIGHT if verdict.right else Sound.WRONG))
    if before is not None and seen is not before:
        after = replace(after, unrest=_unrest(ears.unrest, before, seen))
        happened = cues(before, seen)
        if any(cue.loudness == IN_PASSING for cue in happened):
            happened = happened if now - ears.passing >= PASSING_EVERY else ()
            after = replace(after, passing=now if happened else ears.passing)
        wanted += [_with_value(cue, seen) for cue in happened] if preferences.hears_values else happened
    if preferences.hears_values:
        key, cue = _pointed_at(workspace, pointed)
        wanted += [cue] if cue is not None and key != ears.read else []
        after = replace(after, read=key)
    if preferences.hears_learning and seen.running and seen.status is Status.RUNNING and now - ears.chord >= CHORD_EVERY:
        wanted.append(Cue(Sound.LEARNING, chord(after.unrest, 1.0), 0.4 + 0.6 * after.unrest))
        after = replace(after, chord=now)
    begun = tuple(when for when in ears.begun if now - when < 1.0)
    allowed = tuple(wanted[: max(0, MOST - len(begun))])
    return replace(after, begun=(*begun, *(now for _ in allowed))), allowed


def value_cue(drawn: Drawn, state: int, fixed: float | None = None) -> Cue | None:
    """The tone of a state's value on the scale of the colours; a rustle where nothing is learned; None where there is no value.

    Where only action values are kept, the value is that of the best action. fixed: where the colours end, if that was chosen.
    """
    field = next((field for field in (Field.V, Field.Q) if field in drawn.fields), None)
    if state < 0 or drawn.mdp.terminal[state] or field is None:
        return None
    value = float(np.max(drawn.fields[field][state]))
    if not learned(drawn, np.array([state]))[0]:
        return Cue(Sound.UNKNOWN)
    hz = pitch(value, bound(drawn, field, fixed))
    return Cue(Sound.VALUE, (hz,)) if hz else Cue(Sound.UNKNOWN)


def _with_value(cue: Cue, snapshot: Snapshot) -> Cue:
    """A step sounds as the value of the cell that it led to."""
    tone = value_cue(drawn_of(snapshot), snapshot.agent.state) if cue.sound in VALUED else None
    return cue if tone is None else replace(tone, loudness=cue.loudness)


def _pointed_at(workspace: Workspace, pointed: Pointed) -> tuple[Hashable, Cue | None]:
    """What changes when another cell, or another tone, is heard; and the tone of the cell that is pointed at."""
    cell, drawn = pointed
    if cell is None or drawn is None or not (cell.row < drawn.mdp.shape[0] and cell.col < drawn.mdp.shape[1]):
        return None, None
    floor = floor_seen(workspace)
    if floor >= len(drawn.mdp.floors):
        return None, None
    cue = value_cue(drawn, int(drawn.mdp.state_at(floor)[cell]), workspace.look.bound)
    return (cell, floor, cue), cue


def _unrest(unrest: float, before: Snapshot, seen: Snapshot) -> float:
    """The mean size of the corrections beside what the values come to; it begins anew with a run."""
    if seen.run != before.run:
        return 1.0
    if (seen.lived, seen.units) == (before.lived, before.units) or not math.isfinite(seen.error):
        return unrest
    size = min(1.0, abs(seen.error) / (least_bound(drawn_of(seen)) or 1.0))
    return MEMORY * unrest + (1.0 - MEMORY) * size


def _verdict(workspace: Workspace) -> Any:
    """The verdict on the answer of a lesson that has the window; None without one."""
    room = workspace.memories.get(workspace.aside.by) if workspace.aside is not None else None
    return getattr(room, "verdict", None)
