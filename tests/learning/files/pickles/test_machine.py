"""The stack machine: plain things are built, everything else becomes a node, and nothing is ever called."""

from typing import Any

import pytest

from playground.learning.files.pickles.machine import (
    LARGEST_BUILT,
    GlobalName,
    Machine,
    ObjectNode,
    PersistentId,
    PickledError,
    key,
)


def run(content: bytes, makers: Any = None, finishers: Any = None) -> Any:
    return Machine(makers or {}, finishers or {}).run(content)


@pytest.mark.parametrize(
    ("orders", "value"),
    [
        (b"(dVa\nI1\nsVb\n(lF2.5\naNas.", {"a": 1, "b": [2.5, None]}),  # protocol 0
        (b"\x80\x02}q\x00(K\x01\x88K\x02\x89u.", {1: True, 2: False}),  # protocol 2: marks, and a place put aside
        (b"\x80\x02]q\x00(h\x00K\x07e0].", []),  # what was dropped is gone
        (b"\x80\x04(K\x01K\x02\x91.", frozenset({1, 2})),  # protocol 4
        (b"\x80\x04\x8f(K\x01K\x02\x90.", {1, 2}),
        (b"\x80\x04K\x01K\x02\x86\x94h\x00\x86.", ((1, 2), (1, 2))),  # the same thing twice
        (b"\x80\x05\x96\x02\x00\x00\x00\x00\x00\x00\x00ab.", b"ab"),  # protocol 5: a bytearray, as bytes
    ],
)
def test_plain_things_are_built_in_every_protocol(orders: bytes, value: Any) -> None:
    assert run(orders) == value


def test_a_call_becomes_a_node_that_does_nothing() -> None:
    system = run(b"cos\nsystem\n(Vtouch fired\ntR.")
    assert isinstance(system, ObjectNode) and (system.name, system.arguments) == ("os.system", ("touch fired",))
    assert isinstance(run(b"cos\nsystem\n."), GlobalName) and str(run(b"cos\nsystem\n.")) == "os.system"
    outside = run(b"Pkey\n.")
    assert isinstance(outside, PersistentId) and outside.id == "key"


def test_makers_and_finishers_of_ours_turn_nodes_into_values() -> None:
    pair = b"cmodule\npair\n(I1\nI2\ntR."
    assert run(pair, {"module.pair": lambda arguments: sum(arguments)}) == 3
    built = b"cmodule\nthing\n)R(dS'a'\nI7\nsb."
    assert run(built, None, {"module.thing": lambda node: node.state["a"]}) == 7
    assert run(built).state == {"a": 7}


def test_orders_that_reach_outside_are_refused() -> None:
    with pytest.raises(PickledError, match="an order EXT1 in it: it speaks of a number in a table"):
        run(b"\x80\x02\x82\x01.")
    with pytest.raises(PickledError, match="an order NEXT_BUFFER in it: its numbers lie outside of the file"):
        run(b"\x80\x05\x97.")


def test_what_copies_the_same_again_and_again_is_stopped() -> None:
    machine = Machine({}, {})
    machine.charge(LARGEST_BUILT)
    with pytest.raises(PickledError, match=f"it builds more than {LARGEST_BUILT:,} bytes"):
        machine.charge(1)


def test_keys_are_plain() -> None:
    assert [key(value) for value in ("a", 3, (1, "b"), 2.5, None)] == ["a", 3, (1, "b"), 2.5, None]
    for value in ([1], ((1,),), 1 << 60, (1,) * 33):
        with pytest.raises(PickledError, match=f"a key is {type(value).__name__}, expected texts, numbers or short tuples"):
            key(value)


def test_a_maker_of_ours_makes_only_what_has_a_name_and_no_arguments_by_name():
    """Everything else stays what it says it is: a node, with all that it would be given."""
    made = []
    machine = Machine({"ours.thing": lambda arguments: made.append(arguments) or "made"}, {})
    for maker, arguments, keywords, expected in (
        (GlobalName("ours", "thing"), (1, 2), None, "made"),
        (GlobalName("ours", "thing"), (1,), {"x": 1}, ObjectNode),
        (GlobalName("theirs", "thing"), (1,), None, ObjectNode),
        (ObjectNode(GlobalName("ours", "thing"), ()), (1,), None, ObjectNode),
    ):
        machine.make(maker, arguments, keywords)
        value = machine._stack.pop()
        assert value == expected if expected == "made" else isinstance(value, expected)
    assert made == [(1, 2)]
