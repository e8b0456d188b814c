"""Until when they run, by which numbers, and how it is decided."""

import pytest

from playground.training.commands import Start
from playground.training.places import RaceScore
from playground.ui.race.conditions import deciding, ending, length, numbers
from playground.ui.race.setup import RaceEnd, RaceSetup


def setup(shown):
    return shown.space.recall(RaceSetup)


def test_so_many_episodes_or_steps_or_without_end(waiting, played):
    shown = played(ending, waiting())
    assert shown.node("race-steps").value == "300"
    shown.choose("race-end", "episodes")
    assert (setup(shown).end, shown.sent[-4].race.episodes) == (RaceEnd.EPISODES, 200)
    assert shown.has("race-episodes") and not shown.has("race-steps")
    shown.choose("race-end", "without end")
    assert not shown.has("race-episodes") and not shown.has("race-steps")
    assert shown.sent[-4].race.steps is None


def test_the_number_can_be_typed(waiting, played):
    import pygame

    shown = played(ending, waiting())
    shown.ui.set_focus("race-steps")
    shown.frames(2)
    shown.type("777")
    shown.key(pygame.K_RETURN)
    assert setup(shown).steps == 777
    assert [command.race.steps for command in shown.sent if isinstance(command, Start)][-1] == 777


def test_a_child_has_one_slider(waiting, played):
    import pygame

    shown = played(length, waiting())
    shown.key_on("race-length", pygame.K_HOME)
    assert (setup(shown).episodes, setup(shown).end) == (10, RaceEnd.EPISODES)


def test_the_same_numbers_or_everyones_own(waiting, played):
    shown = played(numbers, waiting())
    shown.click("race-shared")
    assert setup(shown).own_seeds
    start = shown.sent[0]
    assert (start.seed, start.race.rivals[0].seed) == (10, 11)


@pytest.mark.parametrize("by", list(RaceScore))
def test_how_it_is_decided_changes_no_race(raced, played, by):
    from playground.ui.race.conditions import SCORES

    shown = played(deciding, raced())
    shown.choose("race-score", next(option.title for option in SCORES if option.id == by))
    assert setup(shown).by is by
    assert shown.sent == ()
    assert shown.has("race-last") is (by is RaceScore.LAST)
