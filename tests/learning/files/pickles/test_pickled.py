"""Pickles are read as data: the numbers that were written, and whatever they ask for is never done."""

import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.learning.files.pickles.machine import GlobalName, ObjectNode, PersistentId, PickledError
from playground.learning.files.pickles.pickled import pickled
from tests.learning.agents import called, number, word
from tests.learning.pickles import COURSE_1, COURSE_2, NEWER, OLDER, QTABLE, TEXT

REAL = {"course, numpy 1": COURSE_1, "course, numpy 2": COURSE_2, "protocol 0": TEXT, "protocol 2": OLDER, "protocol 5": NEWER}


@pytest.mark.parametrize("content", [COURSE_1, COURSE_2], ids=["numpy 1", "numpy 2"])
def test_what_the_course_pickles_is_read_as_it_was_written(content: bytes) -> None:
    model = pickled(content)
    table = model.pop("qtable")
    np.testing.assert_array_equal(table, QTABLE)
    assert (table.dtype, table.flags.writeable) == (np.float64, False)
    assert model == {
        "env_id": "FrozenLake-v1",
        "max_steps": 99,
        "n_training_episodes": 10000,
        "n_eval_episodes": 100,
        "eval_seed": [],
        "learning_rate": 0.7,
        "gamma": 0.95,
        "max_epsilon": 1.0,
        "min_epsilon": 0.05,
        "decay_rate": 0.0005,
    }


