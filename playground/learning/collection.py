"""All learners, found by looking into `learners/`."""

from collections.abc import Mapping
from functools import cache

from playground import registry
from playground.learning import learners as package
from playground.learning.learner import LearnerSpec


@cache
def learners() -> Mapping[str, LearnerSpec]:
    """Every learner by its id, in the order in which they are offered."""
    return registry.collect(package, "LEARNER")
