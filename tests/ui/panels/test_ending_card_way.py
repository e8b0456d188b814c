"""The card at the end keeps off the way that led there."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pygame

from playground.training.drivers import Driver
from playground.training.snapshot import Transition
from playground.ui.board.viewport import Viewport
from playground.ui.panels.ending_card import _clear

VIEW = Viewport(pygame.Rect(0, 0, 700, 700), 7, 7, margin=0)


def test_it_lies_where_it_hides_least_of_the_way(snapshot_of: Callable[..., Any], level_of: Callable[..., Any]) -> None:
    rows = "S" + "......\n" + ".......\n" * 5 + "......G"
    snapshot = snapshot_of(level_of(rows))
    state = snapshot.mdp.state_at()
    along = [state[0, col] for col in range(7)] + [state[row, 6] for row in range(1, 7)]
    steps = itertools.pairwise(map(int, along))
    last = tuple(Transition(one, 0, 0.0, other, False, False, Driver.ME) for one, other in steps)
    ended = replace(snapshot, last=last, agent=snapshot.agent._replace(state=int(along[-1])))
    box = _clear(pygame.Rect(0, 0, 300, 150), VIEW, ended, 8)
    assert box.collidelistall([VIEW.rect_of(ended.mdp.states[int(one)].cell) for one in along]) == []
