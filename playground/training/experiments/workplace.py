"""Where work is done: a question that has the same answers in this process, in others of this machine, and on a cluster."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol, TypeVar

from playground.plurals import counted

Task = TypeVar("Task")
Result = TypeVar("Result")

Act = Callable[[Any], Any]
"""What is done with a task: a function of a module. Tasks and results are values that can be sent."""

Report = Callable[[int, int], None]
"""Is called with the number of tasks done, and of all of them."""

DEATHS = 4
"""A task is given up after so many workers have died while they worked at it."""


class WorkplaceError(RuntimeError):
    """A workplace that cannot be reached or has failed; the message says why and what to do."""


class WorkStopped(RuntimeError):
    """Raised by an act whose result nobody waits for any more."""


class Workplace(Protocol):
    """A place where tasks are worked at."""

    @property
    def warms(self) -> bool:
        """Whether others work there that load kernels which were compiled here."""

    @property
    def hands(self) -> int:
        """How many tasks are worked at at once; 0 where that is not known."""

    def outcomes(self, act: Act, tasks: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        """(i, act(tasks[i])) of every task as it is done, in any order. Whoever closes the iterator stops the work.

        What an act raises is raised here, and tasks that have not begun are dropped. A worker that dies costs what it was
        working at, which another one begins anew; WorkplaceError where a task was given up, after all others are done.
        """


class Here:
    """This process: one task after the other."""

    warms, hands = False, 1

    def outcomes(self, act: Act, tasks: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        """(i, act(tasks[i])) in order."""
        for number, task in enumerate(tasks):
            yield number, act(task)


def silent(done: int, tasks: int) -> None:
    """Reports nothing."""


def spread(place: Workplace, act: Callable[[Task], Result], tasks: Sequence[Task], report: Report = silent) -> list[Result]:
    """[act(task) for task in tasks], worked at in that place; the results do not depend on where."""
    results = {}
    for number, result in place.outcomes(act, tasks):
        results[number] = result
        report(len(results), len(tasks))
    return [results[number] for number in range(len(tasks))]


def given_up(tasks: int, where: str) -> WorkplaceError:
    """What is raised at the end where tasks were given up."""
    lost = counted(tasks, "task")
    words = f"{lost} given up, because {where} died {DEATHS} times at it; all others are done"
    return WorkplaceError(f"{words}: repeat the command to try again")


def _never() -> bool:
    return False


_question: ContextVar[Callable[[], bool]] = ContextVar("question", default=_never)


def stopped() -> bool:
    """Whether nobody waits for the work at hand any more; asked by an act that takes long, which then raises WorkStopped."""
    return _question.get()()


@contextmanager
def asking(question: Callable[[], bool]) -> Iterator[None]:
    """While this lasts, `stopped` asks this question."""
    token = _question.set(question)
    try:
        yield
    finally:
        _question.reset(token)
