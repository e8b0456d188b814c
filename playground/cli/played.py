"""The transitions of a person who drives in the window, noted from its snapshots, and written to a file that `replay` reads."""

from pathlib import Path

import numpy as np

from playground.cli.record import environment_of
from playground.cli.verb import UsageError
from playground.plurals import counted
from playground.training.drivers import Driver
from playground.training.snapshot import Snapshot, Transition
from playground.world import compile_mdp
from playground.world.level import Level
from playground.world.mdp import TabularMDP

MOST_SEEDS = 100_000
"""Seeds that are tried until an episode begins where the recorded one did."""


def certain(mdp: TabularMDP) -> bool:
    """Whether every legal action has one outcome, always the same."""
    return bool((mdp.probability.max(axis=2)[mdp.legal] == 1.0).all()) and mdp.noise is None


class Played:
    """The transitions of a person on the level that was opened; those on a level that was edited are left out.

    word: how the level was asked for. path: where they will go. UsageError where a data set of Minari could not be played again.
    """

    def __init__(self, path: Path, level: Level, word: str) -> None:
        from playground.learning.files.recordings import PLAIN

        self._level, self._word = level, word
        self._mdp = compile_mdp(level)
        self._plain = path.suffix in PLAIN
        if not self._plain and not certain(self._mdp):
            raise UsageError(
                f"on {level.title!r} moves have chances, and a data set of Minari must be the same when it is played again: "
                f"record your play as LIFE.csv, or a learner's with `train … --record {path.name}`"
            )
        self._run, self._seen = 0, 0
        self._rows: list[Transition] = []
        self._begins: list[bool] = []

    def note(self, snapshot: Snapshot) -> None:
        """Takes in what is new in a snapshot."""
        if snapshot.run != self._run:
            self._run, self._seen = snapshot.run, 0
        new = min(snapshot.lived - self._seen, len(snapshot.last))
        gap, self._seen = new < snapshot.lived - self._seen, snapshot.lived
        if snapshot.level is not self._level and snapshot.level != self._level:
            return
        for transition in snapshot.last[len(snapshot.last) - new :]:
            if transition.driver == Driver.ME:
                last = self._rows[-1] if self._rows else None
                over = last is None or last.terminated or last.truncated or last.successor != transition.state
                self._begins.append(gap or over)
                self._rows.append(transition)
            gap = transition.driver != Driver.ME

    def write(self, path: Path) -> str:
        """Writes them; what is to be said of that. OSError where they cannot be written, RecordingError without h5py."""
        from playground.learning.files.recordings import Recording, minari, write_recording
        from playground.world.environments.specs import spec_text

        if not self._rows:
            return "nobody drove on the level as it was opened, so nothing was recorded: drive before you change it"
        state, action, successor = (np.array([row[at] for row in self._rows], np.int64) for at in (0, 1, 3))
        reward = np.array([row.reward for row in self._rows], np.float64)
        over = np.array([(row.terminated, row.truncated) for row in self._rows], bool)
        recording = Recording(state, action, reward, successor, over[:, 0], over[:, 1], np.array(self._begins, bool))
        count = counted(len(self._rows), "transition")
        if self._plain:
            write_recording(path, recording, self._mdp)
            return f"{path} holds {count}"
        environment = environment_of(self._level, self._word)
        spans = np.cumsum(recording.begins) - 1  # the number of its episode, for each transition
        at_start = (self._mdp.start[state[recording.begins]] > 0.0)[spans]
        if not at_start.any():
            return "no episode was driven from where episodes begin, so nothing was recorded"
        recording = Recording(*(part[at_start] for part in recording))
        seeds = self._seeds(recording.state[recording.begins])
        left = minari.write(path, recording, seeds, self._mdp, spec_text(environment)) + int((~at_start).sum())
        return f"{path} holds {len(self._rows) - left:,} of {count}, those of episodes that came to an end"

    def _seeds(self, firsts: np.ndarray) -> list[int]:
        """For each first state the least seed with which the environment begins there. UsageError where none does."""
        from playground.world.environments.env import GridworldEnv

        env, seeds = GridworldEnv(self._level), dict.fromkeys(firsts.tolist(), -1)
        for seed in range(MOST_SEEDS):
            state = int(env.reset(seed=seed)[0])
            if seeds.get(state) == -1:
                seeds[state] = seed
            if min(seeds.values()) >= 0:
                return [seeds[first] for first in firsts.tolist()]
        raise UsageError("an episode began in a state where this level begins too rarely: record it as LIFE.csv")
