"""All learners, found by looking into `learners/`."""

import pkgutil
from collections.abc import Mapping
from functools import cache

from playground import registry
from playground.learning import learners as package
from playground.learning.learner import LearnerSpec


def is_learner(id: str) -> bool:
    """Whether there is a learner of this id, without loading any: its file is named by its id."""
    return any(module.name == id.replace("-", "_") for module in pkgutil.iter_modules(package.__path__))


@cache
def learners() -> Mapping[str, LearnerSpec]:
    """Every learner by its id, in the order in which they are offered."""
    return registry.collect(package, "LEARNER")
