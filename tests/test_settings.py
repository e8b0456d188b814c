"""Dials: settings with bounds, found on dataclasses, checked and parsed."""

import dataclasses
from typing import Any

import pytest

from playground.settings import Dial, SettingError, check, checked, dial, dials, parsed, tuned, unusual


@dataclasses.dataclass(frozen=True)
class Brain:
    alpha: float = dial(0.1, 0.0, 1.0, symbol="α", plain="learning rate", help="How far.", log=True)
    sweeps: int = dial(3, 1, help="How often.")
    shy: bool = dial(False)
    kind: str = dial("plain", choices=("plain", "fancy"))
    own: float | None = dial(None, 0.0, 1.0, optional=True)
    note: str = "not a dial"


def named(name: str) -> Dial:
    return next(dial for dial in dials(Brain) if dial.name == name)


def test_the_dials_of_a_dataclass_in_their_order() -> None:
    assert [dial.name for dial in dials(Brain)] == ["alpha", "sweeps", "shy", "kind", "own"]
    assert dials(Brain()) == dials(Brain)
    alpha = named("alpha")
    assert (alpha.kind, alpha.default, alpha.low, alpha.high, alpha.symbol, alpha.log) == (float, 0.1, 0.0, 1.0, "α", True)
    assert named("shy").plain == "shy"
    assert (named("own").kind, named("own").default, named("own").optional) == (float, None, True)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("alpha", "a number from 0 to 1"),
        ("sweeps", "a whole number of at least 1"),
        ("shy", "on or off"),
        ("kind", "one of plain, fancy"),
        ("own", 'a number from 0 to 1 or "none"'),
    ],
)
def test_what_is_expected_in_words(name: str, words: str) -> None:
    assert named(name).expected == words


@pytest.mark.parametrize(
    ("name", "value"),
    [("alpha", 0.0), ("alpha", 1.0), ("alpha", 1), ("sweeps", 1), ("shy", True), ("kind", "fancy"), ("own", None), ("own", 0.5)],
)
def test_values_that_fit(name: str, value: Any) -> None:
    fitting = checked(named(name), value)
    assert fitting == value
    assert fitting is None or type(fitting) is named(name).kind


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("alpha", -0.001), ("alpha", 1.001), ("alpha", float("nan")), ("alpha", float("inf")), ("alpha", True), ("alpha", "0.5"),
        ("alpha", None), ("sweeps", 0), ("sweeps", 2.0), ("shy", 1), ("shy", "on"), ("kind", "odd"), ("kind", 3), ("own", 2.0),
    ],
)  # fmt: skip
def test_values_that_do_not_fit_are_refused_by_name(name: str, value: Any) -> None:
    with pytest.raises(SettingError, match=f"^{name} is "):
        checked(named(name), value)
    with pytest.raises(SettingError):
        check(dataclasses.replace(Brain(), **{name: value}))


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("alpha", " 0.25 ", 0.25), ("alpha", "1e-3", 0.001), ("sweeps", "12", 12), ("shy", "Yes", True), ("shy", "off", False),
        ("kind", "fancy", "fancy"), ("own", "none", None), ("own", "", None), ("own", "0.5", 0.5),
    ],
)  # fmt: skip
def test_what_a_person_types(name: str, text: str, value: Any) -> None:
    assert parsed(named(name), text) == value


@pytest.mark.parametrize(
    ("name", "text"), [("alpha", "much"), ("alpha", "nan"), ("alpha", ""), ("sweeps", "1.5"), ("shy", "perhaps")]
)
def test_what_a_person_mistypes(name: str, text: str) -> None:
    with pytest.raises(SettingError, match=f"^{name} is "):
        parsed(named(name), text)


def test_settings_are_tuned_into_new_settings() -> None:
    before = Brain()
    after = tuned(before, {"alpha": 1, "own": 0.5})
    assert (after.alpha, after.own, before.alpha) == (1.0, 0.5, 0.1)
    assert check(after) is None
    with pytest.raises(SettingError, match="no setting 'note' here, expected one of: alpha, sweeps, shy, kind, own"):
        tuned(before, {"note": "x"})
    with pytest.raises(SettingError, match="alpha is 7"):
        tuned(before, {"alpha": 7})


def test_a_condition_on_a_setting_that_is_not_there_holds() -> None:
    @dataclasses.dataclass(frozen=True)
    class Bare:
        fade: float = dial(1.0, 0.0, 1.0, when={"explore": ("epsilon",)})

    (fade,) = dials(Bare)
    assert fade.matters(Bare())


@pytest.mark.parametrize("name", ["alpha", "sweeps", "own", "shy", "kind"])
@pytest.mark.parametrize("value", [10**400, -(10**400), 10**5000, 2**20000], ids=["10^400", "-10^400", "10^5000", "2^20000"])
def test_whole_numbers_beyond_all_floats_are_refused_in_a_short_sentence(name: str, value: int) -> None:
    with pytest.raises(SettingError) as caught:
        checked(named(name) if name != "sweeps" else dataclasses.replace(named(name), high=1e300), value)
    assert str(caught.value).startswith(f"{name} is a whole number of more than 60 digits, expected ")


def test_a_large_whole_number_without_an_upper_bound_must_still_be_a_number_of_the_machine() -> None:
    assert checked(named("sweeps"), 10**300) == 10**300
    with pytest.raises(SettingError):
        checked(named("sweeps"), 10**400)


@pytest.mark.parametrize("name", ["alpha", "sweeps", "kind", "own"])
@pytest.mark.parametrize("word", ["9" * 400, "9" * 5000, "1e999", "-1e999", "nan", "x" * 100_000])
def test_what_is_typed_and_does_not_fit_is_refused_in_a_short_sentence(name: str, word: str) -> None:
    with pytest.raises(SettingError) as caught:
        parsed(named(name), word)
    assert len(str(caught.value)) < 200


def test_an_error_shows_a_number_as_it_was_written() -> None:
    with pytest.raises(SettingError, match="alpha is 7, expected"):
        checked(named("alpha"), 7)


def test_what_is_not_as_at_first_is_named():
    @dataclasses.dataclass(frozen=True)
    class Settings:
        speed: float = 1.0
        name: str = "a"

    assert unusual(Settings()) == {}
    assert unusual(Settings(name="b")) == {"name": "b"}
    assert unusual(None) == {}
