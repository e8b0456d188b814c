"""What a mode is: its defaults do nothing, and one of several modes in one is the open one."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pygame
import pytest

from playground.ui.board.viewport import Viewport
from playground.ui.kit import Theme, Ui
from playground.ui.mode import Mode
from playground.ui.modes import modes
from playground.ui.stage.motion import Marks
from playground.ui.stage.split import WHOLE
from playground.ui.workspace import Workspace

BARE = Mode(id="bare", title="Bare", about="", icon="eye", order=9, side=())
VIEW = Viewport(pygame.Rect(0, 0, 100, 100), 1, 5)


@pytest.fixture
def space(level_of: Callable[..., Any], snapshot_of: Callable[..., Any], space_of: Callable[..., Workspace]) -> Workspace:
    return space_of(snapshot_of(level_of("S...G")))


def test_a_mode_that_declares_nothing_does_nothing(space: Workspace) -> None:
    ui = Ui(Theme())
    assert BARE.touch(ui, VIEW, space) is space
    assert BARE.over(ui, VIEW, space) is space
    assert BARE.steer(space, "up", False) is space
    assert BARE.keys(space, "enter") is space
    assert BARE.marks(ui, VIEW, space) == Marks()
    assert BARE.study(space) is None
    assert BARE.beside(space) is None
    assert BARE.split(space) is WHOLE
    assert BARE.sees(space) is space and BARE.back(space, space) is space
    assert BARE.room(ui) == ui.theme.gap


def test_by_default_the_arrow_keys_drive_and_the_board_shows_what_the_run_has_learned(space: Workspace) -> None:
    assert BARE.drives(space)
    assert BARE.drawn(space).fields == space.snapshot.fields
    assert BARE.overlays(space) == space.look.overlays
    assert BARE.overlays(replace(space, look=replace(space.look, overlays=frozenset({"visits"})))) == {"visits"}


def test_a_mode_is_itself_or_the_one_that_is_open_within_it(space: Workspace) -> None:
    assert BARE.now(space) is BARE
    inner = replace(BARE, id="inner")
    assert replace(BARE, within=lambda _: inner).now(space) is inner


def test_the_modes_stand_in_their_order_and_each_says_what_it_is_for() -> None:
    every = list(modes().values())
    orders = [one.order for one in every]
    assert orders == sorted(set(orders))
    assert [one.id for one in every] == list(modes())
    for one in every:
        assert one.title
        assert one.about.endswith(".")


@pytest.mark.parametrize("id", list(modes()))
def test_each_mode_draws_its_panels_from_a_run_that_has_learned_nothing(
    id: str, screen: Callable[..., Any], space: Workspace
) -> None:
    one = modes()[id].now(space)
    shown = screen(space, *one.side, *one.foot, *(panel for panel, _ in one.strip), touch=one.touch, over=one.over,
                   size=(800, 2400))  # fmt: skip
    assert len(shown.ui.nodes) > len(one.side)
    assert shown.space.level == space.level
    assert isinstance(one.marks(shown.ui, shown.view, shown.space), Marks)
