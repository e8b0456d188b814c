"""The stack machine of pickles, with nothing behind it: orders that build plain things build them, the others make nodes.

A pickle is a row of orders. Whatever would be imported, called or given a state becomes a node that does nothing (`GlobalName`,
`ObjectNode`, `PersistentId`); only the makers and finishers that a caller names, functions of ours, turn a node into something.
"""

import pickletools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

MOST_ORDERS = 1 << 19
"""Orders at most."""
LARGEST_BUILT = 1 << 26
"""Bytes at most that are copied while things are built: few orders may ask for the same copy again and again."""
LARGEST_KEY, LONGEST_KEY = 1 << 53, 32
"""Whole numbers that may be keys lie below the first in size; a key of several parts has at most so many."""
LONGEST_REASON = 200
"""Letters at most of what someone else says is wrong."""


class PickledError(ValueError):
    """Bytes that are no pickle, or one that asks for too much; the message says what was found and what was expected."""


@dataclass(frozen=True, eq=False)
class GlobalName:
    """Something of a program's that the pickle speaks of: two words for us, never looked up."""

    module: str
    name: str

    def __str__(self) -> str:
        return f"{self.module}.{self.name}"[:LONGEST_REASON]


@dataclass(eq=False, repr=False)
class ObjectNode:
    """What a program would get by calling `maker`: not called, with the state and the items that it would be given afterwards."""

    maker: Any
    arguments: tuple[Any, ...]
    keywords: dict[Any, Any] = field(default_factory=dict)
    state: Any = None
    items: list[Any] = field(default_factory=list)

    @property
    def name(self) -> str:
        """module.name of the maker, "" where it has none."""
        return str(self.maker) if isinstance(self.maker, GlobalName) else ""


@dataclass(frozen=True, eq=False)
class PersistentId:
    """Something outside of the pickle, by the id that it has there."""

    id: Any


Maker = Callable[[tuple[Any, ...]], Any]
"""What becomes of the arguments of a call; PickledError where they make no sense."""
Finisher = Callable[[ObjectNode], Any]
"""What becomes of a node once it was given its state."""


