"""What has just happened, in a sentence that is said by itself: each step where there is time for it, else a summary."""

import math

from playground.training.drivers import Driver
from playground.training.snapshot import Snapshot, Status
from playground.ui.panels.happened import ending, sentence

PAUSE = 1.5
"""Seconds between two sentences about steps that a person does not make."""
SUMMARY = 4.0
"""Seconds between two summaries of steps that come faster."""
_HALTS = {Status.PAUSED: "Paused", Status.CONVERGED: "There is nothing left to work out", Status.FAILED: "The learner stopped"}


class Narration:
    """Follows the snapshots of a run; `said` is what was said last."""

    def __init__(self) -> None:
        self.said = ""
        self._seen: Snapshot | None = None
        self._at = 0.0

    def follow(self, snapshot: Snapshot, now: float) -> str:
        """What is to be said after this snapshot; the same as before where nothing is."""
        before = self._seen
        if before is None or before.run != snapshot.run:
            self._seen = snapshot
            return self.said
        if snapshot is not before:
            words = self._words(before, snapshot, now)
            if words is not None:
                self.said, self._seen, self._at = words, snapshot, now
        return self.said

    def _words(self, before: Snapshot, snapshot: Snapshot, now: float) -> str | None:
        """None: not yet, or nothing."""
        steps, work = snapshot.lived - before.lived, snapshot.units - before.units
        if snapshot.over or steps < 0 or work < 0:
            return ""
        halted = snapshot.status in _HALTS and before.status not in _HALTS
        if steps and snapshot.last and snapshot.last[-1].driver == Driver.ME:
            return step_words(snapshot)
        if steps == 1 and now - self._at >= PAUSE and snapshot.last:
            return step_words(snapshot)
        if halted:
            return f"{_HALTS[snapshot.status]}. {summary(snapshot)}"
        return summary(snapshot) if (steps or work) and now - self._at >= SUMMARY else None


def step_words(snapshot: Snapshot) -> str:
    """The last step in words, and how the episode ended, if it did."""
    end = ending(snapshot)
    words = f"Step {snapshot.agent.step}: {_plain(sentence(snapshot, snapshot.last[-1]))}"
    return words if end is None else f"{words} {end.title} {_plain(end.text)}"


def summary(snapshot: Snapshot) -> str:
    """How far a run is."""
    words = f"{snapshot.lived} steps, {snapshot.episodes} episodes"
    share = math.nan if snapshot.distance is None else snapshot.distance.optimal_actions
    if math.isfinite(share):
        words += f", best moves in {math.floor(100 * share)} % of the states"
    return f"{words}."


def _plain(markup: str) -> str:
    return markup.replace("**", "").replace("`", "").replace("−", "minus ")
