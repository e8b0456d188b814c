"""The random yardstick: every legal move alike, nothing is learned."""

from collections.abc import Mapping
from dataclasses import dataclass

from playground.learning.learner import Array, Field, LearnerSpec, Progress, Source
from playground.learning.life.experience import Experience
from playground.rl.policies import uniform


@dataclass(frozen=True)
class Settings:
    """No dials."""


class Random:
    """A mouse that throws dice."""

    def __init__(self, settings: Settings, body: Experience) -> None:
        self.settings = settings
        self.body = body

    def advance(self, n: int, action: int | None = None) -> Progress:
        """Lives n transitions."""
        lived = self.body.walk(n, action=action)
        return Progress(self.body.steps, self.body.episodes, lived, 0.0, False)

    def estimates(self) -> Mapping[Field, Array]:
        """The uniform policy and how often each action was tried."""
        return {Field.POLICY: uniform(self.body.mdp.legal), Field.VISITS: self.body.visits}

    def save(self) -> Mapping[str, Array]:
        """The body."""
        return self.body.save()

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        self.body.load(arrays)


LEARNER = LearnerSpec(
    id="random",
    title="Random",
    family="Yardsticks",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=lambda settings, body, seed: Random(settings, body),
    book="Section 4.1, the equiprobable random policy",
    about="A mouse that never learns and always throws dice. Whoever learns should soon do better.",
    fields=(Field.POLICY, Field.VISITS),
    order=60,
)
