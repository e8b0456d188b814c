"""The table of bests in its dialog, and the name by which one's own are kept."""

from dataclasses import replace

import pytest

from playground.training.bests import Best, Bests
from playground.ui import wishes
from playground.ui.dialogs.best_table import best_table, named
from playground.ui.panels.against.opponents import Against
from playground.ui.preferences import Preferences

FRESH = Best("", 5.0, 4, 0.9999)


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    level = level_of("S.G")
    table = Bests().with_best(level, Best("Bo", 3.0, 7, 0.5)).with_best(level, Best("Ada", 4.0, 6, None))
    return space_of(snapshot_of(level)).remember(Against(fresh=FRESH, table=table)).open_dialog("bests")


def test_the_best_stands_first_with_all_its_numbers(screen, space):
    shown = screen(space, dialog=best_table)
    assert [shown.node(f"best-1-{column}").label for column in range(4)] == ["1", "Ada", "+4", "6"]
    assert [shown.node(f"best-2-{column}").label for column in range(5)] == ["2", "Bo", "+3", "7", "0.50"]
    mine = screen(replace(space, preferences=Preferences(player="Bo")), dialog=best_table)
    assert mine.node("best-2-0").label == "→ 2"


def test_a_name_is_asked_for_once_and_keeps_the_last_episode(screen, space):
    shown = screen(space, dialog=best_table)
    shown.type_in("bests-name", "Cy")
    shown.click("bests-keep")
    after = shown.space
    assert after.preferences.player == "Cy"
    kept = FRESH._replace(name="Cy")
    assert wishes.KeepBest(space.snapshot.level, kept) in after.wishes
    assert after.recall(Against).fresh == kept
    assert named(after, "Cy").wishes == after.wishes  # once is enough


def test_without_a_name_nothing_is_kept(screen, space):
    assert not screen(space, dialog=best_table).node("bests-keep").enabled
    assert named(space, "  ").notes[0][1] == "error"


def test_a_child_reads_points_and_no_skill(screen, space):
    words = screen(replace(space, preferences=Preferences(reading="child")), dialog=best_table).words
    assert "Points" in words and "Skill" not in words


def test_an_empty_table_says_what_to_do(screen, space):
    empty = space.remember(Against(table=Bests()))
    assert any("Drive to an end" in words for words in screen(empty, dialog=best_table).words)
