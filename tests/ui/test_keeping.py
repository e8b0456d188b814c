"""Which curves are kept, and in which places."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.training.episode_curve import Curve
from playground.training.snapshot import Snapshot
from playground.ui.keeping import MOST, Kept, about, keeping, on_level
from playground.world import Level


@pytest.fixture
def run(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> Callable[..., Snapshot]:
    """A snapshot of a run of so many episodes."""

    def made(seed: int, episodes: int = 3, rows: str = "S.G", settings: Any = None) -> Snapshot:
        points = np.arange(episodes) + 1.0
        chosen = settings or learners()["sarsa"].settings()
        return replace(snapshot_of(level_of(rows)), seed=seed, settings=chosen, curve=Curve(points, points, points, points))

    return made


SPEC = learners()["sarsa"]


def places(kept: tuple[Kept, ...]) -> dict[int, int]:
    return {curve.seed: curve.place for curve in kept}


def test_each_has_a_place_of_its_own_and_the_oldest_makes_room(run: Callable[..., Snapshot]) -> None:
    kept: tuple[Kept, ...] = ()
    for seed in range(MOST + 2):
        kept = keeping(kept, run(seed), SPEC)
    assert places(kept) == {2: 2, 3: 3, 4: 4, 5: 5, 6: 0, 7: 1}


def test_the_same_run_takes_its_own_place(run: Callable[..., Snapshot]) -> None:
    kept = keeping(keeping(keeping((), run(1), SPEC), run(2), SPEC), run(1, episodes=9), SPEC)
    assert places(kept) == {1: 0, 2: 1}
    assert [len(curve.curve.mean) for curve in on_level(kept, kept[0].level)] == [9, 3]


def test_other_settings_are_another_run_and_a_free_place_is_taken(run: Callable[..., Snapshot]) -> None:
    kept = keeping(keeping((), run(1), SPEC), run(1, settings=SPEC.settings(alpha=0.5)), SPEC)
    assert [curve.place for curve in kept] == [0, 1]
    kept = keeping(kept[1:], run(4), SPEC)
    assert places(kept) == {1: 1, 4: 0}


def test_only_curves_of_the_same_level_are_compared(run: Callable[..., Snapshot]) -> None:
    kept = keeping((), run(1), SPEC)
    other = run(2, rows="S..G")
    assert on_level(kept, other.level) == ()
    assert places(keeping(kept, other, SPEC)) == {2: 0}


def test_it_says_what_was_moved(run: Callable[..., Snapshot]) -> None:
    (kept,) = keeping((), run(7, settings=SPEC.settings(alpha=0.5)), SPEC)
    assert about(kept) == "Sarsa, learning rate 0.5, seed 7, 3 episodes"
