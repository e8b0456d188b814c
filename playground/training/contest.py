"""A person's episode beside those of two ghosts on the same noise, and the scales on which episodes are measured."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # it needs the compiled kernels, for which the first picture does not wait
    from playground.rl.skill import SkillScale


@dataclass(frozen=True)
class EpisodeTrack:
    """How an episode went: states S_0 … S_k, undiscounted and discounted return so far, and how it ended, if it has."""

    states: tuple[int, ...]
    episode_return: float
    discounted_return: float
    terminated: bool = False
    truncated: bool = False

    @property
    def steps(self) -> int:
        """Transitions so far."""
        return len(self.states) - 1

    @property
    def ended(self) -> bool:
        """Whether it is over."""
        return self.terminated or self.truncated


@dataclass(frozen=True)
class Contest:
    """A person's episode, and what others make of the same start on the same noise (see `learning.life.ghost`).

    While the person's episode goes on, the others have lived as many transitions (or have ended before); once it is over, they
    have gone on to their own end, or as far as they are followed (`contending.LONGEST`).

    number: of the episode in its run; a later one has a larger number. own: the person's.
    best: by an optimal policy, None while the level is not solved or where it has no best policy.
    learner: by what the learner believed when the episode began, always by its best guess (greedy, ties by the noise).
    """

    number: int
    own: EpisodeTrack
    best: EpisodeTrack | None
    learner: EpisodeTrack | None


class Scales(NamedTuple):
    """From acting at random (0) to the best that is possible (1), in the mean over the starts of the level.

    values: of discounted returns, as `Distance.greedy_return`. returns: of episodes' undiscounted returns, within the time limit.
    """

    values: "SkillScale"
    returns: "SkillScale"
