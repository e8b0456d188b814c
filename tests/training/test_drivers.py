"""Who can drive and whose policy can be studied: the words of files and flags, and the numbers of the log."""

import json

import pytest

from playground.training.drivers import DRIVERS, Driver, PolicySource, driver_of, policy_source_of


def test_the_numbers_of_drivers_are_those_that_saved_runs_hold():
    assert [str(driver) for driver in DRIVERS] == ["me", "learner", "greedy", "random", "optimum"]
    assert [driver.number for driver in DRIVERS] == [0, 1, 2, 3, 4]


def test_in_a_file_they_are_bare_words():
    assert json.dumps([Driver.ME, PolicySource.PAINTED]) == '["me", "painted"]'


def test_every_word_has_its_member_and_no_other_word_has_one():
    assert [driver_of(str(driver)) for driver in DRIVERS] == list(DRIVERS)
    assert [policy_source_of(str(source)) for source in PolicySource] == list(PolicySource)
    with pytest.raises(ValueError, match="no driver 'nobody'; expected one of me, learner"):
        driver_of("nobody")
    with pytest.raises(ValueError, match="no policy 'me' to study; expected one of uniform"):
        policy_source_of("me")
