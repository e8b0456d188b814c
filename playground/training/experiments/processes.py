"""Work on several processes of this machine."""

import multiprocessing
import os
import signal
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from multiprocessing.connection import wait
from typing import Any, NamedTuple

from playground.training.experiments.workplace import DEATHS, Act, Here, asking, given_up

POLL = 0.3
"""Seconds between two looks, so that Ctrl+C is heard on every system."""
PATIENCE = 10.0
"""Seconds that a process has to end by itself."""


def cores() -> int:
    """How many processes can work at once on this machine, as far as it lets this program."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Hand(NamedTuple):
    """A process that works, and our end of the line to it. When either process dies the other one sees the line end."""

    process: Any
    line: Any


class Processes:
    """So many processes; one is this process."""

    def __init__(self, count: int) -> None:
        self.count = count

    @property
    def warms(self) -> bool:
        """They load kernels from this machine's disk."""
        return self.count > 1

    @property
    def hands(self) -> int:
        """The processes."""
        return self.count

    def outcomes(self, act: Act, tasks: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        """(i, act(tasks[i])) as they come; see `Workplace`."""
        if min(self.count, len(tasks)) <= 1:
            return Here().outcomes(act, tasks)
        return _outcomes(min(self.count, len(tasks)), act, tasks)


def _outcomes(count: int, act: Act, tasks: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    waiting, deaths, lost = deque(range(len(tasks))), Counter[int](), 0
    outcome: Any
    idle: list[Hand] = []
    busy: dict[Any, tuple[Hand, int]] = {}
    try:
        while waiting or busy:
            while waiting and len(busy) < count:
                hand, number = idle.pop() if idle else _hired(), waiting.popleft()
                busy[hand.line] = hand, number
                _send(hand.line, (act, tasks[number]))
            lines: Sequence[Any] = wait(list(busy), POLL)
            for line in lines:
                hand, number = busy.pop(line)
                try:
                    returned, outcome = line.recv()
                except (EOFError, OSError):
                    _dismiss([hand])
                    deaths[number] += 1
                    lost += deaths[number] >= DEATHS
                    waiting.extend([number] if deaths[number] < DEATHS else [])
                    continue
                idle.append(hand)
                if not returned:
                    raise outcome
                yield number, outcome
    finally:
        _dismiss([*idle, *(hand for hand, _ in busy.values())])
    if lost:
        raise given_up(lost, "the process that worked")


def _hired() -> Hand:
    """A new process that waits for work."""
    ways = multiprocessing.get_context("spawn")
    line, theirs = ways.Pipe()
    process = ways.Process(target=_work, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return Hand(process, line)


def _dismiss(hands: Sequence[Hand]) -> None:
    """Ends processes; one that is working notices that its line has ended."""
    for hand in hands:
        hand.line.close()
    for hand in hands:
        hand.process.join(PATIENCE)
        if hand.process.is_alive():
            hand.process.kill()
            hand.process.join()


def _send(line: Any, message: Any) -> None:
    """Sends to a process, which may have died: then reading from it says so."""
    try:
        line.send(message)
    except OSError:
        pass


def _work(line: Any) -> None:
    """In a new process: works at what is sent, until the line ends. An interrupt is left to the process that gave the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def ended() -> bool:
        try:
            return bool(line.poll())
        except OSError:
            return True

    with asking(ended):
        while True:
            try:
                act, task = line.recv()
            except (EOFError, OSError):
                return
            try:
                answer: tuple[bool, Any] = True, act(task)
            except Exception as error:
                answer = False, error
            _send(line, answer)
