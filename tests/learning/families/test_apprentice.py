"""What every learner from experience promises about the episode that it is in the middle of."""

import numpy as np
import pytest

from playground.learning.families.apprentice import Apprentice
from playground.learning.learner import Progress
from playground.learning.life.experience import Experience


class Notebook:
    """What is kept of the episode: how often it was dropped."""

    def __init__(self):
        self.drops, self.words = 0, np.zeros(1)

    def drop(self):
        self.drops += 1

    def save(self):
        return {"run/words": self.words.copy()}

    def load(self, arrays):
        self.words[...] = arrays.get("run/words", 0.0)


class Walker(Apprentice):
    """Learns nothing while the body walks to the right; its error is −3."""

    @staticmethod
    def live(n, forced, mind, sampler, body):
        mind.walk(n, action=1 if forced < 0 else forced)
        return n, -3.0

    def __init__(self, settings, body):
        super().__init__(settings, body)
        self.recent = Notebook()

    def mind(self):
        return self.body

    def estimates(self):
        return {}


class Walks:
    """A body that is moved by counting alone."""

    any_sampler = body = None

    def __init__(self):
        self.steps = self.step = self.episodes = 0

    def walk(self, n, action=None):
        self.steps, self.step = self.steps + n, self.step + n

    def live(self, n, action, learn):
        return learn(n, -1 if action is None else action)

    def save(self):
        return {"body/steps": np.array([self.steps])}

    def load(self, arrays):
        self.steps = int(arrays["body/steps"][0])


@pytest.fixture
def walker():
    learner = Walker(None, Walks())
    learner.advance(3)
    return learner


def test_it_keeps_the_episode_as_long_as_it_saw_every_step(walker):
    drops = walker.recent.drops
    assert walker.advance(2) == Progress(5, 0, 2, 3.0, False)
    assert walker.recent.drops == drops


def test_it_forgets_the_episode_when_somebody_else_moved_the_body(walker):
    drops = walker.recent.drops
    walker.body.walk(1)
    walker.advance(1)
    assert walker.recent.drops == drops + 1


def test_it_forgets_what_was_before_a_new_episode(walker):
    drops = walker.recent.drops
    walker.body.step = 0
    walker.advance(1)
    assert walker.recent.drops == drops + 1


def test_what_it_keeps_is_saved_with_the_body_and_goes_on(walker):
    walker.recent.words[0] = 8.0
    other = Walker(None, Walks())
    other.load(walker.save())
    drops = other.recent.drops
    assert other.recent.words[0] == 8.0 and other.body.steps == 3
    other.body.step = 3
    other.advance(1)
    assert other.recent.drops == drops


def test_a_learner_without_a_kernel_of_its_own_draws_from_any_table(drawn):
    body = Experience(drawn(["S.G"]))
    assert Walker(None, body).world is body.any_sampler
