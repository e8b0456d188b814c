"""Bests on the disk: read, kept where they are better, and refused in a sentence where the file is damaged."""

from dataclasses import replace

import pytest

from playground import paths
from playground.training.bests import Best, read_bests
from playground.training.level_identity import level_identity
from playground.training.own_episodes import OwnEpisode, first_episode
from playground.ui import wishes
from playground.ui.aspects import Occasion
from playground.ui.panels.against.opponents import Against, own_episodes
from playground.ui.window.services import fulfil_wishes

ADA = Best("Ada", 4.0, 6, 0.5)


@pytest.fixture
def space(home, space_of, snapshot_of, level_of):
    return space_of(snapshot_of(level_of("S.G")))


def test_a_best_is_kept_said_and_shown(space):
    level = space.snapshot.level
    after = fulfil_wishes(space.ask(wishes.KeepBest(level, ADA)), None)
    assert after.notes == (("A new best for Ada: +4 in 6 steps.", "info"),)
    assert after.recall(Against).table.of(level) == read_bests(paths.user_bests_file()).of(level) == (ADA,)
    again = fulfil_wishes(replace(after, notes=()).ask(wishes.KeepBest(level, ADA._replace(score=3.0))), None)
    assert again.notes == ()
    assert again.recall(Against).table.of(level) == (ADA,)


def test_a_damaged_file_stays_and_is_said(space):
    path = paths.user_bests_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{")
    for wish in (wishes.ReadBests(), wishes.KeepBest(space.snapshot.level, ADA)):
        ((text, kind),) = fulfil_wishes(space.ask(wish), None).notes
        assert kind == "error" and "table of bests" in text
    assert path.read_text() == "{"


def test_own_episodes_come_back_by_name(space):
    level = space.snapshot.level
    row = first_episode(level_identity(level), OwnEpisode(((0, 0), (0, 1), (0, 2)), 0.8, 0.7))
    fulfil_wishes(space.ask(wishes.KeepEpisodes("Ada", row)), None)
    ada = fulfil_wishes(space.ask(wishes.ReadEpisodes("Ada")), None)
    assert own_episodes(ada) == row
    assert (ada.recall(Against).whose, ada.recall(Against).keeps) == ("Ada", True)
    assert own_episodes(fulfil_wishes(ada.ask(wishes.ReadEpisodes("Bo")), None)) is None


def test_a_damaged_file_of_episodes_stays_is_said_once_and_is_not_written_to(space):
    path = paths.user_episodes_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{")
    after = fulfil_wishes(space.ask(wishes.ReadEpisodes("")), None)
    ((text, kind),) = after.notes
    assert kind == "error" and "move the file away" in text
    assert not after.recall(Against).keeps
    row = first_episode(level_identity(space.snapshot.level), OwnEpisode(((0, 0),), 0.0, 0.0))
    assert fulfil_wishes(space.ask(wishes.KeepEpisodes("", row)), None).notes
    assert path.read_text() == "{"


def test_an_exhibition_reads_and_keeps_no_episodes(space):
    shown = replace(space, occasion=Occasion(keeps=False))
    against = fulfil_wishes(shown.ask(wishes.ReadEpisodes("")), None).recall(Against)
    assert (against.whose, against.keeps, against.own) == ("", False, ())


def test_an_exhibition_keeps_nothing(space):
    shown = replace(space, occasion=Occasion(keeps=False))
    fulfil_wishes(shown.ask(wishes.KeepBest(space.snapshot.level, ADA)), None)
    assert not paths.user_bests_file().exists()
    fulfil_wishes(space.ask(wishes.KeepBest(space.snapshot.level, ADA)), None)
    assert fulfil_wishes(shown.ask(wishes.ReadBests()), None).recall(Against).table.levels == ()


def test_the_table_is_read_again(space):
    assert fulfil_wishes(space.ask(wishes.ReadBests()), None).recall(Against).table.levels == ()
