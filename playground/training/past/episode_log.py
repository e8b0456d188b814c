"""All episodes of a run, however long ago they ended: it lives its past once more from its beginning, and they are noted."""

from collections.abc import Callable

from playground.learning.life.experience import Ended
from playground.training.chronicle.keyframes import Keyframe
from playground.training.chronicle.life_log import Position
from playground.training.experiments.trial import joined
from playground.training.past.revival import Revival
from playground.training.past.run_document import RunDocument

SLICE = 0.05
"""Seconds between two looks at the progress."""


class Listening(Revival):
    """A life that is revived from its very beginning and tells of every episode that ends. parts: what it has told."""

    def __init__(self, document: RunDocument, branch: int | None) -> None:
        strand = document.tree.named(document.branch if branch is None else branch)
        super().__init__(strand.chronicle, document.tree.grounds)
        self.parts: list[Ended] = []

    def _nearest(self, position: Position) -> Keyframe | None:
        return self.chronicle.beginning if self.life.trainee is None else None

    def _go(self, seconds: float) -> None:
        if self.life.trainee is not None:  # on a level that changes its body becomes another one
            self.life.trainee.body.listener = self.parts.append
        super()._go(seconds)


def episode_log(
    document: RunDocument,
    moment: int | None = None,
    branch: int | None = None,
    report: Callable[[float], None] = lambda share: None,
) -> tuple[Ended, int]:
    """The episodes that ended until a moment (None: until the end), and how many ended in all.

    Those before the beginning of a run that goes on from a file of an earlier version are counted, but nobody noted them.

    report: is called with the share that is done.

    Raises:
      PastError, LevelError: it cannot be lived again.
    """
    life = Listening(document, branch)
    last = life.chronicle.last if moment is None else moment
    life.head_for(life.chronicle.log.position(last))
    whole = max(1, life.left)
    while not life.work(SLICE):
        report(1.0 - life.left / whole)
    trainee = life.life.trainee
    return joined(life.parts), 0 if trainee is None else trainee.body.episodes
