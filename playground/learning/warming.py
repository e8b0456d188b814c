"""Calls every kernel once with each kind of arguments, so that it is compiled and kept."""

from typing import Any

import numpy as np

from playground.learning.collection import learners
from playground.learning.experience import Experience
from playground.learning.learner import Source
from playground.rl.iteration import iterated
from playground.rl.optimum import solve_optimum
from playground.settings import dials, tuned
from playground.world import compile_mdp, parse_level

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


def warm_up(part: str) -> None:
    """Lets every learner of a source live or plan a little in a tiny level of each kind. `part` is "model" or "experience"."""
    wanted = Source(part)
    for moves, slip in KINDS:
        mdp = compile_mdp(parse_level(_LEVEL.format(moves=moves, slip=slip, discount=0.95)))
        for spec in learners().values():
            if spec.source is not wanted:
                continue
            for settings in _kinds(spec.settings()):
                world = Experience(mdp) if wanted is Source.EXPERIENCE else mdp
                learner = spec.make(settings, world, 0)
                learner.advance(20)
                learner.advance(1, 0)
                learner.estimates()
    if wanted is Source.MODEL:
        for discount in (0.95, 1.0):
            solve_optimum(compile_mdp(parse_level(_LEVEL.format(moves="four", slip=0.25, discount=discount))))
        iterated(np.zeros((1, 1)), np.zeros((1, 1), np.uint32), np.ones(1), np.zeros(1))


def _kinds(settings: Any) -> list[Any]:
    """The settings, and others for which another kernel is made: where nothing changes with time it is a quicker one."""
    others = [(each.name, OTHERS[each.name]) for each in dials(settings) if OTHERS.get(each.name) in each.choices]
    return [settings, *(tuned(settings, {name: choice}) for name, choice in others)]
