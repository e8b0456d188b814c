"""The maps of what is lost, of what is wrong, and of what an edit changed."""

import numpy as np
import pytest

from playground.edit.board_edits import Paint
from playground.edit.history import History
from playground.learning.learner import Field
from playground.training import commands
from playground.training.session import Session
from playground.ui.documents import opened
from playground.ui.explanations.distance.explanation import EXPLANATION, Distances, gap, sentence
from playground.ui.workspace import Workspace
from playground.world import library
from playground.world.grid import Cell


def lived(level: str, source: str, steps: int = 0, *more: commands.Command) -> Workspace:
    """A workspace that has seen a run, with a policy that is studied."""
    session = Session()
    session.obey(commands.Start(library.find(level), "q-learning", seed=1))
    for command in (commands.Step(steps), *more, commands.Study(source)):
        session.obey(command)
        while session.work(0.2):
            pass
    document = opened(level)
    return Workspace(document, History(document.saved), session.measured())


def test_what_is_lost_is_what_the_best_has_more_and_never_negative() -> None:
    space = lived("book", "uniform")
    loss, snapshot = gap(space.snapshot, "loss"), space.snapshot
    assert loss is not None
    assert snapshot.optimum is not None
    assert snapshot.study is not None
    acting = ~snapshot.mdp.terminal
    assert loss[acting] == pytest.approx((snapshot.optimum.v - snapshot.study.v)[acting], abs=1e-9)
    assert loss.min() >= -1e-9
    assert EXPLANATION.drawn(space).fields[Field.POLICY] is snapshot.study.policy


def test_where_it_goes_in_circles_the_words_say_from_how_many_places() -> None:
    space = lived("cliff-walking", "greedy", 3_000)
    loss = gap(space.snapshot, "loss")
    assert loss is not None
    endless = int(np.isinf(loss).sum())
    assert endless > 0
    words = sentence(space, Distances())
    assert f"**{endless} of 47 places**" in words
    assert "follow the arrows" in words


def test_the_best_loses_nothing() -> None:
    assert sentence(lived("book", "optimum"), Distances()) == "Nothing is lost: no policy does better."


def test_a_wrong_value_is_called_too_high_or_too_low() -> None:
    space = lived("corridor", "greedy")
    assert "too low (blue)" in sentence(space, Distances("error"))  # all is believed to be 0, and 9 is true before the cheese


def test_an_edit_is_told_by_the_places_that_feel_it() -> None:
    edit = commands.EditLevel(Paint((Cell(0, 1),), "#").apply(library.find("corridor")))
    words = sentence(lived("corridor", "greedy", 0, edit), Distances("ripple"))
    assert "changed the best value of **" in words
