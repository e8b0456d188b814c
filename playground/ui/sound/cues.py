"""What is to be heard of what happened between two snapshots, as frozen cues."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from playground.training.drivers import Driver
from playground.training.snapshot import Snapshot, Transition
from playground.ui.board.appearance import tile_seen
from playground.ui.board.scene import burst_of, slip_of
from playground.ui.board.trail import catcher, changes_inventory, floors_of
from playground.ui.stage.estimates import rushing
from playground.ui.stage.motion import TOGETHER, new_transitions
from playground.world.grid import Cell, move_named, ways
from playground.world.level import Level
from playground.world.mdp import TabularMDP

BRISK = 8.0
"""Steps a second above which those of a learner, and those of the past, are not heard one by one."""
ASIDE = 0.5
"""How loud the steps of a learner, and those of the past, are beside a person's own."""
IN_PASSING = 0.4
"""How loud the end of an episode is where hundreds end in a second."""


class Sound(StrEnum):
    """What can be heard. Of each there is a sign on the screen besides (`SIGNS`)."""

    STEP = "step"
    BUMP = "bump"
    SLIP = "slip"
    JUMP = "jump"
    REWARD = "reward"
    TAKEN = "taken"
    SWITCHED = "switched"
    DOOR = "door"
    CHEESE = "cheese"
    PIT = "pit"
    CAUGHT = "caught"
    TIME_UP = "time-up"
    LEVEL_DONE = "level-done"
    RIGHT = "right"
    WRONG = "wrong"
    VALUE = "value"
    UNKNOWN = "unknown"
    LEARNING = "learning"


ON_THE_WAY = frozenset({Sound.STEP, Sound.BUMP, Sound.SLIP})
"""What a step sounds like by which nothing changes but the place."""
SIGNS: Mapping[Sound, str] = MappingProxyType(
    {
        Sound.STEP: "the mouse walks",
        Sound.BUMP: "the mouse runs against the wall and is back where it was; the sentence on the last step says so",
        Sound.SLIP: "the bent arrow of a slip on the cell that was left",
        Sound.JUMP: "the mouse stands elsewhere; the sentence on the last step says where",
        Sound.REWARD: "the reward rises from the cell",
        Sound.TAKEN: "what was taken is in the mouse's paw and gone from its cell",
        Sound.SWITCHED: "the switch and its gates look otherwise",
        Sound.DOOR: "the door stands open around the mouse",
        Sound.CHEESE: "stars on the cell, a happy mouse, its reward rises",
        Sound.PIT: "smoke on the cell, a dizzy mouse, its reward rises",
        Sound.CAUGHT: "smoke on the cell; the card at the end says who caught whom",
        Sound.TIME_UP: "the card at the end of an episode",
        Sound.LEVEL_DONE: "the card at the end of an episode",
        Sound.RIGHT: "the tick and the sentence below the task",
        Sound.WRONG: "the sentence below the task, and the answer stays marked",
        Sound.VALUE: "the colour and the number of the cell",
        Sound.UNKNOWN: "the cell has no colour and no number",
        Sound.LEARNING: "the curve and the size of the last corrections",
    }
)
"""Where the same can be seen: nothing is said by sound alone."""


@dataclass(frozen=True)
class Cue:
    """Something to be heard. pitches: of its tones in Hz, where they are not its own. loudness: 0 to 1, beside the volume."""

    sound: Sound
    pitches: tuple[float, ...] = ()
    loudness: float = 1.0


def cues(before: Snapshot, after: Snapshot) -> tuple[Cue, ...]:
    """What is to be heard of what happened between two snapshots: nothing where time went back or another run began.

    Of several steps in one go only the most telling things are heard; at full speed only how episodes end.
    """
    if before.run != after.run or before.mdp is not after.mdp or after.lived <= before.lived:
        return ()
    fresh = new_transitions(before, after)
    if not fresh or (after.over and len(fresh) > TOGETHER):
        return ()
    if rushing(after) or len(fresh) > TOGETHER:
        if after.episodes == before.episodes:
            return ()
        last = next((step for step in reversed(after.last) if step.terminated or step.truncated), None)
        return () if last is None else tuple(Cue(sound, loudness=IN_PASSING) for sound in _end(after, last)[:1])
    sounds = list(dict.fromkeys(sound for transition in fresh for sound in sounds_of(after, transition)))
    telling = [sound for sound in sounds if sound is not Sound.STEP] or sounds
    if fresh[-1].driver == Driver.ME and not after.over:
        return tuple(map(Cue, telling))
    heard = [sound for sound in telling if sound not in ON_THE_WAY or _pace(after) <= BRISK]
    return tuple(Cue(sound, loudness=ASIDE if sound in ON_THE_WAY else 1.0) for sound in heard)


def _pace(snapshot: Snapshot) -> float:
    """Steps a second at which the run goes on by itself, or the past is played; 0 where it stands."""
    if snapshot.timeline is not None and snapshot.over:
        return snapshot.timeline.playing
    return (snapshot.per_second or 0.0) if snapshot.running else 0.0


def sounds_of(snapshot: Snapshot, transition: Transition) -> tuple[Sound, ...]:
    """What one step sounds like: its end, else what was taken or switched, else how the mouse came to where it is."""
    end = _end(snapshot, transition)
    if end:
        return end
    mdp, level = snapshot.mdp, snapshot.now
    here, there = (mdp.states[state].cell for state in (transition.state, transition.successor))
    if changes_inventory(mdp, transition):
        before, after = floors_of(mdp, transition)
        return (Sound.TAKEN if before.held != after.held else Sound.SWITCHED,)
    apart = max(abs(there.row - here.row), abs(there.col - here.col))
    if _sent(level, mdp, transition) or (apart > 1 and here.row != there.row and here.col != there.col):
        return (Sound.PIT if transition.reward < min(0.0, level.rules.step_reward) else Sound.JUMP,)
    if apart == 0 and move_named(mdp.actions[transition.action]) not in ("stay", ""):
        return (Sound.BUMP,)
    if transition.reward > 0:
        return (Sound.REWARD,)
    inside = there.row < level.height and there.col < level.width
    if apart and inside and tile_seen(level, floors_of(mdp, transition)[0], there).gated:
        return (Sound.DOOR,)
    return (Sound.STEP if slip_of(mdp, transition) is None else Sound.SLIP,)


def _sent(level: Level, mdp: TabularMDP, transition: Transition) -> bool:
    """Whether the cell in front of the mouse sends whoever enters it elsewhere: a portal, or a cliff back to the start."""
    cell, (row, col) = mdp.states[transition.state].cell, ways(mdp.actions)[transition.action]
    ahead = Cell(cell.row + row, cell.col + col)
    inside = 0 <= ahead.row < level.height and 0 <= ahead.col < level.width
    return inside and bool(level[ahead].sends_to) and mdp.states[transition.successor].cell != ahead


def _end(snapshot: Snapshot, transition: Transition) -> tuple[Sound, ...]:
    """How an episode ended with a step; nothing where it goes on."""
    if transition.truncated and not transition.terminated:
        return (Sound.TIME_UP,)
    burst = burst_of(snapshot.now, snapshot.mdp, transition, 0.0) if transition.terminated else None
    if burst is None:
        return ()
    if burst.good:
        return (Sound.CHEESE, Sound.LEVEL_DONE) if transition.driver == Driver.ME else (Sound.CHEESE,)
    return (Sound.PIT if catcher(snapshot.now, snapshot.mdp, transition) is None else Sound.CAUGHT,)
