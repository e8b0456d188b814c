"""Who runs: a race from the list or one of one's own, two to four runners, each with its learner and dials."""

from dataclasses import replace

from playground.training.commands import Start
from playground.ui.preferences import Preferences
from playground.ui.race.lineup import dials_of_opened, lineup, race_choice, turned_runner
from playground.ui.race.presets import Runner, presets
from playground.ui.race.setup import RaceSetup

FOUR = presets()[0]


def setup(shown):
    return shown.space.recall(RaceSetup)


def test_a_race_from_the_list_stands_at_its_start(waiting, played):
    shown = played(race_choice, waiting())
    assert setup(shown).preset == ""
    shown.choose("race", presets()[1].title)
    assert (setup(shown).preset, setup(shown).runners) == (presets()[1].id, presets()[1].runners)
    assert isinstance(shown.sent[0], Start)
    assert presets()[1].about in shown.words


def test_a_child_chooses_by_plain_titles(waiting, played):
    space = replace(waiting(), preferences=Preferences(reading="child"))
    titles = played(race_choice, space).titles("race")
    assert titles == [*(preset.plain for preset in presets()), "A race of your own"]


def test_another_learner_takes_a_place_with_its_own_dials(waiting, played):
    shown = played(lineup, waiting())
    shown.choose("runner-1", "Dyna-Q")
    assert setup(shown).runners[1] == Runner("dyna-q")
    start = shown.sent[0]
    assert (start.learner, start.race.rivals[0].learner) == ("sarsa", "dyna-q")


def test_the_dial_by_which_they_differ_is_at_hand_and_the_others_unfold(waiting, played):
    shown = played(lineup, waiting(runners=FOUR.runners, preset=FOUR.id), height=1600)
    assert shown.has("runner-0-alpha") and not shown.has("runner-0-epsilon")
    shown.click("runner-dials-0")
    assert shown.has("runner-0-epsilon") and not shown.has("runner-1-epsilon")
    assert shown.sent == ()  # nothing has changed
    shown.click("runner-dials-0")
    assert not shown.has("runner-0-epsilon")


def test_a_dial_that_is_turned_makes_it_a_race_of_ones_own(waiting, played):
    import pygame

    shown = played(lineup, waiting(runners=FOUR.runners, preset=FOUR.id), height=1600)
    shown.key_on("runner-3-alpha", pygame.K_HOME)
    assert setup(shown).preset == ""
    assert dict(setup(shown).runners[3].turned)["alpha"] < 1.0
    assert setup(shown).runners[:3] == FOUR.runners[:3]
    assert shown.sent[0].race.rivals[2].settings.alpha < 1.0


def test_there_are_two_to_four_runners(waiting, played):
    shown = played(lineup, waiting(), height=1600)
    assert not shown.has("runner-out-0")  # two at least
    shown.click("runner-add")
    assert [runner.learner for runner in setup(shown).runners] == ["sarsa", "q-learning", "q-learning"]
    shown.click("runner-add")
    assert not shown.has("runner-add")
    shown.click("runner-out-0")
    assert [runner.learner for runner in setup(shown).runners] == ["q-learning"] * 3
    assert len([command for command in shown.sent if isinstance(command, Start)]) == 3


def test_only_turned_dials_are_noted(waiting):
    space = waiting()
    settings = space.learners["q-learning"].settings()
    runner = turned_runner(Runner("q-learning", (("alpha", 0.5),)), settings, {"epsilon": 0.3})
    assert runner == Runner("q-learning", (("alpha", 0.5), ("epsilon", 0.3)))
    assert turned_runner(runner, settings, {"alpha": settings.alpha}) == Runner("q-learning", (("epsilon", 0.3),))


def test_the_dials_of_one_that_is_looked_into(waiting, played):
    import pygame

    shown = played(dials_of_opened, waiting(opened=1), height=1600)
    shown.key_on("opened-dial-alpha", pygame.K_END)
    assert dict(setup(shown).runners[1].turned)["alpha"] == 1.0
    assert setup(shown).opened == 1
    assert not played(dials_of_opened, waiting()).ui.nodes


def test_without_learners_nobody_can_be_chosen(waiting, played):
    shown = played(lineup, replace(waiting(), learners={}))
    assert any("waking up" in word for word in shown.words)
