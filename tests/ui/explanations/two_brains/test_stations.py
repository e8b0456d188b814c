"""The two ways from a cell to a move: the largest of the values with its ties, and the move that the wheel draws."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.ui.explanations.two_brains.sides import Pair
from playground.ui.explanations.two_brains.stations import ABOUT, TITLES, chances_way, values_way, with_spin
from playground.ui.explanations.two_brains.wheel import needle_stop
from playground.ui.workspace import Workspace

WIDE = (1200, 300)


@pytest.fixture
def space(level_of: Callable[..., Any], snapshot_of: Callable[..., Any], space_of: Callable[..., Workspace]) -> Workspace:
    """Both learners on a corridor; at the start "right" is worth 2 and chosen three times in four."""
    level = level_of("S...G")
    bare = snapshot_of(level)
    q, policy, right = (
        np.zeros_like(bare.fields[Field.Q]),
        np.zeros_like(bare.fields[Field.POLICY]),
        bare.mdp.actions.index("right"),
    )
    q[0, right] = 2.0
    policy[0] = bare.mdp.legal[0] * 0.25 / (bare.mdp.legal[0].sum() - 1)
    policy[0, right] = 0.75
    own = replace(snapshot_of(level, {Field.Q: q, Field.POLICY: policy}), learner="q-learning")
    return space_of(replace(own, company={1: replace(own, learner="actor-critic")}))


def label(shown: Any, id: str) -> str:
    words: str = shown.node(id).label
    return words


def test_the_way_of_values_ends_at_the_largest(screen: Callable[..., Any], space: Workspace) -> None:
    right = space.snapshot.mdp.actions.index("right")
    shown = screen(space, values_way, size=WIDE)
    assert label(shown, f"bar-q-{right}") == "2"
    assert label(shown, "largest") == "right, 75 %"
    assert [label(shown, f"station-q-{number}") for number in range(4)] == ["cell", "table", "values", "the largest"]
    symbols = screen(replace(space, preferences=replace(space.preferences, reading="student")), values_way, size=WIDE)
    assert label(symbols, "station-q-2") == "Q(s, ·)"


def test_equal_values_are_a_tie(screen: Callable[..., Any], space: Workspace) -> None:
    even = replace(space.snapshot, fields={**space.snapshot.fields, Field.Q: np.zeros_like(space.snapshot.fields[Field.Q])})
    assert label(screen(replace(space, snapshot=even), values_way, size=WIDE), "largest") == "a tie"


def test_the_way_of_a_policy_ends_at_the_move_that_the_needle_points_at(screen: Callable[..., Any], space: Workspace) -> None:
    still = replace(space, preferences=replace(space.preferences, reduced_motion=True))
    right = still.snapshot.mdp.actions.index("right")
    shown = screen(still, chances_way, size=WIDE)
    assert label(shown, f"bar-p-{right}") == "75 %"
    _, move = needle_stop(still.snapshot.fields[Field.POLICY][0], 0, 0)
    shown.frames(120)
    assert label(shown, "drawn") == still.snapshot.mdp.actions[move]
    shown.click("spin")
    assert shown.space.recall(Pair).spins == 1


def test_a_narrow_way_keeps_only_the_last_two_stations(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, values_way, size=(410 + 240, 300))
    assert not shown.has("station-q-0")
    assert shown.has("station-q-3")
    assert any(words.startswith(TITLES[True]) and "(0, 0)" in words for words in shown.words)


def test_without_a_pair_each_way_is_described_in_words(screen: Callable[..., Any], space: Workspace) -> None:
    alone = replace(space, brain=replace(space.brain, learner="td"))
    for way, values in ((values_way, True), (chances_way, False)):
        words = screen(alone, way, size=WIDE).words
        assert TITLES[values] in words
        assert ABOUT[values] in words


def test_a_learner_that_has_not_begun_wakes_up(screen: Callable[..., Any], space: Workspace) -> None:
    waking = replace(space, snapshot=replace(space.snapshot, company={}))
    assert "It wakes up …" in screen(waking, chances_way, size=WIDE).words


def test_a_spin_is_counted(space: Workspace) -> None:
    assert with_spin(with_spin(space)).recall(Pair).spins == 2
