"""The mode of the guided minute: it has no tab, and lends its board from the mode that fits the step."""

from dataclasses import replace

import pytest

from playground.ui.guide.guide import begun, guided
from playground.ui.guide.guided_steps import STEPS
from playground.ui.modes import modes, play, train
from playground.ui.modes.first import MODE
from playground.world.grid import Cell


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    return begun(space_of(snapshot_of(level_of("S..G"))).enter("first"))


def test_it_is_entered_without_a_tab_and_shows_no_card_of_a_cell() -> None:
    assert modes()["first"] is MODE and not MODE.tab and not MODE.reads
    assert [mode.id for mode in modes().values() if not mode.tab] == ["first"]


def test_a_person_drives_as_in_play_and_watches_as_in_train(space) -> None:
    assert MODE.now(space).touch is play.MODE.touch and MODE.now(space).drives(space)
    watched = replace(space, brain=replace(space.brain, running=True))
    assert MODE.now(watched).touch is train.MODE.touch


def test_where_a_wall_is_asked_for_a_click_builds_one(screen, space) -> None:
    number = next(number for number, step in enumerate(STEPS) if step.builds)
    built = space.remember(replace(guided(space), step=number))
    played = screen(built, touch=MODE.now(built).touch)
    played.click_at(played.spot(Cell(0, 3)))
    assert played.space.level.rows[0] == "...#..."
