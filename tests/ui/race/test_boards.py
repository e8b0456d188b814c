"""The boards: each under its name, one scale of colours for all, and one of them alone."""

import pytest

from playground.learning.learner import Field
from playground.ui.board.window import bound
from playground.ui.race.boards import drawn, form, on_one_scale, opened, split
from playground.ui.race.presets import Runner
from playground.ui.race.runners import RunnerName, looks, snapshots
from playground.ui.race.setup import RaceSetup
from playground.ui.stage.estimates import drawn_of

SLOW_AND_FAST = tuple(Runner("q-learning", (("alpha", alpha),)) for alpha in (0.001, 1.0))


@pytest.mark.parametrize(("field", "overlay"), [(Field.V, "values"), (Field.Q, "q-values")])
def test_the_same_colour_is_the_same_value_on_every_board(raced, field, overlay):
    every = snapshots(raced("cliff-walking", runners=SLOW_AND_FAST))
    alone = [bound(drawn_of(snapshot), field, None) for snapshot in every]
    drawn_together = on_one_scale(every, frozenset({overlay, "arrows"}))
    together = [bound(one, field, None) for one in drawn_together]
    assert together[0] == together[1] == max(alone)
    for one, snapshot in zip(drawn_together, every, strict=True):
        assert one.fields is snapshot.fields


def test_the_same_snapshots_are_drawn_from_the_same_numbers(raced):
    every = snapshots(raced())
    shown = frozenset({"values"})
    assert all(one is other for one, other in zip(on_one_scale(every, shown), on_one_scale(every, shown), strict=True))


def test_there_is_a_board_for_everyone_and_the_runs_own_is_the_first(raced):
    space = looks(raced())
    both = split(space)
    assert [pane.title for pane in both.panes] == ["Sarsa", "Q-learning"]
    assert [pane.snapshot for pane in both.panes] == [None, snapshots(space)[1]]
    assert both.one_legend and both.lead == 0
    assert drawn(space) is both.panes[0].shown.drawn


@pytest.mark.parametrize("number", [0, 1])
def test_one_that_is_looked_into_has_all_the_room(raced, number):
    space = looks(opened(raced(), number))
    alone = split(space)
    assert len(alone.panes) == 1 and alone.heads == 0.0 and alone.over is None
    assert (alone.panes[0].snapshot or space.snapshot) is snapshots(space)[number]
    assert drawn(space).fields is snapshots(space)[number].fields


def test_a_name_can_be_pressed_and_opens_its_runner(raced, hands):
    space, pressed = looks(raced()), []
    both = split(space)

    def draw(ui):
        import pygame

        if both.draw_title(ui, pygame.Rect(10, 10, 300, 27), 1):
            pressed.append(1)

    played = hands(draw, size=(400, 100))
    assert played.node("board-title-1").label == "Q-learning"
    played.click("board-title-1")
    assert pressed == [1]
    assert both.opened(space, 1).recall(RaceSetup).opened == 1


def test_all_names_stand_in_one_form_the_longest_that_fits(hands):
    ui = hands(lambda ui: None).ui
    called = (RunnerName("Q-learning", "ε = 0"), RunnerName("Q-learning", "ε = 0.05"))
    whole, differs = (ui.width(called[1].whole, "strong"), ui.width(called[1].differs, "strong"))
    assert form(ui, called, whole) == (False, "strong")
    assert form(ui, called, whole - 1) == (True, "strong")
    assert form(ui, called, differs - 1) == (True, "small")
    assert form(ui, called, 5) == (True, "tiny")
