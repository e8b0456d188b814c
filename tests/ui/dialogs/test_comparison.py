"""The dialog of learning curves: a line for this run and for each kept curve, which can be kept and removed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.training.commands import Step
from playground.ui.dialogs.comparison import comparison
from playground.ui.keeping import about, kept_of
from playground.ui.panels.curve_view import CurveView
from playground.ui.workspace import Workspace


@pytest.fixture
def space(lived: Callable[..., Workspace]) -> Workspace:
    space = lived("corridor", "q-learning", Step(200))
    assert space.spec is not None
    kept = tuple(kept_of(replace(space.snapshot, seed=seed), space.spec, place) for place, seed in enumerate((5, 6)))
    return replace(space, kept=kept).open_dialog("compare")


def test_each_kept_curve_has_a_line_with_its_number_and_full_name(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, dialog=comparison, size=(1000, 700))
    assert "This run" in shown.words
    for number, kept in enumerate(space.kept, start=1):
        assert f"{number}  {about(kept)}" in shown.words


def test_a_curve_is_removed_by_its_cross_and_the_others_stay(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, dialog=comparison, size=(1000, 700))
    assert shown.node("remove-0").tooltip == f"Remove {about(space.kept[0])}"
    shown.click("remove-0")
    assert shown.space.kept == space.kept[1:]
    assert not shown.has("remove-0")


def test_this_run_is_kept_by_its_button(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, dialog=comparison, size=(1000, 700))
    shown.click("keep-large")
    assert len(shown.space.kept) == 3
    assert shown.space.kept[-1].seed == space.snapshot.seed


def test_a_zoomed_curve_can_be_moved_and_seen_whole_again(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, dialog=comparison, size=(1000, 700))
    assert not shown.node("curve-later").enabled
    for id in ("curve-nearer", "curve-nearer", "curve-earlier"):
        shown.click(id)
    view = shown.space.recall(CurveView)
    assert view.first is not None and view.last is not None
    shown.click("curve-all")
    assert shown.space.recall(CurveView) == CurveView()
