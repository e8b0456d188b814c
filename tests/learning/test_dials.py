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


@pytest.mark.parametrize(
    ("field", "default", "low", "high", "symbol", "log"),
    [
        (dials.alpha(), 0.1, 0.0, 1.0, "α", False),
        (dials.alpha_of_policy(0.3), 0.3, 1e-5, 1.0, "α", True),
        (dials.alpha_of_values(0.2), 0.2, 0.0, 1.0, "αᵥ", False),
        (dials.epsilon(), 0.1, 0.0, 1.0, "ε", False),
        (dials.fade(), 10_000, 1, 1_000_000_000, "", True),
        (dials.temperature(), 1.0, 0.001, 1000.0, "τ", True),
        (dials.confidence(), 1.0, 0.0, 1000.0, "c", False),
        (dials.spread(), 0.0, 0.0, 1000.0, "", False),
        (dials.initial_q(), 0.0, -1000.0, 1000.0, "Q₁", False),
        (dials.initial_v(), 0.0, -1000.0, 1000.0, "V₀", False),
        (dials.theta(), 1e-12, 0.0, 1.0, "θ", False),
        (dials.steps(), 4, 1, 128, "n", False),
        (dials.lam(), 0.9, 0.0, 1.0, "λ", False),
        (dials.lam_of_values(0.5), 0.5, 0.0, 1.0, "λᵥ", False),
        (dials.planning(), 5, 0, 1000, "n", False),
    ],
)
def test_shared_dials_begin_and_end_here_and_have_the_book_s_letters(
    field: Any, default: float, low: float, high: float, symbol: str, log: bool
) -> None:
    dial = dial_of(field)
    assert (dial.default, dial.low, dial.high, dial.symbol, dial.log) == (default, low, high, symbol, log)
    assert dial.plain and dial.help.endswith(".")


def test_no_two_learners_ask_for_the_same_place_in_the_list() -> None:
    orders = [spec.order for spec in learners().values()]
    assert len(set(orders)) == len(orders) and orders == sorted(orders)
