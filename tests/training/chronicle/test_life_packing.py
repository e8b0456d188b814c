"""Lives packed: the same bits come out, and what is there already takes nothing."""

import numpy as np
import pytest

from playground.training.chronicle.life_packing import (
    BARE,
    LARGE,
    LONG_ROW,
    ROW,
    ArrayForm,
    LooseLife,
    PackedLife,
    Packer,
    RowLayout,
    inflated,
)

DICE = np.random.default_rng(1)
ARRAYS = {
    "dice": DICE.normal(size=(70, 33)),
    "few": np.full(5000, 0.95),
    "small": np.arange(10_000).reshape(100, 100),
    "large": np.array([2**63 - 1, -(2**63)]),
    "unsigned": np.array([2**64 - 1], np.uint64),
    "strange": np.array([np.nan, -0.0, np.inf, 5e-324]),
    "bits": DICE.random(999) < 0.5,
    "text": np.array("a text in one array, ε"),
    "nothing": np.zeros((0, 4)),
    "column": np.asfortranarray(DICE.normal(size=(8, 9))),
    "huge": DICE.normal(size=LARGE // 8 + 3),
}


def same(arrays, others):
    """Whether they are the same, bit for bit."""
    assert sorted(arrays) == sorted(others)
    for name, array in arrays.items():
        assert (others[name].dtype, others[name].shape) == (array.dtype, array.shape)
        assert others[name].tobytes() == array.tobytes()
        assert others[name].flags.writeable or not array.size


@pytest.mark.parametrize("name", ARRAYS)
def test_the_same_bits_come_out_of_one_array(name):
    same({name: ARRAYS[name]}, Packer().packed({name: ARRAYS[name]}).arrays())


@pytest.mark.parametrize("left_out", ["huge", "dice", "small"])
def test_the_same_bits_come_out_of_many(left_out):
    arrays = {name: array for name, array in ARRAYS.items() if name != left_out}
    packed = Packer().packed(arrays)
    same(arrays, packed.arrays())
    assert packed.layout.row == (ROW if left_out == "huge" else LONG_ROW)
    same(arrays, LooseLife(arrays).arrays())


def test_a_long_life_that_changes_in_all_ways_comes_out_at_all_of_its_moments():
    packer, dice, moments = Packer(), np.random.default_rng(3), []
    curve, weights = dice.normal(size=3000), dice.normal(size=(90, 32))
    for number in range(120):
        weights[dice.integers(90, size=5)] = dice.normal(size=(5, 32))
        curve[number * 20 : number * 20 + 20] = dice.normal(size=20)
        arrays = {"weights": weights.copy(), "curve": curve.copy(), "steps": np.arange(number), "state": np.array("é" * number)}
        if number % 7 == 0:
            arrays["target"] = weights.copy()
        base = moments[number & (number - 1)][1] if number else None
        moments.append((arrays, packer.packed(arrays, base)))
    for arrays, packed in moments:
        same(arrays, packed.arrays())
    assert sum(packed.bytes for _, packed in moments) < 0.5 * sum(LooseLife(arrays).bytes for arrays, _ in moments)


def test_it_leans_on_a_base_that_it_shares_much_with_whichever_was_packed_last():
    packer, first = Packer(), {"q": DICE.normal(size=(40, 32))}
    base = packer.packed(first)
    packer.packed({"q": DICE.normal(size=(40, 32))})
    assert packer.packed(first, base).base is base
    other = packer.packed({"q": DICE.normal(size=(40, 32))}, base)
    assert other.base is None and other.root is other
    wide = packer.packed({"q": DICE.normal(size=LARGE // 8 + 1)}, base)
    assert (wide.base, wide.layout.row) == (None, LONG_ROW)


def test_whole_numbers_are_narrow_and_what_repeats_is_small():
    assert Packer().packed({"small": np.arange(200), "few": ARRAYS["few"]}).bytes < BARE + 900


def test_what_is_there_already_takes_nothing():
    packer, first = Packer(), {"q": DICE.normal(size=(40, 32)), "v": DICE.normal(size=(4, 32))}
    twice = packer.packed({**first, "target": first["q"]})
    assert twice.reals.size == 44 and 0.8 < len(twice.reals.content) / (44 * 256) < 1
    second = {**first, "q": first["q"].copy()}
    second["q"][7] = 1.0
    again = packer.packed(second, twice)
    assert again.base is twice
    assert (again.reals.size, again.nameable) == (1, 45)
    same(second, again.arrays())


def test_where_arrays_lie():
    forms = tuple(ArrayForm(name, (size,), "<f8", "<f8") for name, size in (("a", 1), ("b", 2), ("c", 33), ("d", 32), ("e", 0)))
    assert RowLayout(256, forms).places == [0, 8, 256, 768, 1024, 1024]


def test_what_makes_no_sense_is_refused():
    packed = Packer().packed({"q": DICE.normal(size=(4, 32)), "n": np.arange(90)})
    longer = packed.layout._replace(forms=(*packed.layout.forms, ArrayForm("z", (64,), "<f8", "<f8")))
    damaged = [
        packed._replace(order=b"nothing"),
        packed._replace(order=packed.wholes.content),
        packed._replace(layout=longer),
        packed._replace(reals=packed.reals._replace(size=9)),
        packed._replace(reals=packed.reals._replace(size=0, content=b"")),
        packed._replace(wholes=packed.wholes._replace(content=packed.wholes.content[:-9])),
    ]
    for one in damaged:
        with pytest.raises(ValueError):
            PackedLife(*one).arrays()
    with pytest.raises(ValueError, match="other than its 5 bytes"):
        inflated(packed.wholes.content, 5)
