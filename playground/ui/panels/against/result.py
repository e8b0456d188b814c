"""What an episode was worth beside the best possible: on the same noise, and in the mean."""

from dataclasses import dataclass

from playground.lessons.wording import ReadingLevel, Wording
from playground.plurals import counted
from playground.training.contest import EpisodeTrack
from playground.training.snapshot import Snapshot
from playground.ui.panels.against.opponents import skill_of
from playground.ui.panels.happened import ending
from playground.ui.panels.readouts import signed, skill_words

EQUAL = 1e-9
"""Returns this close, relative to the larger one, are the same."""
NEAR = 1.5
"""Two stars are for who needs at most so many times the steps of the best."""

SAME = Wording(
    "As good as the cleverest mouse!",
    "As good as the best possible with the same luck.",
    "`π*` on the same noise: `G₀` = {best} in {steps}, as yours.",
)
LUCKIER = Wording(
    "Even better than the cleverest mouse: your way had more luck!",
    "Better than the best possible way with the same luck ({total} in {steps}).",
    "`π*` on the same noise: `G₀` = {best} in {steps}, less than yours by {gap}. It is the best in the mean, not on every noise.",
)
SLOWER = Wording(
    "{more} more than the cleverest mouse.",
    "{more} more than the best possible with the same luck ({total} in {steps}).",
    "`π*` on the same noise: `G₀` = {best} in {steps}, more than yours by {gap}.",
)
POORER = Wording(
    "The cleverest mouse got {total} points with the same luck.",
    "The best possible with the same luck: {total} in {steps}.",
    "`π*` on the same noise: `G₀` = {best} in {steps}, more than yours by {gap}.",
)
MEAN = Wording(
    "",
    "Discounted: {own}. The best earns {mean} in the mean.",
    "In the mean: `V*(S₀)` = {mean}, your `G₀` = {own}.",
)
UNDISCOUNTED = Wording("", "In the mean, the best earns {mean}.", "In the mean: `V*(S₀)` = {mean}, your `G₀` = {own}.")
SKILL = Wording("", "Skill **{skill}** (dice 0, best 1).", "Skill **{skill}** (random 0, `π*` 1).")


@dataclass(frozen=True)
class EpisodeResult:
    """stars: 0 to 3. lines: sentences in rich text."""

    stars: int
    lines: tuple[str, ...]


def result(snapshot: Snapshot, reading: ReadingLevel) -> EpisodeResult | None:
    """The result of a person's episode that has just ended; None where there is nothing to compare it with.

    Three stars: at least as much as the best earns on the same noise. Two: it ended well, with at most half as many steps again
    as the best. One: it ended well. What is compared is the discounted return, which the best way makes as large as it can.
    """
    contest, optimum, reached = snapshot.contest, snapshot.optimum, ending(snapshot)
    if contest is None or contest.best is None or optimum is None or reached is None or not contest.own.ended:
        return None
    own, best = contest.own, contest.best
    gap = gap_to_best(own, best)
    same_end = own.terminated and best.terminated and own.states[-1] == best.states[-1]
    text = SAME if gap == 0 else LUCKIER if gap < 0 else SLOWER if same_end and own.steps > best.steps else POORER
    words = {
        "best": signed(best.discounted_return),
        "total": signed(best.episode_return),
        "steps": counted(best.steps, "step"),
        "gap": signed(abs(gap), 3).lstrip("+"),
        "more": counted(own.steps - best.steps, "step"),
        "mean": signed(float(optimum.v[own.states[0]])),
        "own": signed(own.discounted_return),
    }
    lines = [text.at(reading, **words), (UNDISCOUNTED if snapshot.mdp.discount == 1 else MEAN).at(reading, **words)]
    skill = skill_of(snapshot, own)
    if skill is not None:
        lines.append(SKILL.at(reading, skill=skill_words(skill)))
    stars = 3 if gap <= 0 else 0 if not reached.good else 2 if own.steps <= NEAR * best.steps else 1
    return EpisodeResult(stars, tuple(line for line in lines if line))


def gap_to_best(own: EpisodeTrack, best: EpisodeTrack) -> float:
    """How much more the best earned on the same noise, discounted; exactly 0 where that is the same."""
    gap = best.discounted_return - own.discounted_return
    return 0.0 if abs(gap) <= EQUAL * max(1.0, abs(best.discounted_return), abs(own.discounted_return)) else gap
