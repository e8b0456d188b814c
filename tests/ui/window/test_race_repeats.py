"""The window's hand on a repeated race: begun by a wish, looked at in every frame, saved, stopped."""

import time
from dataclasses import replace

import pytest

from playground import paths
from playground.training.experiments.background import BackgroundNews
from playground.ui import wishes
from playground.ui.panels.repetition import Repetition
from playground.ui.window.race_repeats import RaceRepeats
from playground.ui.window.services import fulfil_wishes
from tests.ui.repeated import repetition


class Window:
    """A window that can repeat races."""

    def __init__(self):
        self.repeats = RaceRepeats()


@pytest.fixture
def space(home, space_of, snapshot_of, level_of, tmp_path):
    return space_of(snapshot_of(level_of("S.G"))).remember(repetition(tmp_path))


def test_a_race_is_repeated_from_the_wish_to_the_result(space):
    window, memory = Window(), space.recall(Repetition)
    begun = fulfil_wishes(space.remember(replace(memory, news=None)).ask(wishes.RepeatRace(memory.experiment)), window)
    ends = time.monotonic() + 120.0
    while begun.recall(Repetition).going and time.monotonic() < ends:
        time.sleep(0.02)
        begun = window.repeats.with_news(begun)
    news = begun.recall(Repetition).news
    assert (news.done, news.trouble) == (6, "")
    assert news.conducted.files() == memory.news.conducted.files()
    assert begun.notes == (("All races are run: Race shows what came of it.", "info"),)
    assert not window.repeats.fresh


def test_stopping_leaves_nothing_to_look_at(space):
    window, memory = Window(), space.recall(Repetition)
    fulfil_wishes(space.ask(wishes.RepeatRace(memory.experiment), wishes.StopRepeating()), window)
    assert not window.repeats.fresh
    assert window.repeats.with_news(space) is space


def test_the_numbers_and_the_picture_are_saved(space):
    after = fulfil_wishes(space.ask(wishes.SaveRepeated()), Window())
    (folder,) = paths.user_pictures().glob("race-*")
    assert after.notes[0][0] == f"Saved in {folder}"
    assert {path.name for path in folder.iterdir()} >= {"summary.csv", "statistics.csv", "improvements.csv", "figure.png"}


def test_without_a_result_there_is_nothing_to_save(space):
    empty = space.remember(Repetition(news=BackgroundNews(0, 1)))
    assert fulfil_wishes(empty.ask(wishes.SaveRepeated()), Window()).notes[0][1] == "error"
