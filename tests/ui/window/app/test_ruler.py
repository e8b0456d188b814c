"""The return ruler: from the log to sums, by mouse and by keys."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pygame
import pytest

from playground.training import commands
from playground.training.studies.episodes import Episode
from playground.ui.explanations.returns.explanation import Ruler, measured_episode, returns
from playground.ui.panels.rewards import weights
from playground.world.library import find

CORRIDOR = (-1.0, -1.0, -1.0, 9.0)
"""The rewards of the straight way through `S...G`: a step costs 1, the cheese pays 10."""


@pytest.mark.parametrize(("discount", "total"), [(1.0, 6.0), (0.9, 3.851), (0.5, -0.625), (0.0, -1.0)])
def test_the_return_of_the_corridor(discount: float, total: float) -> None:
    assert find("corridor").rules.step_reward == -1.0
    ruler = returns(CORRIDOR, discount)
    assert ruler[0] == pytest.approx(total, abs=5e-4)
    counted = [reward * weight for reward, weight in zip(CORRIDOR, weights(4, 0, discount), strict=True)]
    assert sum(counted) == pytest.approx(total, abs=5e-4)


def test_each_return_is_the_next_reward_and_the_shrunk_rest() -> None:
    ruler = returns(CORRIDOR, 0.9)
    assert ruler[3] == 9.0
    for t in range(3):
        assert ruler[t] == pytest.approx(CORRIDOR[t] + 0.9 * ruler[t + 1])
    assert weights(4, 2, 0.5) == [0.0, 0.0, 1.0, 0.5]


def test_two_cheeses_tip_at_the_fourth_root_of_a_tenth() -> None:
    near, far = (1.0,), (0.0, 0.0, 0.0, 0.0, 10.0)
    tipping = 10 ** (-1 / 4)
    assert returns(far, tipping)[0] == pytest.approx(returns(near, tipping)[0])
    assert returns(far, tipping - 0.01)[0] < 1 < returns(far, tipping + 0.01)[0]


@pytest.fixture
def walked(driven: Callable[..., Any]) -> Any:
    """A person has walked through the corridor, and looks at the return."""
    app = driven("corridor", mode="why", live=True)
    app.until(lambda: app.space.snapshot.optimum is not None)
    app.key(pygame.K_2)
    for count in range(1, 5):
        app.key(pygame.K_RIGHT)
        app.until(lambda count=count: app.space.snapshot.agent.step == count)
    app.frames(3)
    return app


def ruler_of(app: Any) -> Ruler:
    ruler: Ruler = app.space.recall(Ruler)
    return ruler


def test_it_is_read_by_keys_and_by_dragging(walked: Any) -> None:
    assert ruler_of(walked).kept.rewards == CORRIDOR
    assert walked.node("ruler-return").label == "+3.851"
    walked.key(pygame.K_END, scancode=pygame.KSCAN_END)
    assert walked.node("ruler-return").label == "+9"
    walked.key(pygame.K_HOME, scancode=pygame.KSCAN_HOME)
    assert ruler_of(walked).at == 0
    bars = walked.node("ruler").rect
    spots = [(bars.left + bars.width * (2 * k + 1) // 8, bars.centery) for k in range(3)]
    walked.drag(spots)
    assert ruler_of(walked).at == 2
    assert walked.node("ruler-return").label == "+7.1"
    walked.app.ui.set_focus("ruler")
    walked.frames(2)
    walked.key(pygame.K_LEFT)
    assert (ruler_of(walked).at, walked.space.snapshot.agent.step) == (1, 4)


def test_its_own_discount_changes_only_what_is_read(walked: Any) -> None:
    before = walked.space.level
    walked.app.workspace = walked.space.remember(replace(ruler_of(walked), discount=0.5))
    walked.frames(2)
    assert walked.node("ruler-return").label == "\N{MINUS SIGN}0.625"
    assert walked.space.level is before
    walked.click("ruler-back")
    assert ruler_of(walked).discount is None
    assert walked.node("ruler-return").label == "+3.851"


def test_it_can_become_the_level_s_and_be_taken_back(walked: Any) -> None:
    walked.app.workspace = walked.space.remember(replace(ruler_of(walked), discount=0.5))
    walked.frames(2)
    walked.click("ruler-use")
    assert walked.space.level.rules.discount == 0.5
    walked.until(lambda: walked.space.snapshot.level.rules.discount == 0.5)
    walked.frames(3)
    assert walked.node("ruler-return").label == "\N{MINUS SIGN}0.625"  # the log is gone, the episode is kept
    walked.key(pygame.K_z, mod=pygame.KMOD_CTRL)
    assert walked.space.level.rules.discount == 0.9


def test_a_persons_new_episode_is_shown_from_its_first_step_on(walked: Any) -> None:
    walked.worker.send(commands.Restart())
    walked.until(lambda: walked.space.snapshot.agent.step == 0)
    seen = []
    for count in range(1, 4):
        walked.worker.send(commands.Act("left"))
        walked.until(lambda count=count: walked.space.snapshot.agent.step == count)
        walked.frames(2)
        seen.append(ruler_of(walked).kept.rewards)
    assert seen == [(-1.0,), (-1.0, -1.0), (-1.0, -1.0, -1.0)]
    whole = measured_episode(walked.space.snapshot, "whole")
    assert isinstance(whole, Episode)
    assert whole.rewards == CORRIDOR
