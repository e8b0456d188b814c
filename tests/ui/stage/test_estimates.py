"""What a snapshot gives the overlays, and what an explanation gives them in its place."""

from collections.abc import Callable
from dataclasses import replace
from gc import collect
from weakref import ref

import numpy as np
import pytest

from playground.learning.learner import Field, Standing
from playground.training.snapshot import Agent, Optimum, Snapshot, Transition
from playground.ui.board.window import learned
from playground.ui.stage.estimates import drawn_of, lived, numbers
from playground.world import Level


@pytest.fixture
def walked(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> Snapshot:
    """Four steps of bumping into the wall on the left, the first of them in an episode that is over."""
    last = tuple(Transition(0, 3, -float(n), 0, n == 0, False, "me") for n in range(4))
    return replace(snapshot_of(level_of("S.G"), last=last), agent=Agent(0, 3, 0.0, 0.0), driver="me")


def test_a_way_begins_with_its_episode_and_is_not_watched_in_a_rush(walked: Snapshot) -> None:
    assert lived(walked) == walked.last[1:]
    assert lived(replace(walked, agent=walked.agent._replace(step=0))) == ()
    assert lived(replace(walked, running=True, driver="learner", per_second=None)) == ()
    assert lived(replace(walked, running=True, driver="learner", per_second=8.0)) == walked.last[1:]


def test_a_snapshot_gives_what_it_has_learned_and_its_way(walked: Snapshot) -> None:
    best = Optimum(np.array([0.9, 1.0, 0.0]), np.zeros((3, 4)), np.zeros((3, 4), bool), 0.9)
    seen = drawn_of(replace(walked, optimum=best, standing=Standing((), improves=True), moved=np.ones(3)))
    assert seen.fields is walked.fields
    assert seen.tried is walked.fields[Field.VISITS]
    assert seen.measure is best.v
    assert (seen.keeps, seen.way, seen.first) == (True, walked.last[1:], 1)
    assert seen.moved is not None
    assert drawn_of(walked).measure is None
    assert not drawn_of(walked).keeps


def test_a_way_whose_beginning_is_forgotten_is_numbered_from_its_episode(walked: Snapshot) -> None:
    assert drawn_of(replace(walked, agent=walked.agent._replace(step=90))).first == 87


def test_an_explanation_gives_its_own_numbers_of_which_each_counts(walked: Snapshot) -> None:
    blind = replace(walked, fields={**walked.fields, Field.VISITS: np.zeros((3, 4))})
    own = numbers(blind, {Field.V: np.zeros(3)})
    assert own.fields.keys() == {Field.V}
    assert own.begun
    assert learned(own, np.arange(3)).all()
    assert not drawn_of(blind).begun
    assert not learned(drawn_of(blind), np.arange(3)).any()
    assert (own.mdp, own.level, own.way, own.moved) == (blind.mdp, blind.now, (), None)


def test_what_is_drawn_is_made_once_and_goes_with_its_snapshot(walked: Snapshot) -> None:
    later = replace(walked, number=walked.number + 1)
    drawn = ref(drawn_of(later))
    assert drawn() is drawn_of(later) is not drawn_of(walked)
    del later
    collect()
    assert drawn() is None
