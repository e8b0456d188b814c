"""A bounded store of what is costly to make: what was used longest ago is dropped first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Shelf(Generic[Kept]):
    """Things by key whose weights, told by `weigh`, add up to at most `room`; one thing heavier than that is not kept."""

    def __init__(self, room: int, weigh: Callable[[Kept], int]) -> None:
        self.room = room
        self.weight = 0
        self._weigh = weigh
        self._things: OrderedDict[Hashable, tuple[Kept, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._things)

    def find(self, key: Hashable) -> Kept | None:
        """The thing kept under a key, None where there is none."""
        found = self._things.get(key)
        if found is None:
            return None
        self._things.move_to_end(key)
        return found[0]

    def get(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """The thing kept under a key, made now if it is not there."""
        found = self._things.get(key)
        if found is not None:
            self._things.move_to_end(key)
            return found[0]
        thing = make()
        weight = self._weigh(thing)
        if weight > self.room:
            return thing
        self._things[key] = thing, weight
        self.weight += weight
        while self.weight > self.room:
            self.weight -= self._things.popitem(last=False)[1][1]
        return thing

    def clear(self) -> None:
        """Forgets everything."""
        self._things.clear()
        self.weight = 0
