"""What is costly to draw or to work out is made once: one store for the whole screen, which knows its bytes and can be emptied.

    @stored
    def arrow(way: Way, size: int) -> pygame.Surface: ...        # a picture: all of them share a budget of bytes

    @stored(maxsize=2)
    def window(level: Level, mdp: TabularMDP) -> Window: ...     # of a level, a table or a snapshot: the last results are kept

It is used like `functools.lru_cache`, which stays the place for small facts (numbers, words, colours).
"""

import functools
import heapq
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from itertools import count
from typing import Any, NamedTuple, ParamSpec, Protocol, TypeVar, overload

import numpy as np
import pygame

from playground.ui import theme

Asked = ParamSpec("Asked")
Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)

BUDGET = 192 << 20
"""Bytes of the pictures that are kept."""
OVERHEAD = 512
"""Bytes that an entry takes beside its surfaces, arrays and long words, about."""
LOOKED_AT = 2_000
"""Objects of one result that are looked at for surfaces and arrays."""
LONG_WORDS = 1_000
"""Characters from which on words are counted."""

_NAMES = object()
"""Stands in a key between the arguments by place and those by name."""


class Stored(Protocol[Asked, Result_co]):
    """A function whose results are kept."""

    def __call__(self, *args: Asked.args, **named: Asked.kwargs) -> Result_co: ...
    def cache_clear(self) -> None:
        """Forgets the function's results."""


class Usage(NamedTuple):
    """What the results of one function take. bytes: what it shares with others counts for each of them."""

    name: str
    results: int
    bytes: int


class _Results(NamedTuple):
    """The results of one function by their keys. most: how many are kept, 0 where the budget decides."""

    name: str
    most: int
    entries: "dict[Hashable, _StoredResult]"


class _StoredResult:
    """One result. used: the store's time when it was last asked for; parts: of a picture, bytes by the ids of what has them."""

    __slots__ = ("key", "parts", "result", "results", "used")

    def __init__(self, results: _Results, key: tuple[Hashable, ...], result: Any, used: int) -> None:
        self.results = results
        self.key = key
        self.result = result
        self.used = used
        self.parts = {} if results.most else dict(_parts(result, key))

    def weigh(self) -> dict[int, int]:
        """The bytes of its surfaces and arrays by their ids; what a level's result is made of may have grown since."""
        return dict(_parts(self.result, self.key)) if self.results.most else self.parts


