"""The commands: a closed union of frozen values."""

import dataclasses
import typing

import numpy as np
import pytest

from playground.training import commands, past_commands
from playground.training.commands import Command, Start, Step, Study
from playground.training.drivers import PolicySource
from playground.world.library import find

COVERS = ("playground/training/past_commands.py",)
ROOMS = (commands.__name__, past_commands.__name__)
DECLARED = [value for value in vars(commands).values() if dataclasses.is_dataclass(value) and value.__module__ in ROOMS]


def test_every_command_that_is_declared_belongs_to_the_union():
    assert set(typing.get_args(Command)) == set(DECLARED)
    kinds = [typing.get_args(union) for union in (commands.ToLearner, commands.ToSwitches, commands.ToPast)]
    assert set(kinds[0] + kinds[1] + kinds[2]) < set(DECLARED)
    assert len(set(kinds[0] + kinds[1] + kinds[2])) == sum(map(len, kinds))


@pytest.mark.parametrize("kind", DECLARED, ids=lambda kind: kind.__name__)
def test_nobody_can_change_a_command(kind: type) -> None:
    assert kind.__dataclass_params__.frozen


def test_arrays_do_not_make_commands_incomparable():
    one, other = (Start(find("corridor"), "sarsa", policy=np.full((2, 2), share)) for share in (0.5, 0.25))
    assert one == other != Start(find("corridor"), "sarsa", seed=1)
    assert Study(PolicySource.PAINTED, np.zeros(3)) == Study(PolicySource.PAINTED, np.ones(3))
    assert Step() == Step(1)
