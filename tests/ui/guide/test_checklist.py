"""The side card of the guided minute."""

from dataclasses import replace

import pygame
import pytest

from playground.ui.guide.checklist import checklist, reader, way_out
from playground.ui.guide.guide import begun, guided
from playground.ui.guide.guided_steps import STEPS


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    return begun(space_of(snapshot_of(level_of("S..G"))).enter("first"))


def test_every_step_but_the_end_has_a_line(played, space) -> None:
    words = played(checklist, space).words
    assert words == ["Your first minute", *(step.title.school for step in STEPS[:-1])]


def test_the_words_can_be_changed_at_any_time(played, space) -> None:
    panel = played(reader, space)
    panel.key_on("guide-reading", pygame.K_LEFT)
    assert panel.space.preferences.reading == "child"


def test_skip_leads_to_play_with_what_stood_there(played, space) -> None:
    panel = played(way_out, space.remember(replace(guided(space), step=4)))
    panel.click("guide-skip")
    assert (panel.space.mode, panel.space.level.rows) == ("play", ("S..G",))