class Store:
    """The results of many functions; of pictures the least recently used go first where they take more than the budget.

    A surface or an array that several results share is counted once.
    """

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self.bytes = 0
        """Of all pictures, at most the budget."""
        self._functions: list[_Results] = []
        self._owners: dict[int, int] = {}
        self._queue: list[tuple[int, int, _StoredResult]] = []
        self._numbers = count()
        self._time = [0]

    # --- functions ---

    @overload
    def stored(self, function: Callable[Asked, Result], /) -> Stored[Asked, Result]: ...
    @overload
    def stored(self, /, *, maxsize: int) -> Callable[[Callable[Asked, Result]], Stored[Asked, Result]]: ...
    def stored(self, function: Callable[..., Any] | None = None, /, *, maxsize: int = 0) -> Any:
        """Has a function keep its results, by its arguments (which must be hashable).

        maxsize: for a function of levels, tables or snapshots, whose results are of no use later: the most that are kept, and
        only until the level changes. Without it they are pictures, of which the budget decides how many are kept.
        """
        return functools.partial(self._keep, maxsize) if function is None else self._keep(0, function)

    def _keep(self, most: int, function: Callable[..., Any]) -> Any:
        results = _Results(f"{function.__module__.removeprefix('playground.ui.')}.{function.__qualname__}", most, {})
        self._functions.append(results)
        entries, time, make = results.entries, self._time, self._make

        @functools.wraps(function)
        def lookup(*args: Any, **named: Any) -> Any:
            key = (*args, _NAMES, *named.items()) if named else args
            try:
                entry = entries[key]
            except KeyError:
                pass  # made outside of this block: an error of the function is not an error while a key was missed
            else:
                entry.used = time[0]
                return entry.result
            return make(results, key, function, args, named)

        lookup.__dict__["cache_clear"] = functools.partial(self._drop_all, results)
        return lookup

    def _make(
        self,
        results: _Results,
        key: tuple[Hashable, ...],
        function: Callable[..., Any],
        args: tuple[Any, ...],
        named: Mapping[str, Any],
    ) -> Any:
        result = function(*args, **named)
        if key in results.entries:  # the function has asked for the same on its way
            return results.entries[key].result
        entry = _StoredResult(results, key, result, self._time[0])
        self._time[0] += 1
        if not results.most and OVERHEAD + sum(entry.parts.values()) > self.budget:
            return result
        results.entries[key] = entry
        if results.most:
            while len(results.entries) > results.most:
                self._drop(min(results.entries.values(), key=lambda old: old.used))
        else:
            self._count(entry)
            self._shrink()
        return result

    # --- what is kept ---

    def __len__(self) -> int:
        return sum(len(results.entries) for results in self._functions)

    def level_bytes(self) -> int:
        """Bytes of what is kept until the level changes."""
        passing = [entry for results in self._functions if results.most for entry in results.entries.values()]
        parts = {part: size for entry in passing for part, size in entry.weigh().items()}
        return sum(parts.values()) + OVERHEAD * len(passing)

    def usage(self) -> tuple[Usage, ...]:
        """What each function keeps, the largest first; those that keep nothing are left out."""
        used = [
            Usage(results.name, len(entries), sum(OVERHEAD + sum(entry.weigh().values()) for entry in entries))
            for results in self._functions
            if (entries := tuple(results.entries.values()))
        ]
        return tuple(sorted(used, key=lambda usage: (-usage.bytes, usage.name)))

    def report(self, most: int = 5) -> str:
        """What is kept, in words: all of it, then the functions that keep most."""
        lines = [
            f"Drawn and kept: {len(self):,} results; pictures take {_megabytes(self.bytes)} of {_megabytes(self.budget)}, "
            f"what belongs to the level takes {_megabytes(self.level_bytes())}. The largest:"
        ]
        lines += [f"  {usage.name}: {usage.results:,}, {_megabytes(usage.bytes)}" for usage in self.usage()[:most]]
        return "\n".join(lines)

    def clear(self) -> None:
        """Forgets everything."""
        for results in self._functions:
            results.entries.clear()
        self._owners.clear()
        self._queue.clear()
        self.bytes = 0

    def clear_level(self) -> None:
        """Forgets what was made of levels, tables and snapshots; pictures stay."""
        for results in self._functions:
            if results.most:
                self._drop_all(results)

    # --- bookkeeping ---

    def _count(self, entry: _StoredResult) -> None:
        self.bytes += OVERHEAD
        for part, size in entry.parts.items():
            owners = self._owners.get(part, 0)
            self._owners[part] = owners + 1
            self.bytes += 0 if owners else size
        heapq.heappush(self._queue, (entry.used, next(self._numbers), entry))

    def _drop(self, entry: _StoredResult) -> None:
        del entry.results.entries[entry.key]
        if entry.results.most:
            return
        self.bytes -= OVERHEAD
        for part, size in entry.parts.items():
            owners = self._owners.pop(part) - 1
            if owners:
                self._owners[part] = owners
            else:
                self.bytes -= size

    def _drop_all(self, results: _Results) -> None:
        for entry in tuple(results.entries.values()):
            self._drop(entry)
        if not results.most:
            self._queue = [place for place in self._queue if place[2].results is not results]
            heapq.heapify(self._queue)

    def _shrink(self) -> None:
        """Drops pictures until the rest fits. One that was used since it was put into the queue goes back to where it belongs."""
        while self.bytes > self.budget:
            used, _, entry = heapq.heappop(self._queue)
            if entry.used > used:
                heapq.heappush(self._queue, (entry.used, next(self._numbers), entry))
            else:
                self._drop(entry)


def _parts(result: Any, arguments: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """(id, bytes) of the surfaces, arrays and long words of a result, without what is or belongs to one of its arguments."""
    if isinstance(result, pygame.Surface):
        yield id(result), result.get_pitch() * result.get_height()
        return
    seen = {id(value) for argument in arguments for value in (argument, *_inside(argument))}
    waiting, left = [result], LOOKED_AT
    while waiting and left:
        value, left = waiting.pop(), left - 1
        while isinstance(value, np.ndarray) and isinstance(value.base, np.ndarray):
            value = value.base
        if id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, pygame.Surface):
            yield id(value), value.get_pitch() * value.get_height()
        elif isinstance(value, np.ndarray):
            yield id(value), value.nbytes
        elif isinstance(value, str | bytes):
            if len(value) >= LONG_WORDS:
                yield id(value), len(value)
        else:
            waiting.extend(_inside(value))


def _inside(value: Any) -> Sequence[Any]:
    """What a container or a record holds."""
    if isinstance(value, tuple | list | set | frozenset):
        return [*value][:LOOKED_AT]
    if isinstance(value, Mapping):
        return [*value.values()][:LOOKED_AT]
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name) for field in fields(value)]
    return ()


def _megabytes(size: int) -> str:
    return f"{size / (1 << 20):.1f} MB"


store = Store(BUDGET)
"""The store of the screen."""
stored = store.stored
theme.follow(store.clear)
