"""Snapshots of levels that nothing has learned on yet, with fields made up by a test."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training.first_sight import still
from playground.training.snapshot import Snapshot, Transition
from playground.world import Level, parse_level


@pytest.fixture
def level_of() -> Callable[..., Level]:
    """Makes a level of rows; `tail` is the rest of the file."""

    def made(rows: str, tail: str = "") -> Level:
        return parse_level(f'format = 1\ntitle = "t"\nmap = """\n{rows.strip()}\n"""\n{tail}\n')

    return made


@pytest.fixture
def snapshot_of() -> Callable[..., Snapshot]:
    """Makes a snapshot of a level: every field there is, all visited once and worth 0, but for what a test gives."""

    def made(level: Level, fields: Mapping[Field, Any] | None = None, last: tuple[Transition, ...] = ()) -> Snapshot:
        begun = still(level)
        states, actions = begun.mdp.legal.shape
        zeros = {each: np.zeros(states if each.axes == "S" else (states, actions)) for each in Field}
        zeros[Field.VISITS] += begun.mdp.legal
        zeros[Field.POLICY] += begun.mdp.legal / np.maximum(begun.mdp.legal.sum(axis=1, keepdims=True), 1)
        return replace(begun, fields=MappingProxyType({**zeros, **(fields or {})}), last=last)

    return made
