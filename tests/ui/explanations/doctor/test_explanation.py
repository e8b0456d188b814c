"""The doctor: diagnoses as cards, remedies as buttons, and what each kind of remedy does to the workspace."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.training.commands import Drive, Learn, Resume, SetPace, Step, Tune
from playground.training.studies.diagnosis import Remedy
from playground.ui import theme
from playground.ui.explanations.doctor import EXPLANATION
from playground.ui.explanations.doctor.explanation import ShownCells, in_symbols, with_remedy
from playground.ui.workspace import Workspace
from playground.world.grid import Cell


@pytest.fixture
def space(lived: Callable[..., Workspace]) -> Workspace:
    space = lived("corridor", "q-learning", Tune({"alpha": 0.0}), Step(50))
    return replace(space, brain=replace(space.brain, settings={"q-learning": space.snapshot.settings}))


def test_a_learning_rate_of_zero_is_found_and_one_press_mends_it(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, *EXPLANATION.side)
    assert shown.has("finding-alpha-0")
    remedy = next(node for node in shown.ui.nodes if node.label == "Learning rate 0.1")
    shown.click(remedy.id)
    assert shown.space.settings.alpha == 0.1
    assert shown.space.outbox == (Tune({"alpha": 0.1}),)
    assert shown.space.notes[-1] == ("Done: Learning rate 0.1.", "info")


def test_until_the_learners_are_loaded_it_waits(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(replace(space, learners={}), *EXPLANATION.side)
    assert shown.words == ["The learners are waking up …"]


def test_a_run_without_a_diagnosis_is_told_how_it_is_doing(screen: Callable[..., Any], lived: Callable[..., Workspace]) -> None:
    shown = screen(lived("corridor", "q-learning", Step(5000)), *EXPLANATION.side)
    assert not any(node.id.startswith("finding-") for node in shown.ui.nodes)
    assert shown.has("well")


def test_each_order_of_a_remedy_is_carried_out(space: Workspace) -> None:
    remedy = Remedy("All", orders=(Drive("learner"), Learn(True), SetPace(None), Resume()))
    after = with_remedy(replace(space, brain=replace(space.brain, learning=False)), remedy)
    assert after.brain.driver == "learner"
    assert after.brain.learning
    assert after.brain.pace is None
    assert after.brain.running
    assert [type(command) for command in after.outbox] == [Drive, Learn, SetPace, Resume]


def test_a_remedy_of_the_level_can_be_undone(space: Workspace) -> None:
    after = with_remedy(space, Remedy("Patience 0.5", rules={"discount": 0.5}))
    assert after.level.rules.discount == 0.5
    assert after.history.undo().level == space.level


def test_the_cells_that_a_diagnosis_is_about_are_framed_on_demand(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space.remember(ShownCells((Cell(0, 2),))), over=EXPLANATION.over)
    line = max(2, shown.view.cell_size // 14)
    edge = shown.view.rect_of((0, 2)).midleft
    assert shown.colour((edge[0] + line, edge[1])) == theme.FOCUS
    assert not shown.painted(shown.view.rect_of((0, 1)))


@pytest.mark.parametrize(
    ("words", "symbols"),
    (
        ("The learning rate is 0.", "The step size α is 0."),
        ("Learning rate 0.1", "α = 0.1"),
        ("Patience 0.9", "γ = 0.9"),
        ("Patience is 0: only the next reward counts.", "γ is 0: only the next reward counts."),
        ("Curiosity 0.2", "ε = 0.2"),
    ),
)
def test_symbols_replace_plain_words_only_if_they_are_wanted(space: Workspace, words: str, symbols: str) -> None:
    assert in_symbols(words, space) == words
    assert in_symbols(words, replace(space, preferences=replace(space.preferences, reading="student"))) == symbols
