"""A queue in which whatever matters most comes first: a binary heap that knows where everything is."""

from typing import NamedTuple

import numpy as np

from playground.compiled import inlined
from playground.rl.kernel_types import Counts, Index, Indices, Numbers

COUNT = 0


class Queue(NamedTuple):
    """Up to N items by their numbers.

    heap: [N] int64, the first COUNT are the items, each before its two children at 2i + 1 and 2i + 2. place: [N] int64, where an
    item is in the heap, −1 where it is not. priority: [N] float64, 0 for an item that does not wait. whole: [1] int64: COUNT.
    """

    heap: Indices
    place: Indices
    priority: Numbers
    whole: Counts


def queue(size: int) -> Queue:
    """Nothing waits."""
    return Queue(np.zeros(size, np.int64), np.full(size, -1, np.int64), np.zeros(size), np.zeros(1, np.int64))


@inlined
def _up(queue: Queue, item: Index, place: Index) -> None:
    """Moves an item from a place up to where nothing above matters less; changes the queue."""
    heap, where, priority = queue.heap, queue.place, queue.priority
    while place > 0:
        parent = (place - 1) // 2
        other = heap[parent]
        if priority[other] >= priority[item]:
            break
        heap[place], where[other] = other, place
        place = parent
    heap[place], where[item] = item, place


@inlined
def push(queue: Queue, item: Index, priority: float) -> None:
    """Lets an item wait with a priority > 0; one that waits already keeps the higher of both. Changes the queue."""
    if queue.place[item] < 0:
        queue.priority[item] = priority
        queue.whole[COUNT] += 1
        _up(queue, item, queue.whole[COUNT] - 1)
    elif priority > queue.priority[item]:
        queue.priority[item] = priority
        _up(queue, item, queue.place[item])


@inlined
def _down(queue: Queue, item: Index, place: Index) -> None:
    """Moves an item from a place down to where nothing below matters more; changes the queue."""
    heap, where, priority = queue.heap, queue.place, queue.priority
    count = queue.whole[COUNT]
    while 2 * place + 1 < count:
        child = 2 * place + 1
        if child + 1 < count and priority[heap[child + 1]] > priority[heap[child]]:
            child += 1
        if priority[heap[child]] <= priority[item]:
            break
        heap[place], where[heap[child]] = heap[child], place
        place = child
    heap[place], where[item] = item, place


@inlined
def put(queue: Queue, item: Index, priority: float) -> None:
    """Lets an item wait with exactly this priority ≥ 0, whatever it was before. Changes the queue."""
    if queue.place[item] < 0:
        queue.place[item] = queue.whole[COUNT]
        queue.heap[queue.whole[COUNT]] = item
        queue.whole[COUNT] += 1
    queue.priority[item] = priority
    _up(queue, item, queue.place[item])
    _down(queue, item, queue.place[item])


@inlined
def pop(queue: Queue) -> int:
    """The item with the highest priority, which waits no longer; −1 where nothing waits. Changes the queue."""
    heap, where, priority = queue.heap, queue.place, queue.priority
    if queue.whole[COUNT] == 0:
        return -1
    first: int = heap[0]
    queue.whole[COUNT] -= 1
    count = queue.whole[COUNT]
    where[first], priority[first] = -1, 0.0
    if count > 0:
        _down(queue, heap[count], 0)
    return first
