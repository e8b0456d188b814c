"""Who drives, and whether the learner learns."""

from dataclasses import replace

from playground.training import commands
from playground.training.drivers import Driver
from playground.training.past_view import Timeline
from playground.ui.panels.driver import WORDS, driver


def test_every_driver_has_a_title_and_says_what_it_does():
    assert WORDS.keys() == set(Driver)
    assert all(title and about.endswith(".") for title, about in WORDS.values())


def test_another_driver_takes_over(played, space_of, snapshot_of, level_of):
    panel = played(driver, space_of(replace(snapshot_of(level_of("S.G")), status="paused")))
    assert panel.node("driver").value == "You"
    panel.choose("driver", "Dice")
    assert panel.sent == (commands.Drive("random"),)
    assert panel.space.brain.driver == "random"


def test_learning_can_be_switched_off(played, space_of, snapshot_of, level_of):
    panel = played(driver, space_of(replace(snapshot_of(level_of("S.G")), status="paused")))
    panel.click("learning")
    assert panel.sent == (commands.Learn(False),)
    assert not panel.space.brain.learning
    panel.click("learning")
    assert panel.sent[-1] == commands.Learn(True)


def test_at_the_first_start_it_says_that_it_is_waking_up(played, space_of, snapshot_of, level_of):
    snapshot = snapshot_of(level_of("S.G"))
    warming, ready = (played(driver, space_of(replace(snapshot, status=status))).words for status in ("warming", "paused"))
    assert [words for words in warming if words not in ready] == [
        "It is waking up while you play: learning begins in a moment (first start only)."
    ]


def test_in_the_past_it_says_who_drove_then(played, space_of, snapshot_of, level_of):
    seen = snapshot_of(level_of("S.G"))
    then = replace(seen, driver=Driver.RANDOM, learning=False, timeline=Timeline(0, 9, 4, live=False))
    panel = played(driver, space_of(then))
    assert panel.words == ["Who drove?", "Dice; it did not learn at this moment"]
    now = played(driver, space_of(replace(then, timeline=Timeline(0, 9, 9))))
    assert now.words[0] == "Who drives?" and now.node("driver").value == "You"
