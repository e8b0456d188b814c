"""The podium: it stands when the race is over, names the winner or the tie, and goes when it is closed."""

from dataclasses import replace

import pygame
import pytest

from playground.training.commands import Resume, Start
from playground.training.places import RaceScore
from playground.ui.kit.layout import Column
from playground.ui.race.podium import all_score_words, closed, headline, podium, score_words, stands
from playground.ui.race.presets import Runner
from playground.ui.race.runners import Finish, finishes, snapshots
from playground.ui.race.setup import RaceSetup

TWINS = (Runner("sarsa"), Runner("sarsa"), Runner("q-learning"))


@pytest.fixture
def card(played):
    """Plays the podium over a board of so many pixels."""

    def make(space, size=(600, 500)):
        def panel(ui, column: Column, workspace):
            return podium(ui, pygame.Rect((0, 0), size), workspace)

        return played(panel, space, width=size[0], height=size[1])

    return make


def test_it_stands_only_when_everyone_has_ended_until_it_is_closed(raced, card):
    middle, done = raced(go=20), raced()
    assert not stands(middle) and not card(middle).has("podium-title")
    assert stands(done)
    shown = card(done)
    shown.frames(100)
    assert shown.has("podium-title") and shown.has("podium-place-0")
    shown.click("podium-close")
    assert not shown.has("podium-title")
    assert not stands(closed(done))
    assert not stands(done.remember(replace(done.recall(RaceSetup), opened=1)))


def test_a_higher_place_is_a_higher_block(raced, card):
    space = raced(by=RaceScore.TOTAL)
    shown = card(space)
    shown.frames(240)
    done = finishes(space)
    blocks = {done[number].place: shown.node(f"podium-place-{number}").rect for number in range(2)}
    assert blocks[1].height > blocks[2].height
    assert blocks[1].bottom == blocks[2].bottom
    assert blocks[1].left < blocks[2].left  # of two the first one stands left


def test_the_blocks_rise_and_with_reduced_motion_they_are_there_at_once(raced, hands):
    space, high = raced(), []

    def draw(ui):
        podium(ui, pygame.Rect(0, 0, 600, 500), space)

    for calm in (False, True):
        from playground.ui.theme import Theme

        played = hands(draw, size=(600, 500), theme=Theme(1.0, calm))
        first = next(number for number, finish in enumerate(finishes(space)) if finish.place == 1)
        early = played.node(f"podium-place-{first}").rect.height if played.has(f"podium-place-{first}") else 0
        played.frames(300)
        high.append((early, played.node(f"podium-place-{first}").rect.height))
    assert high[0][0] < high[0][1] == high[1][0] == high[1][1]


def test_a_tie_is_a_tie(raced, card):
    space = raced(runners=TWINS, by=RaceScore.TOTAL)
    done = finishes(space)
    assert done[0] == done[1]  # the same learner with the same numbers lives the same life
    assert headline(space, (Finish(2.0, 1), Finish(2.0, 1), Finish(1.0, 3))) == "A tie: Sarsa · number 1 and Sarsa · number 2"
    assert headline(space, (Finish(2.0, 1),) * 3) == "A tie of all!"
    assert headline(space, (Finish(2.0, 2), Finish(3.0, 1), Finish(1.0, 3))) == "Sarsa · number 2 wins!"
    assert headline(space, (Finish(float("nan"), None),) * 3) == "Nobody came first"


def test_again_and_new_luck_go_at_once(raced, card):
    for id, seed in (("podium-again", 10), ("podium-new", 14)):
        shown = card(raced())
        shown.click(id)
        start = next(command for command in shown.sent if isinstance(command, Start))
        assert start.seed == seed
        assert shown.sent[-1] == Resume()
        assert shown.space.brain.running


def test_scores_are_written_with_as_many_digits_as_tell_them_apart(raced):
    space = raced()
    assert all_score_words(space, (Finish(0.681, 1), Finish(0.679, 2))) == ("+0.681", "+0.679")
    assert all_score_words(space, (Finish(0.681, 1), Finish(0.681, 1))) == ("+0.68", "+0.68")


def test_what_cannot_be_scored_says_why(raced):
    space = raced(go=1)
    runner, nothing = snapshots(space)[0], Finish(float("nan"), None)
    assert score_words(nothing, runner, RaceScore.FIRST) == "not yet"
    assert score_words(nothing, runner, RaceScore.LAST) == "–"
    out = replace(runner, tally=replace(runner.tally, trouble="it broke"))
    assert score_words(nothing, out, RaceScore.LAST) == "dropped out"
    assert score_words(Finish(0.0, 1), runner, RaceScore.DISTANCE) == "the best"
    assert score_words(Finish(-float("inf"), 1), runner, RaceScore.DISTANCE) == "never arrives"
    assert score_words(Finish(-1234.0, 1), runner, RaceScore.FIRST) == "step 1,234"


def test_where_there_is_no_room_for_blocks_the_winner_is_named(raced, card):
    shown = card(raced(), (240, 190))
    assert shown.has("podium-title") and not shown.has("podium-place-0")
    assert not card(raced(), (150, 190)).has("podium-title")
