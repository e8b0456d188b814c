"""The dials that learners have in common: one word always means one thing."""

import dataclasses
from enum import StrEnum
from typing import Any

import pytest

from playground.learning import dials
from playground.learning.collection import learners
from playground.learning.dials import CountedVisits, names
from playground.learning.learner import JudgedPolicy
from playground.learning.memory.sweeps import SweepOrder
from playground.rl.exploration import Exploration
from playground.rl.step_sizes import StepSize
from playground.rl.traces import TraceKind
from playground.settings import Dial, SettingError, tuned
from playground.settings import dials as dials_of


def dial_of(field: Any) -> Dial:
    made = dataclasses.make_dataclass("Made", [("setting", Any, field)])
    (dial,) = dials_of(made)
    return dial


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (dials.step_size(), StepSize),
        (dials.explore(), Exploration),
        (dials.policy(), JudgedPolicy),
        (dials.trace(), TraceKind),
        (dials.visits(), CountedVisits),
        (dials.order(), (SweepOrder.ALL_AT_ONCE, SweepOrder.IN_PLACE)),
    ],
)
def test_a_dial_offers_every_word_of_its_closed_set_and_begins_with_one(field: Any, words: Any) -> None:
    dial = dial_of(field)
    assert dial.choices == names(words) and dial.default in dial.choices
    assert {type(word) for word in (*dial.choices, dial.default)} == {str}, "settings are written as plain text"


def test_a_dial_matters_only_with_the_settings_that_read_it() -> None:
    settings = learners()["q-learning"].settings()
    by_name = {dial.name: dial for dial in dials_of(settings)}
    assert by_name["epsilon"].matters(settings) and not by_name["temperature"].matters(settings)
    warm = tuned(settings, {"explore": Exploration.SOFTMAX.value})
    assert by_name["temperature"].matters(warm) and not by_name["epsilon"].matters(warm)
    for way in (Exploration.LINEAR_DECAY, Exploration.INVERSE_DECAY):
        assert by_name["fade"].matters(tuned(settings, {"explore": way.value}))


def test_every_condition_of_every_learner_names_words_that_its_setting_has() -> None:
    for spec in learners().values():
        choices = {dial.name: dial.choices for dial in dials_of(spec.settings)}
        for dial in dials_of(spec.settings):
            for name, words in dial.when:
                assert set(words) <= set(choices.get(name, words)), (spec.id, dial.name)


def test_a_word_that_is_not_in_the_set_is_refused() -> None:
    with pytest.raises(SettingError, match="expected one of constant, average, linear-decay"):
        tuned(learners()["q-learning"].settings(), {"step_size": "growing"})


def test_names_are_plain_text() -> None:
    assert issubclass(StepSize, StrEnum) and names((StepSize.AVERAGE,)) == ("average",)
    assert type(names(StepSize)[0]) is str
