"""What the window remembers of a person's episodes: the last, the best, and what may stand in the table of bests."""

from dataclasses import replace

import pytest

from playground.training.bests import Best, Bests
from playground.training.own_episodes import RECENT
from playground.ui import wishes
from playground.ui.board.ghost_mice import GhostSign
from playground.ui.panels.against.opponents import (
    INTRODUCTIONS,
    Against,
    Opponent,
    attends,
    is_record,
    own_episodes,
    raced_with,
    switched,
    with_kept_episodes,
)
from playground.ui.preferences import Preferences

GOAL = ("right", "right", "right", "down", "down")
DETOUR = ("up", *GOAL)


def test_everyone_is_introduced_and_no_two_have_one_sign():
    assert set(INTRODUCTIONS) == set(Opponent)
    signs = [introduction.sign for introduction in INTRODUCTIONS.values()]
    assert all(isinstance(sign, GhostSign) for sign in signs)
    assert (
        len({sign.corners for sign in signs}) == len({sign.letter for sign in signs}) == len({sign.aside for sign in signs}) == 4
    )


def test_an_opponent_is_switched_on_and_off(contested):
    on = switched(contested("right"), Opponent.BEST)
    assert on.recall(Against).on == {Opponent.BEST}
    assert switched(on, Opponent.BEST).recall(Against).on == frozenset()


def test_an_episode_that_goes_on_is_not_taken_note_of(contested):
    space = contested("right")
    assert attends(space, True) is space


def test_the_first_episode_is_the_last_and_the_best(contested):
    after = attends(contested(*GOAL), True)
    own = own_episodes(after)
    assert own.last is own.best
    assert own.last.cells == ((0, 0), (0, 1), (0, 2), (0, 3), (1, 3), (2, 3))
    assert own.recent == (own.last.discounted_return,)
    assert raced_with(after) is None  # while its card is shown, nobody raced with it
    assert attends(after, True) is after


def test_a_slower_episode_is_the_last_one_only_and_the_ghosts_of_an_ended_one_stay(contested, later):
    first = attends(contested(*GOAL), True)
    second = attends(later(first, contested(*DETOUR), 2), True)
    own = own_episodes(second)
    assert (len(own.last.cells), len(own.best.cells)) == (7, 6)
    assert raced_with(second) is own_episodes(first)
    third = later(second, contested("right"), 3)
    assert raced_with(third) is own
    assert own.recent[0] - own.recent[1] == pytest.approx(0.1, abs=1e-9)  # one step more costs 0.1


def test_only_the_last_ten_count(contested, later):
    space = attends(contested(*GOAL), True)
    for number in range(2, RECENT + 4):
        space = attends(later(space, contested(*GOAL), number), True)
    assert len(own_episodes(space).recent) == RECENT


def test_elsewhere_and_in_the_past_nothing_is_noted(contested):
    space = contested(*GOAL)
    assert attends(space, False) is space
    timeline = replace(space.snapshot.timeline, live=False)
    past = replace(space, snapshot=replace(space.snapshot, timeline=timeline))
    assert attends(past, True) is past


def test_who_has_a_name_gets_the_episode_kept_and_who_has_none_is_asked(contested):
    space = contested(*GOAL)
    nameless = attends(space, True)
    assert nameless.wishes == (wishes.KeepEpisodes("", own_episodes(nameless)), wishes.ReadBests())
    assert nameless.recall(Against).fresh == Best("", space.snapshot.agent.episode_return, 5, 1.0)
    named = attends(with_kept_episodes(replace(space, preferences=Preferences(player="Ada")), "Ada", (), True), True)
    kept = wishes.KeepEpisodes("Ada", own_episodes(named))
    assert named.wishes == (kept, wishes.KeepBest(space.snapshot.level, named.recall(Against).fresh))


def test_the_episodes_of_a_person_are_read_once_and_when_someone_else_plays(contested):
    fresh = contested(*GOAL).remember(Against())
    assert attends(fresh, False) is fresh
    assert attends(fresh, True).wishes == (wishes.ReadEpisodes(""),)
    read = with_kept_episodes(fresh, "", (), True)
    assert not any(isinstance(wish, wishes.ReadEpisodes) for wish in attends(read, True).wishes)
    bo = replace(read, preferences=Preferences(player="Bo"))
    assert attends(bo, True).wishes == (wishes.ReadEpisodes("Bo"),)


def test_what_was_played_without_a_name_is_theirs_who_says_one_and_nobody_elses(contested):
    """The best of both is the best; whoever comes next has only their own."""
    played = attends(contested(*DETOUR), True)
    faster = own_episodes(attends(contested(*GOAL), True))
    ada = with_kept_episodes(played, "Ada", (faster,), True)
    assert own_episodes(ada).best == faster.best
    assert own_episodes(ada).last == own_episodes(played).last
    assert own_episodes(with_kept_episodes(ada, "Bo", (), True)) is None


def test_where_nothing_is_kept_or_an_episode_is_too_long_nothing_is_asked(contested, monkeypatch):
    space = with_kept_episodes(contested(*GOAL), "", (), False)
    assert attends(space, True).wishes == (wishes.ReadBests(),)
    monkeypatch.setattr("playground.training.own_episodes.LONGEST", 4)
    assert attends(contested(*GOAL), True).wishes == (wishes.ReadBests(),)


def test_an_episode_that_ended_in_a_pit_is_no_best(contested):
    after = attends(contested("down", "right", "down"), True)
    assert own_episodes(after) is not None
    assert after.recall(Against).fresh is None


def test_a_record_is_better_than_the_first_of_the_table(contested):
    after = attends(contested(*GOAL), True)
    level, against = after.snapshot.level, after.recall(Against)
    score = against.fresh.score
    assert not is_record(against, level)  # the table is not read yet
    assert is_record(replace(against, table=Bests()), level)
    better = Bests().with_best(level, Best("Bo", score + 1, 9))
    assert not is_record(replace(against, table=better), level)
    slower = Bests().with_best(level, Best("Bo", score, 6))
    assert is_record(replace(against, table=slower), level)