def test_every_protocol_byte_order_and_layout_gives_the_same_numbers() -> None:
    text, older, newer = pickled(TEXT), pickled(OLDER), pickled(NEWER)
    for table in (text["q"], older["q"], newer["f"]):
        np.testing.assert_array_equal(table, QTABLE)
    assert older["q"].flags.f_contiguous and newer["f"].flags.f_contiguous
    np.testing.assert_array_equal(newer["q"], np.array(QTABLE, np.float32))
    assert newer["q"].dtype == np.dtype(">f4") and newer["b"].tolist() == [True, False]
    assert (text["s"], text["i"], older["s"]) == (1.5, 7, 0.5)
    assert [type(value) for value in (text["s"], text["i"], older["s"])] == [float, int, float]


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        (b"(I1\nL2L\nI01\nF0.5\nNS'a'\nV\\u03b3\ntp0\n.", (1, 2, True, 0.5, None, "a", "γ")),
        (b"(lp0\nI5\naI-6\na.", [5, -6]),
        (b"(dp0\nI5\nI6\ns.", {5: 6}),
        (b"\x80\x02}q\x00(K\x05M\x00\x01J\xff\xff\xff\xff\x8a\x02\x00\x80u.", {5: 256, -1: -32768}),
        (b"\x80\x02c__builtin__\nset\n]K\x01a\x85R.", {1}),
        (b"\x80\x04\x8f(K\x01K\x02\x90.", {1, 2}),
        (b"\x80\x04(K\x01K\x02\x91.", frozenset({1, 2})),
        (b"\x80\x05\x96\x02\x00\x00\x00\x00\x00\x00\x00ab.", b"ab"),
        (b"\x80\x02ccollections\ndefaultdict\nc__builtin__\nint\n\x85RK\x01K\x02s.", {1: 2}),
        (b"\x80\x02ccollections\nOrderedDict\n]]K\x01aK\x02aa\x85R.", {1: 2}),
        (b"\x80\x03c_codecs\nencode\nX\x02\x00\x00\x00\xc3\xa9X\x06\x00\x00\x00latin1\x86R.", b"\xe9"),
        (b"\x80\x03c__builtin__\nbytes\n)R.", b""),
        (b"\x80\x04]\x94(K\x01K\x02e2\x860h\x00.", [1, 2]),
        (b"\x80\x04(K\x01K\x021]K\x07a.", [7]),
    ],
)
def test_plain_things_of_every_protocol(orders: bytes, expected: Any) -> None:
    found = pickled(orders)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("orders", "name", "arguments"),
    [
        (b"\x80\x02" + called("os system", b"(" + word("touch fired") + b"t") + b".", "os.system", ("touch fired",)),
        (b"\x80\x04" + word("os") + word("system") + b"\x93(" + word("touch fired") + b"tR.", "os.system", ("touch fired",)),
        (b"(S'touch fired'\nios\nsystem\n.", "os.system", ("touch fired",)),
        (b"(cos\nsystem\nS'touch fired'\no.", "os.system", ("touch fired",)),
        (b"\x80\x02csubprocess\nPopen\n(" + word("touch fired") + b"t\x81.", "subprocess.Popen", ("touch fired",)),
        (b"\x80\x04csubprocess\nPopen\n(" + word("touch fired") + b"t}\x92.", "subprocess.Popen", ("touch fired",)),
        (b"\x80\x02" + called("builtins eval", b"(" + word("open('fired', 'w')") + b"t") + b".", "builtins.eval", None),
        (b"\x80\x02" + called("numpy.core.multiarray fromfile", b"(" + word("fired") + b"t") + b".", None, ("fired",)),
    ],
)
def test_what_would_be_called_is_a_node_and_is_never_called(
    orders: bytes, name: str | None, arguments: tuple[str, ...] | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    node = pickled(orders)
    assert isinstance(node, ObjectNode) and isinstance(node.maker, GlobalName)
    assert name in (None, node.name) and arguments in (None, node.arguments)
    assert not list(tmp_path.iterdir())


def test_a_node_keeps_its_state_and_its_items_and_is_one_node_wherever_it_stands() -> None:
    made = pickled(b"\x80\x02cmy.own\nThing\n)\x81q\x00}" + word("a") + b"K\x01sbK\x05a\x85h\x00\x86.")
    (inside,), again = made
    assert inside is again
    assert (inside.name, inside.state, inside.items) == ("my.own.Thing", {"a": 1}, [5])
    elsewhere = pickled(b"\x80\x02" + word("somewhere") + b"Q.")
    assert isinstance(elsewhere, PersistentId) and elsewhere.id == "somewhere"


def test_makers_of_a_caller_get_the_arguments() -> None:
    orders = b"\x80\x02" + called("my.own pair", b"(" + number(3) + number(4) + b"t") + b"."
    assert pickled(orders, {"my.own.pair": lambda arguments: list(arguments)}) == [3, 4]


DTYPE = (
    called("numpy dtype", b"(" + word("f8") + b"\x89\x88t")
    + b"(K\x03"
    + word("<")
    + b"NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb"
)


def array(shape: bytes, kind: bytes = DTYPE, content: bytes = b"C\x08" + bytes(8), order: bytes = b"\x89") -> bytes:
    """The orders for an array."""
    begun = called("numpy._core.multiarray _reconstruct", b"cnumpy\nndarray\nK\x00\x85C\x01b\x87")
    return b"\x80\x04" + begun + b"(K\x01" + shape + kind + order + content + b"tb."


OBJECTS = called("numpy dtype", b"(" + word("O8") + b"\x89\x88t")


@pytest.mark.parametrize(
    ("orders", "message"),
    [
        (array(b"K\x02\x85"), "an array claims 16 bytes where 8 are stored"),
        (array(b"J\xff\xff\xff\x7fJ\xff\xff\xff\x7f\x86"), "an array claims 36,893,488,113,059,364,872 bytes where 8 are stored"),
        (array(b"J\xff\xff\xff\xff\x85"), "the shape of an array is no row of whole numbers"),
        (array(b"K\x01"), "the shape of an array is no row of whole numbers"),
        (array(b"(" + b"K\x01" * 33 + b"t"), "an array has 33 axes, at most 32 are read"),
        (array(b"K\x01\x85", OBJECTS), "an array is of kind 'O8', expected numbers: objects, texts and records are not read"),
        (array(b"K\x01\x85", called("numpy dtype", b"(" + word("U2") + b"t")), "an array is of kind 'U2', expected numbers"),
        (array(b"K\x01\x85", called("numpy dtype", b"(" + word("f3") + b"t")), "an array is of kind 'f3', which does not exist"),
        (array(b"K\x01\x85", b"N"), "a kind of number that is not numpy's"),
        (array(b"K\x01\x85", content=b"]K\x01a"), "the numbers of an array are no bytes"),
        (array(b"K\x01\x85", content=b"\x97"), "an order NEXT_BUFFER in it: its numbers lie outside of the file"),
        (b"\x80\x02\x82\x01.", "an order EXT1 in it: it speaks of a number in a table of some program's own"),
        (b"\x80\x02NNR.", "makes something of what is no name"),
        (b"\x80\x02]Nb.", "gives a state to what has none"),
        (b"\x80\x02]NNs.", "puts a key into what is no dict"),
        (b"\x80\x02}Na.", "puts something into what is no list"),
        (b"\x80\x02}]Ns.", "a key is list, expected texts, numbers or short tuples of them"),
        (b"\x80\x04K\x01K\x02\x93.", "whose name is no text"),
        (b"\x80\x02R.", "it is no pickle, or a damaged one"),
        (b"\x80\x02h\x07.", "it is no pickle, or a damaged one"),
        (b"\x80\x02", "it is no pickle, or a damaged one"),
        (b"", "it is no pickle, or a damaged one"),
        (b"state,left,right\n0,1,2\n", "it is no pickle, or a damaged one"),
        (b"\x80\x02]q\x00h\x00a.", "its parts lie deeper in one another than 64"),
        (b"\x80\x02" + b"]" * 80 + b"a" * 79 + b".", "its parts lie deeper in one another than 64"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(orders: bytes, message: str) -> None:
    with pytest.raises(PickledError, match=message):
        pickled(orders)


PAIR = b"q\x00h\x00\x86"
BUSH = b"N" + PAIR * 20_000
"""A pair of twice the same pair of twice the same pair …: small in memory, and for ever to be compared, counted or shown."""
WIDE = b"\x80\x02(" + b"N" * 1000 + b"tq\x00(" + b"h\x00" * 1000 + b"tq\x01(" + b"h\x01" * 1000 + b"t."
LONG = (
    b"\x80\x03(" + b"c_codecs\nencode\nq\x00X\xa0\x86\x01\x00" + b"a" * 100_000 + b"q\x01X\x06\x00\x00\x00latin1q\x02\x86q\x03R"
)


@pytest.mark.parametrize(
    "orders",
    [
        b"\x80\x02" + BUSH + b".",
        b"\x80\x02}" + BUSH + b"Ns.",
        b"\x80\x02cmy.own\nThing\n" + BUSH + b"\x85R.",
        array(b"K\x01\x85", BUSH),
        array(BUSH),
        WIDE,
        b"\x80\x02" + b"N0" * 600_000 + b".",
    ],
    ids=["bush", "key", "arguments", "kind", "shape", "wide", "orders"],
)
def test_few_bytes_that_ask_for_much_are_refused_at_once(orders: bytes) -> None:
    with pytest.raises(PickledError) as error:
        pickled(orders)
    assert len(str(error.value)) < 400


def test_what_is_copied_again_and_again_is_refused_before_it_fills_the_memory() -> None:
    """2,000 copies of 100,000 bytes are asked for."""
    tracemalloc.start()
    try:
        with pytest.raises(PickledError, match="it builds more than 67,108,864 bytes"):
            pickled(LONG + b"h\x00h\x03R" * 2000 + b"t.")
        assert tracemalloc.get_traced_memory()[1] < 1e8
    finally:
        tracemalloc.stop()


def test_numbers_chosen_to_collide_as_keys_are_no_keys() -> None:
    """Every multiple of 2^61 − 1 has the same hash, so that a dict of them would take the square of their number."""
    colliding = b"".join(b"\x8a\x09" + (n * (2**61 - 1)).to_bytes(9, "little") + b"N" for n in range(1, 60))
    with pytest.raises(PickledError, match="a key is int"):
        pickled(b"\x80\x02}(" + colliding + b"u.")


@pytest.mark.parametrize("content", REAL.values(), ids=REAL.keys())
def test_damaged_anywhere_it_is_read_or_refused_and_nothing_else(content: bytes) -> None:
    dice = np.random.default_rng(1)
    refused = 0
    for _ in range(200):
        damaged = bytearray(content)
        for place in dice.integers(len(content), size=int(dice.integers(1, 4))):
            damaged[place] = int(dice.integers(256))
        for whole in (bytes(damaged), content[: int(dice.integers(len(content)))]):
            try:
                pickled(whole)
            except PickledError:
                refused += 1
    assert refused > 200
