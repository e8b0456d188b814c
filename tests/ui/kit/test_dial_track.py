import dataclasses
import math

import pytest

from playground.settings import dial, dials
from playground.ui.kit.dial_track import share_of, value_after, value_at, value_text


@dataclasses.dataclass
class Settings:
    share: float = dial(0.5, 0.0, 1.0, symbol="γ", plain="patience", help="How much later rewards count")
    rate: float = dial(0.1, 0.001, 1.0, log=True)
    zero: float = dial(0.1, 0.0, 1.0, log=True)
    few: int = dial(4, 1, 10)
    many: int = dial(50, 0, 100_000, log=True)
    free: float = dial(2.0)
    wide: float = dial(0.0, -1000.0, 1000.0)


DIALS = {track.name: track for track in dials(Settings)}


@pytest.mark.parametrize("name", DIALS)
def test_the_ends_of_the_track_are_the_bounds(name):
    low, high = value_at(DIALS[name], 0), value_at(DIALS[name], 1)
    assert low == (DIALS[name].low if math.isfinite(DIALS[name].low) else -20)
    assert high == (DIALS[name].high if math.isfinite(DIALS[name].high) else 20)


def test_a_logarithmic_track_has_the_ratio_in_the_middle():
    assert value_at(DIALS["rate"], 0.5) == pytest.approx(math.sqrt(0.001), rel=0.05)
    assert share_of(DIALS["rate"], math.sqrt(0.001)) == pytest.approx(0.5, abs=1e-9)


def test_a_logarithmic_track_from_nought_reaches_nought():
    assert value_at(DIALS["zero"], 0.0) == 0.0
    assert value_at(DIALS["zero"], 0.02) == pytest.approx(0.0001)
    assert share_of(DIALS["zero"], 0.0) == 0.0


@pytest.mark.parametrize("name", DIALS)
def test_every_place_is_a_value_of_the_dials_kind_within_its_bounds(name):
    track = DIALS[name]
    for place in range(101):
        value = value_at(track, place / 100)
        assert type(value) is track.kind
        assert track.low <= value <= track.high


@pytest.mark.parametrize("name", DIALS)
def test_a_step_always_leads_somewhere_until_the_end(name):
    track = DIALS[name]
    value = value_at(track, 0.0)
    for _ in range(2000):
        after = value_after(track, value, 1)
        if value == value_at(track, 1.0):
            break
        assert after > value
        value = after
    assert value == value_at(track, 1.0)


@pytest.mark.parametrize(
    "name, value, words",
    [
        ("share", 0.95, "0.95"),
        ("share", 0.999, "0.999"),
        ("share", 1.0, "1.00"),
        ("rate", 0.001, "0.0010"),
        ("few", 4, "4"),
        ("share", 0.0, "0"),
        ("wide", 378.0, "378"),
        ("wide", 12.5, "12.50"),
    ],
)
def test_a_value_is_said_in_few_digits_that_are_true(name, value, words):
    assert value_text(DIALS[name], value) == words
    assert float(words) == value


@pytest.mark.parametrize("value, words", [(-378.0, "−378"), (-0.5, "−0.50"), (-1000.0, "−1000"), (1e-5, "1e−5")])
def test_a_minus_is_a_true_one(value, words):
    assert value_text(DIALS["wide"], value) == words
