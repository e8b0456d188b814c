"""Bests on the disk: read, kept where they are better, and refused in a sentence where the file is damaged."""

from dataclasses import replace

import pytest

from playground import paths
from playground.training.bests import Best, read_bests
from playground.ui import wishes
from playground.ui.aspects import Occasion
from playground.ui.panels.against.opponents import Against
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


def test_an_exhibition_keeps_nothing(space):
    shown = replace(space, occasion=Occasion(keeps=False))
    fulfil_wishes(shown.ask(wishes.KeepBest(space.snapshot.level, ADA)), None)
    assert not paths.user_bests_file().exists()
    fulfil_wishes(space.ask(wishes.KeepBest(space.snapshot.level, ADA)), None)
    assert fulfil_wishes(shown.ask(wishes.ReadBests()), None).recall(Against).table.levels == ()


def test_the_table_is_read_again(space):
    assert fulfil_wishes(space.ask(wishes.ReadBests()), None).recall(Against).table.levels == ()