class Machine:
    """The stack, the marks in it, and what was put aside."""

    def __init__(self, makers: Mapping[str, Maker], finishers: Mapping[str, Finisher]) -> None:
        self._makers, self._finishers = makers, finishers
        self._stack: list[Any] = []
        self._marks: list[int] = []
        self._aside: dict[int, Any] = {}
        self._places: dict[int, list[int]] = {}
        self._built = 0

    def run(self, content: bytes) -> Any:
        """Follows the orders to their end."""
        for number, (order, argument, _) in enumerate(pickletools.genops(content)):
            if number >= MOST_ORDERS:
                raise PickledError(f"it has more than {MOST_ORDERS:,} orders, which is the most that are followed")
            if order.name not in ORDERS:
                raise PickledError(f"there is an order {order.name} in it: {REFUSED.get(order.name, 'it is not followed')}")
            ORDERS[order.name](self, argument)
        return self._stack.pop()

    def push(self, value: Any) -> None:
        """Onto the stack."""
        self._stack.append(value)

    def mark(self) -> None:
        """From here on belongs together."""
        self._marks.append(len(self._stack))

    def since_mark(self) -> list[Any]:
        """Takes all since the last mark."""
        at = self._marks.pop()
        taken = self._stack[at:]
        del self._stack[at:]
        return taken

    def last(self, count: int) -> list[Any]:
        """Takes the last ones."""
        if len(self._stack) < count:
            raise IndexError("the stack is empty")
        taken = self._stack[-count:]
        del self._stack[-count:]
        return taken

    def drop(self) -> None:
        """Takes the mark that lies on top, or else the last value."""
        if self._marks and self._marks[-1] == len(self._stack):
            self._marks.pop()
        else:
            self._stack.pop()

    def again(self) -> None:
        """What lies on top a second time."""
        self._stack.append(self._stack[-1])

    def keep(self, place: int | None) -> None:
        """Puts what lies on top aside, too, at the next place where none is named."""
        place = len(self._aside) if place is None else place
        value = self._aside[place] = self._stack[-1]
        if isinstance(value, ObjectNode):
            self._places.setdefault(id(value), []).append(place)

    def fetch(self, place: int) -> None:
        """Lays what was put aside on top."""
        self._stack.append(self._aside[place])

    def name(self, module: Any, name: Any) -> None:
        """Speaks of something by its name."""
        if not isinstance(module, str) or not isinstance(name, str):
            raise PickledError("it speaks of something whose name is no text")
        self.push(GlobalName(module, name))

    def make(self, maker: Any, arguments: Any, keywords: Any = None) -> None:
        """A call: a value where there is a maker of ours for it, else a node."""
        keywords = {} if keywords is None else keywords
        if not isinstance(arguments, tuple) or not isinstance(keywords, dict) or not isinstance(maker, GlobalName | ObjectNode):
            raise PickledError("it makes something of what is no name, or of what are no arguments")
        ours = self._makers.get(str(maker)) if isinstance(maker, GlobalName) and not keywords else None
        if ours is None:
            self.push(ObjectNode(maker, arguments, keywords))
            return
        self.charge(sum(len(argument) for argument in arguments if isinstance(argument, str | bytes | list | tuple)))
        self.push(ours(arguments))

    def charge(self, count: int) -> None:
        """Notes so many bytes or entries that are copied."""
        self._built += count
        if self._built > LARGEST_BUILT:
            raise PickledError(f"it builds more than {LARGEST_BUILT:,} bytes, which is the most that are built")

    def build(self) -> None:
        """Gives a state to what lies below it. A plain dict keeps none: OrderedDict's is about itself."""
        target, state = self.last(2)
        if isinstance(target, ObjectNode):
            target.state = state
            ours = self._finishers.get(target.name)
            if ours is not None:
                value = ours(target)
                for place in self._places.pop(id(target), ()):
                    if self._aside.get(place) is target:
                        self._aside[place] = value
                target = value
        elif not isinstance(target, dict):
            raise PickledError("it gives a state to what has none")
        self.push(target)

    def extend(self, values: list[Any]) -> None:
        """Values into the list, the set or the node on top."""
        target = self._stack[-1]
        if isinstance(target, ObjectNode):
            target.items.extend(values)
        elif isinstance(target, set):
            target.update(key(value) for value in values)
        elif isinstance(target, list):
            target.extend(values)
        else:
            raise PickledError("it puts something into what is no list")

    def put(self, values: list[Any]) -> None:
        """Keys and values into the dict or the node on top."""
        target, pairs = self._stack[-1], zip(values[::2], values[1::2], strict=True)
        if isinstance(target, ObjectNode):
            target.items.extend(pairs)
        elif isinstance(target, dict):
            target.update((key(name), value) for name, value in pairs)
        else:
            raise PickledError("it puts a key into what is no dict")


def key(value: Any) -> Any:
    """The value, where it can be looked up without taking long. Tuples of tuples of tuples can take for ever."""
    parts = value if isinstance(value, tuple) and len(value) <= LONGEST_KEY else (value,)
    if all(
        isinstance(part, str | bytes | float | GlobalName | ObjectNode | PersistentId | None) or _small(part) for part in parts
    ):
        return value
    raise PickledError(f"a key is {type(value).__name__}, expected texts, numbers or short tuples of them")


def _small(value: Any) -> bool:
    return isinstance(value, int) and abs(value) < LARGEST_KEY


