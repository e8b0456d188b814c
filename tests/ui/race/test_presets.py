"""The races to choose from: every one can be run, and is said in words for everyone and for a child."""

import pytest

from playground.learning.collection import learners
from playground.settings import check
from playground.ui.race.presets import Runner, preset_of, presets
from playground.ui.race.setup import MOST, settings_of


def test_there_are_some_and_no_two_have_one_name():
    every = presets()
    assert len(every) >= 4
    assert len({preset.id for preset in every}) == len({preset.title for preset in every}) == len(every)


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.id)
def test_a_race_names_learners_that_there_are_and_dials_that_they_have(preset):
    assert 2 <= len(preset.runners) <= MOST
    for runner in preset.runners:
        settings = settings_of(runner, learners())
        check(settings)
        assert all(getattr(settings, name) == value for name, value in runner.turned)
    assert preset.title and preset.plain and preset.about[-1] in ".?"


def test_no_two_runners_of_a_race_are_the_same():
    for preset in presets():
        assert len(set(preset.runners)) == len(preset.runners)


def test_a_runner_is_its_learner_and_its_turned_dials():
    first = presets()[0].runners[0]
    assert first == Runner(first.learner, (("alpha", 0.02),))


def test_a_race_goes_by_its_id():
    assert preset_of(presets()[1].id) is presets()[1]
    with pytest.raises(ValueError, match="there is no race 'none', expected one of step-sizes"):
        preset_of("none")
