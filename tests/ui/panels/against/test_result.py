"""How far from the best possible an episode was: stars for a child, numbers for a student."""

from dataclasses import replace

import pytest

from playground.lessons.wording import ReadingLevel
from playground.training.contest import EpisodeTrack
from playground.ui.panels.against.result import gap_to_best, result

CHILD, SCHOOL, STUDENT = ReadingLevel


@pytest.mark.parametrize(
    ("moves", "stars", "words"),
    [
        (("right", "right", "right", "down", "down"), 3, "As good as the cleverest mouse!"),
        (("up", "up", "right", "right", "right", "down", "down"), 2, "2 steps more than the cleverest mouse."),
        (("up", "up", "up", "right", "right", "right", "down", "down"), 1, "3 steps more than the cleverest mouse."),
        (("down", "right", "down"), 0, "The cleverest mouse got +0.5 points with the same luck."),
    ],
)
def test_a_child_gets_stars_and_one_sentence(contested, moves, stars, words):
    space = contested(*moves)
    shown = result(space.snapshot, CHILD)
    assert (shown.stars, shown.lines) == (stars, (words,))


def test_a_student_gets_numbers(contested):
    space = contested("up", "right", "right", "right", "down", "down", tail="[rules]\nstep_reward = -1.0\ndiscount = 0.5")
    best = space.snapshot.contest.best.discounted_return
    own = space.snapshot.contest.own.discounted_return
    assert own == pytest.approx(-1 + 0.5 * best, abs=1e-9)
    lines = result(space.snapshot, STUDENT).lines
    assert lines[0].startswith("`π*` on the same noise: `G₀` = ")
    assert "in 5 steps" in lines[0]
    assert lines[1].startswith("In the mean: `V*(S₀)` = ")
    assert lines[2].startswith("Skill **0.")
    assert len(result(space.snapshot, SCHOOL).lines) == 3


def test_more_luck_than_the_best_is_said_and_three_stars(contested):
    space = contested("right", "right", "right", "down", "down")
    contest = space.snapshot.contest
    worse = replace(contest.best, discounted_return=contest.own.discounted_return - 2.0)
    lucky = replace(space.snapshot, contest=replace(contest, best=worse))
    shown = result(lucky, STUDENT)
    assert shown.stars == 3
    assert "less than yours by 2." in shown.lines[0]


def test_without_an_end_or_a_best_there_is_no_result(contested):
    assert result(contested("right").snapshot, CHILD) is None
    ended = contested("down", "right", "down").snapshot
    assert result(replace(ended, contest=replace(ended.contest, best=None)), CHILD) is None
    assert result(replace(ended, contest=None), CHILD) is None


def test_rounding_is_no_difference():
    one, other = EpisodeTrack((0, 1), 0.3, 0.1 + 0.2), EpisodeTrack((0, 1), 0.3, 0.3)
    assert gap_to_best(one, other) == 0.0
    assert gap_to_best(one, replace(other, discounted_return=0.4)) == pytest.approx(0.1, abs=1e-9)
