"""Two brains: who stands on either side, the board of the second learner, and the overlays that tell them apart."""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest

from playground.training.commands import Beside
from playground.ui.explanations.two_brains import EXPLANATION
from playground.ui.explanations.two_brains.sides import Pair
from playground.ui.workspace import Workspace


@pytest.fixture
def space(level_of: Callable[..., Any], snapshot_of: Callable[..., Any], space_of: Callable[..., Workspace]) -> Workspace:
    snapshot = replace(snapshot_of(level_of("S...G")), learner="q-learning", units=1234)
    return space_of(snapshot)


def learning(space: Workspace, learner: str) -> Workspace:
    return replace(space, brain=replace(space.brain, learner=learner), snapshot=replace(space.snapshot, learner=learner))


def test_the_counterpart_is_asked_to_run_beside(space: Workspace) -> None:
    assert EXPLANATION.beside(space) == Beside("actor-critic")
    assert EXPLANATION.beside(learning(space, "td")) is None


def test_wedges_for_values_and_petals_for_a_policy_on_the_runs_own_board(space: Workspace) -> None:
    assert EXPLANATION.overlays(space) == {"q-values"}
    assert EXPLANATION.overlays(learning(space, "actor-critic")) == {"policy"}
    assert EXPLANATION.overlays(learning(space, "td")) == space.look.overlays


def test_the_second_board_shows_the_other_kind_and_values_stand_first(space: Workspace) -> None:
    right = EXPLANATION.split(space)
    assert right is not None
    assert right.lead == 0
    assert right.panes[1].shown is not None
    assert right.panes[1].shown.overlays == {"policy"}
    assert tuple(pane.title for pane in right.panes) == ("**Q-learning** · values · step 1,234", "**Actor–critic** · wakes up …")
    left = EXPLANATION.split(learning(space, "actor-critic"))
    assert left is not None
    assert left.lead == 1
    assert left.panes[0].shown is not None
    assert left.panes[0].shown.overlays == {"q-values"}
    assert EXPLANATION.split(learning(space, "td")) is None


def test_the_titles_follow_the_second_learner(space: Workspace) -> None:
    there = replace(space.snapshot, learner="actor-critic", units=56)
    both = replace(space, snapshot=replace(space.snapshot, company={1: there}))
    second = EXPLANATION.split(both)
    assert second is not None
    assert second.panes[1].title == "**Actor–critic** · policy · step 56"
    failed = replace(there, status="failed", message="It ran out of numbers.")
    second = EXPLANATION.split(replace(space, snapshot=replace(space.snapshot, company={1: failed})))
    assert second is not None
    assert second.panes[1].title == "**Actor–critic** · It ran out of numbers."


def test_a_dropdown_on_each_side_offers_its_own_kind(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, *EXPLANATION.side)
    assert shown.node("brain-values").value == "Q-learning"
    assert shown.node("brain-policy").value == "Actor–critic"
    assert shown.node("brain-values-reached").label == "No episode has ended yet."
    shown.choose("brain-policy", "REINFORCE")
    assert shown.space.recall(Pair).other == "reinforce"
    assert shown.space.outbox == ()


def test_the_recent_return_is_the_mean_of_the_last_points(screen: Callable[..., Any], space: Workspace) -> None:
    curve = replace(space.snapshot.curve, mean=np.array([0.0] * 30 + [4.0] * 20))
    shown = screen(replace(space, snapshot=replace(space.snapshot, curve=curve, episodes=50)), *EXPLANATION.side)
    assert shown.node("brain-values-reached").label == "Return after 50 episodes"
    assert "+4" in shown.words


def test_both_begin_again_with_nothing_learned(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, *EXPLANATION.side)
    shown.click("both-anew")
    assert shown.space.runs == space.runs + 1


def test_a_learner_of_neither_kind_offers_a_pair(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(learning(space, "td"), *EXPLANATION.side)
    assert shown.node("no-pair").label == "The learner of this run is of neither kind."
    shown.click("pair")
    assert shown.space.brain.learner == "q-learning"
    waking = screen(replace(space, learners=MappingProxyType({})), *EXPLANATION.side)
    assert waking.node("no-pair").label == "The learners are waking up …"
    assert not waking.has("pair")


def test_enter_spins_the_needle_only_if_there_are_two(space: Workspace) -> None:
    assert EXPLANATION.keys(space, "enter").recall(Pair).spins == 1
    alone = learning(space, "td")
    assert EXPLANATION.keys(alone, "enter") is alone
    assert EXPLANATION.keys(space, "delete") is space
