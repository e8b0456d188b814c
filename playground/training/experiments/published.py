"""All published experiments, found by looking into `reproductions/`."""

from collections.abc import Mapping
from functools import cache

from playground import registry
from playground.training.experiments import reproductions as package
from playground.training.experiments.reproduction import Reproduction


@cache
def reproductions() -> Mapping[str, Reproduction]:
    """Every reproduction by its id, in the order of the book."""
    return registry.collect(package, "REPRODUCTION")
