"""What the pupil's own moves are worth, beside the board and on it."""

from collections.abc import Callable

import pytest

from playground.learning.learner import Field
from playground.training.commands import Act, Study
from playground.training.drivers import PolicySource
from playground.ui.course.own_worth import own_drawn, own_study, own_worth
from playground.ui.workspace import Workspace

Lived = Callable[..., Workspace]


def test_the_session_solves_the_persons_moves(lived: Lived) -> None:
    assert own_study(lived("corridor", "q-learning")) == Study(PolicySource.PLAYED)


def test_four_moves_to_the_right_are_worth_the_best(lived: Lived, played: Callable[..., object]) -> None:
    """The corridor's best value is 3.851 from the start."""
    workspace = lived("corridor", "q-learning", *[Act("right")] * 4, Study(PolicySource.PLAYED))
    drawn = own_drawn(workspace)
    assert drawn.fields[Field.POLICY].max(axis=1)[:4] == pytest.approx([1.0] * 4, abs=1e-9)
    assert drawn.fields[Field.V][0] == pytest.approx(3.851, abs=1e-9)
    assert "+3.85" in played(own_worth, workspace).node("own-worth").label  # type: ignore[attr-defined]


def test_before_it_is_solved_there_is_nothing_to_draw(lived: Lived) -> None:
    assert own_drawn(lived("corridor", "q-learning")).fields == {}