Order = Callable[[Machine, Any], None]
VALUES = (
    *("INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1", "LONG4", "FLOAT", "BINFLOAT"),
    *("STRING", "BINSTRING", "SHORT_BINSTRING", "UNICODE", "SHORT_BINUNICODE", "BINUNICODE", "BINUNICODE8"),
    *("BINBYTES", "SHORT_BINBYTES", "BINBYTES8"),
)
ORDERS: Mapping[str, Order] = {
    **dict.fromkeys(VALUES, Machine.push),
    **dict.fromkeys(("PUT", "BINPUT", "LONG_BINPUT"), Machine.keep),
    **dict.fromkeys(("GET", "BINGET", "LONG_BINGET"), Machine.fetch),
    **dict.fromkeys(("PROTO", "FRAME", "STOP"), lambda machine, _: None),
    "BYTEARRAY8": lambda machine, argument: machine.push(bytes(argument)),
    "MEMOIZE": lambda machine, _: machine.keep(None),
    "NONE": lambda machine, _: machine.push(None),
    "NEWTRUE": lambda machine, _: machine.push(True),
    "NEWFALSE": lambda machine, _: machine.push(False),
    "EMPTY_DICT": lambda machine, _: machine.push({}),
    "EMPTY_LIST": lambda machine, _: machine.push([]),
    "EMPTY_SET": lambda machine, _: machine.push(set()),
    "EMPTY_TUPLE": lambda machine, _: machine.push(()),
    "MARK": lambda machine, _: machine.mark(),
    "POP": lambda machine, _: machine.drop(),
    "POP_MARK": lambda machine, _: machine.since_mark().clear(),
    "DUP": lambda machine, _: machine.again(),
    "LIST": lambda machine, _: machine.push(machine.since_mark()),
    "TUPLE": lambda machine, _: machine.push(tuple(machine.since_mark())),
    "FROZENSET": lambda machine, _: machine.push(frozenset(map(key, machine.since_mark()))),
    "TUPLE1": lambda machine, _: machine.push(tuple(machine.last(1))),
    "TUPLE2": lambda machine, _: machine.push(tuple(machine.last(2))),
    "TUPLE3": lambda machine, _: machine.push(tuple(machine.last(3))),
    "DICT": lambda machine, _: _dict(machine),
    "APPEND": lambda machine, _: machine.extend(machine.last(1)),
    **dict.fromkeys(("APPENDS", "ADDITEMS"), lambda machine, _: machine.extend(machine.since_mark())),
    "SETITEM": lambda machine, _: machine.put(machine.last(2)),
    "SETITEMS": lambda machine, _: machine.put(machine.since_mark()),
    "GLOBAL": lambda machine, words: machine.name(*words.split(" ", 1)),
    "STACK_GLOBAL": lambda machine, _: machine.name(*machine.last(2)),
    "REDUCE": lambda machine, _: machine.make(*machine.last(2)),
    "NEWOBJ": lambda machine, _: machine.make(*machine.last(2)),
    "NEWOBJ_EX": lambda machine, _: machine.make(*machine.last(3)),
    "OBJ": lambda machine, _: _object(machine, machine.since_mark()),
    "INST": lambda machine, words: _object(machine, [GlobalName(*words.split(" ", 1)), *machine.since_mark()]),
    "BUILD": lambda machine, _: machine.build(),
    "PERSID": lambda machine, argument: machine.push(PersistentId(argument)),
    "BINPERSID": lambda machine, _: machine.push(PersistentId(machine.last(1)[0])),
}
"""What is done at each order."""
REFUSED = {
    **dict.fromkeys(("NEXT_BUFFER", "READONLY_BUFFER"), "its numbers lie outside of the file, expected them in it"),
    **dict.fromkeys(("EXT1", "EXT2", "EXT4"), "it speaks of a number in a table of some program's own"),
}
"""Why others are not followed."""


def _object(machine: Machine, parts: list[Any]) -> None:
    """An object of a class and arguments."""
    machine.make(parts[0], tuple(parts[1:]))


def _dict(machine: Machine) -> None:
    """A dict of all since the last mark."""
    values = machine.since_mark()
    machine.push({})
    machine.put(values)
