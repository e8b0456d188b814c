"""The same act for many tasks, on several processes; the results do not depend on how many."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

POLL = 0.3
"""Seconds between two looks, so that Ctrl+C is heard on every system."""

Report = Callable[[int, int], None]
"""Is called with the number of tasks done, and of all of them."""

_state: dict[str, Any] = {}


def silent(done: int, tasks: int) -> None:
    """Reports nothing."""


def cores() -> int:
    """How many processes can work at once on this machine, as far as it lets this program."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def stopped() -> bool:
    """Whether the work of this process is no longer wanted; asked by an act that takes long, which then may return anything."""
    return "stop" in _state and bool(_state["stop"].is_set())


def spread(act: Callable[[Task], Result], tasks: Sequence[Task], processes: int = 1, report: Report = silent) -> list[Result]:
    """[act(task) for each task], on so many processes; with one it is this one.

    `act` is a function of a module, and tasks and results are values that can be sent. What an act raises is raised here, and
    the tasks that have not begun are dropped; so they are where a person interrupts.
    """
    if processes <= 1 or len(tasks) <= 1:
        results = []
        for number, task in enumerate(tasks):
            results.append(act(task))
            report(number + 1, len(tasks))
        return results
    ways = multiprocessing.get_context("spawn")
    stop = ways.Event()
    with ProcessPoolExecutor(min(processes, len(tasks)), ways, _begin, (stop,)) as pool:
        futures = [pool.submit(act, task) for task in tasks]
        try:
            _awaited(futures, report)
        except BaseException:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)
            raise
        return [future.result() for future in futures]


def _begin(stop: Any) -> None:
    """In a new process: an interrupt is left to the process that gave the work."""
    _state["stop"] = stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _awaited(futures: Sequence["Future[Any]"], report: Report) -> None:
    """Waits until all is done; raises what the first that failed has raised."""
    left = set(futures)
    while left:
        done, left = wait(left, POLL, FIRST_COMPLETED)
        for future in done:
            future.result()
        report(len(futures) - len(left), len(futures))
