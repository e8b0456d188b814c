"""What came of a repeated race, in its dialog."""

from dataclasses import replace

import pygame
import pytest

from playground.training.experiments.background import BackgroundNews
from playground.training.experiments.statistics.statistics_files import digits
from playground.ui import wishes
from playground.ui.dialogs.repeat_card import repeat_card
from playground.ui.panels.repetition import Repetition
from tests.ui.repeated import repetition


@pytest.fixture
def space(space_of, snapshot_of, level_of, tmp_path):
    return space_of(snapshot_of(level_of("S.G"))).remember(repetition(tmp_path)).open_dialog("repeated")


def test_it_shows_the_curves_the_middle_half_and_who_is_better(screen, space):
    shown = screen(space, dialog=repeat_card, size=(1000, 900))
    assert shown.has("repeated-chart")
    compared = space.recall(Repetition).news.conducted.statistics.compared
    value, low, high = digits(compared.arms[1].iqm)
    assert shown.node("repeated-iqm-1").label == f"{value}  [{low}, {high}]".replace("-", "\N{MINUS SIGN}")
    assert "q-learning better than sarsa" in shown.words
    assert shown.has("repeated-chance-0")


def test_all_of_it_can_be_saved(screen, space):
    shown = screen(space, dialog=repeat_card, size=(1000, 1200))
    shown.key_on("repeated-save", pygame.K_RETURN)
    assert wishes.SaveRepeated() in shown.space.wishes


def test_while_it_goes_on_it_says_how_far_and_trouble_is_said(screen, space):
    memory = space.recall(Repetition)
    going = space.remember(replace(memory, news=BackgroundNews(2, 6)))
    assert screen(going, dialog=repeat_card).has("repeat-stop")
    failed = space.remember(replace(memory, news=BackgroundNews(0, 6, None, "it died")))
    assert "It died." in screen(failed, dialog=repeat_card).words


def test_without_a_race_it_closes(screen, space):
    assert screen(space.remember(Repetition()), dialog=repeat_card).space.dialog.id == ""
