"""The return: which episode is on the ruler, its sums, its own discount, and the sentences on what is missing."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.training.commands import Act, Restart
from playground.training.drivers import Driver
from playground.training.snapshot import Transition
from playground.training.studies.episodes import Episode, EpisodeEnd
from playground.ui.explanations.returns import EXPLANATION
from playground.ui.explanations.returns.explanation import Ruler, discount_of, measured_episode, returns
from playground.ui.workspace import Workspace

PANELS = (*EXPLANATION.side, *(panel for panel, _ in EXPLANATION.strip))
WAY = [Act("right")] * 4


@pytest.fixture
def space(lived: Callable[..., Workspace]) -> Workspace:
    """A whole episode straight through the corridor: -1, -1, -1, 9."""
    return lived("corridor", "q-learning", *WAY)


def episode(rewards: tuple[float, ...], first: int | None = 0, ended: EpisodeEnd | None = EpisodeEnd.TERMINATED) -> Episode:
    return Episode(tuple(Transition(0, 0, reward, 0, False, False, "me") for reward in rewards), first, ended)


def test_each_return_is_the_next_reward_plus_the_discounted_rest() -> None:
    assert returns((-1.0, -1.0, -1.0, 9.0), 0.9) == pytest.approx([3.851, 5.39, 7.1, 9.0], abs=1e-9)
    assert returns((2.0, 3.0), 0.0) == pytest.approx([2.0, 3.0], abs=1e-9)
    assert returns((2.0, 3.0), 1.0) == pytest.approx([5.0, 3.0], abs=1e-9)


def test_the_present_episode_and_the_last_whole_one(space: Workspace, lived: Callable[..., Workspace]) -> None:
    whole = measured_episode(space.snapshot, "whole")
    assert whole is not None
    assert whole.rewards == (-1.0, -1.0, -1.0, 9.0)
    later = lived("corridor", "q-learning", *WAY, Restart(), Act("right")).snapshot
    later = replace(later, driver=Driver.ME)
    now = measured_episode(later, "now")
    assert now is not None
    assert now.rewards == (-1.0,)
    assert measured_episode(later, "whole") == whole
    assert measured_episode(replace(later, driver=Driver.LEARNER), "now") == whole  # too young to be shown
    assert measured_episode(replace(space.snapshot, last=(), agent=space.snapshot.agent._replace(step=0)), "now") is None


def test_the_number_and_the_sentence_of_the_step_that_is_read(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, *PANELS)
    assert shown.node("ruler-return").label == "+3.851"
    assert "The next reward −1, and 0.9 times what comes after it: 0.9 × 5.39." in shown.words
    last = EXPLANATION.keys(shown.space, "end")
    assert last.recall(Ruler).at == 3
    assert "The last reward: +9, and nothing after it." in screen(last, *PANELS).words
    symbols = replace(last, preferences=replace(last.preferences, reading="student"))
    assert any(words.startswith("G_3 = R_4 + γ G_4") for words in screen(symbols, *PANELS).words)


@pytest.mark.parametrize(("key", "at"), (("home", 0), ("page-up", 1), ("page-down", 3), ("end", 3)))
def test_keys_choose_the_step_and_stop_at_the_ends(space: Workspace, key: str, at: int) -> None:
    kept = space.remember(Ruler(at=2, kept=episode((-1.0, -1.0, -1.0, 9.0))))
    assert EXPLANATION.keys(kept, key).recall(Ruler).at == at
    assert EXPLANATION.keys(kept, "enter") is kept
    assert EXPLANATION.keys(space, key) is space


@pytest.mark.parametrize(
    ("one", "symbols", "sentence"),
    (
        (episode((1.0, 2.0), None), False, "It keeps only its last 2 rewards; steps are counted from there."),
        (episode((1.0, 2.0), 7), False, "It keeps only its last 2 rewards, from step 7 on."),
        (episode((1.0,), 0, "truncated"), False, "The clock cut it off: what might have followed is not counted."),
        (episode((1.0,), 0, None), False, "It has not ended yet: this is the sum so far."),
        (episode((1.0,), 0, None), True, "It has not ended yet: this is G so far."),
    ),
)
def test_what_is_missing_is_said(
    screen: Callable[..., Any], space: Workspace, one: Episode, symbols: bool, sentence: str
) -> None:
    from playground.ui.explanations.returns.explanation import reading

    kept = space.remember(Ruler(kept=one))
    kept = replace(kept, preferences=replace(kept.preferences, reading="student" if symbols else "school"))
    assert sentence in screen(kept, reading).words


def test_a_discount_of_its_own_changes_only_what_is_read_until_the_level_takes_it(
    screen: Callable[..., Any], space: Workspace
) -> None:
    own = screen(space.remember(Ruler(discount=0.5)), *PANELS)
    assert discount_of(own.space) == 0.5
    assert own.space.level.rules.discount == 0.9
    assert own.node("ruler-return").label == "−0.625"
    assert "For this ruler only: the level has 0.9." in own.words
    own.click("ruler-use")
    assert own.space.level.rules.discount == 0.5
    assert own.space.recall(Ruler).discount is None
    back = screen(space.remember(Ruler(discount=0.5)), *PANELS)
    back.click("ruler-back")
    assert (back.space.recall(Ruler).discount, back.space.level) == (None, space.level)


def test_before_the_first_reward_there_is_nothing_to_measure(
    screen: Callable[..., Any], level_of: Callable[..., Any], snapshot_of: Callable[..., Any], space_of: Callable[..., Workspace]
) -> None:
    shown = screen(space_of(snapshot_of(level_of("S...G"))), *PANELS)
    assert "No rewards yet" in shown.words
    assert not shown.has("ruler-return")
