"""Calls every kernel once with each kind of arguments, so that it is compiled and kept."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np

from playground.learning.collection import learners
from playground.learning.learner import BESIDE, Source
from playground.learning.life.experience import Experience
from playground.rl.iteration import iterated
from playground.rl.optimum import solve_optimum
from playground.settings import dials, tuned
from playground.world import TabularMDP, compile_mdp, parse_level

OTHERS = {"explore": "softmax", "order": "prioritized"}
"""Settings that decide between kernels, each with a choice for which there is another one."""
_LEVEL = """format = 1
title = "Warming up"
map = '''
S.
.G
'''
[rules]
moves = "{moves}"
slip = {slip}
discount = {discount}
"""
KINDS = (("four", 0.0), ("four", 0.25), ("eight", 0.25))
"""The three kinds of tables for which kernels are made: four actions with one or with three outcomes, and everything else."""


def warm_up(part: str, first: str = "") -> Iterator[str]:
    """Lets every learner of a source live or plan a little in a tiny level of each kind, the one named `first` before all others.

    Tells what is ready as it goes on: what every run needs beside its learner (see BESIDE), then the id of each learner.

    Args:
      part: "model" or "experience".
    """
    wanted = Source(part)
    yield warm_beside(wanted)
    specs = [spec for spec in learners().values() if spec.source is wanted]
    for spec in sorted(specs, key=lambda spec: spec.id != first):
        for mdp in _tables():
            for settings in _kinds(spec.settings()):
                learner = spec.make(settings, Experience(mdp) if wanted is Source.EXPERIENCE else mdp, 0)
                learner.advance(20)
                learner.advance(1, 0)
                learner.estimates()
        yield spec.id


@cache
def _tables() -> tuple[TabularMDP, ...]:
    """A tiny level of each kind."""
    return tuple(compile_mdp(parse_level(_LEVEL.format(moves=moves, slip=slip, discount=0.95))) for moves, slip in KINDS)


def warm_beside(source: Source) -> str:
    """Calls what every run needs beside its learner: the body, or the exact optimum. Returns its name, one of BESIDE."""
    if source is Source.EXPERIENCE:
        for mdp in _tables():
            Experience(mdp).walk(3)
        return BESIDE[0]
    for discount in (0.95, 1.0):
        solve_optimum(compile_mdp(parse_level(_LEVEL.format(moves="four", slip=0.25, discount=discount))))
    iterated(np.zeros((1, 1)), np.zeros((1, 1), np.uint32), np.ones(1), np.zeros(1))
    return BESIDE[1]


def _kinds(settings: Any) -> list[Any]:
    """The settings, and others for which another kernel is made: where nothing changes with time it is a quicker one."""
    others = [(dial.name, OTHERS[dial.name]) for dial in dials(settings) if OTHERS.get(dial.name) in dial.choices]
    return [settings, *(tuned(settings, {name: choice}) for name, choice in others)]
