"""How the race stands: the best one first, with what it has scored."""

from dataclasses import replace

from playground.training.places import RaceScore
from playground.ui.race.podium import all_score_words
from playground.ui.race.presets import Runner
from playground.ui.race.runners import finishes, looks, snapshots
from playground.ui.race.setup import RaceEnd, RaceSetup
from playground.ui.race.standings import clock_words, standings


def test_the_best_one_stands_first(raced, played):
    space = raced(by=RaceScore.TOTAL)
    shown = played(standings, space)
    order = sorted(range(2), key=lambda number: shown.node(f"place-{number}").rect.top)
    places = [shown.node(f"place-{number}").label for number in order]
    assert places == ["1.", "2."]
    assert [finishes(space)[number].place for number in order] == [1, 2]
    words = all_score_words(space, finishes(space))
    assert [shown.node(f"score-{number}").label for number in order] == [words[number] for number in order]


def test_before_the_start_nobody_has_a_place(waiting, played):
    shown = played(standings, waiting())
    assert [shown.node(f"place-{number}").label for number in range(2)] == ["–", "–"]


def test_one_that_was_taken_out_or_put_in_in_this_frame_leaves_no_line_behind(raced, played):
    four = tuple(Runner("q-learning", (("alpha", alpha),)) for alpha in (0.02, 0.1, 0.5, 1.0))
    space = looks(raced(runners=four[:3], go=20))
    for runners in (four[:2], four):
        changed = space.remember(replace(space.recall(RaceSetup), runners=runners))
        shown = played(standings, changed)
        assert [shown.has(f"standing-{number}") for number in range(4)] == [number < len(runners) for number in range(4)]
    assert len(snapshots(space)) == 3


def test_a_click_looks_into_a_runner(raced, played):
    shown = played(standings, raced(go=20))
    shown.click("standing-1")
    assert shown.space.recall(RaceSetup).opened == 1


def test_how_far_each_has_come_in_words(raced):
    tally = snapshots(raced(go=20))[0].tally
    assert clock_words(tally) == f"step 20, episode {tally.episodes}"
    assert clock_words(None) == ""


def test_a_race_without_end_is_drawn_too(raced, played):
    assert played(standings, raced(go=20, end=RaceEnd.NEVER)).has("standing-0")
