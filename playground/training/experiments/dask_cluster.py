"""Work on a cluster of Dask: one made on this machine for the time of the work, or one whose scheduler's address is given."""

import hashlib
import logging
import socket
import time
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playground.training.experiments.workplace import Act, WorkplaceError, asking, given_up

PACKAGE = "distributed"
POLL = 0.5
"""Seconds between two looks at what is done."""
REACHED, STAFFED, ALONE = 10.0, 10.0, 60.0
"""Seconds until a scheduler must answer, until it must have a worker, and how long it may be without any later."""
LENGTH, LONGEST_GREETING = 8, 1_000_000
"""Bytes of the length of a message, and how long a scheduler's greeting is at most."""
SILENT = "no Dask scheduler answers at"
MISSING = "a cluster of Dask needs the package distributed, which is not installed: pip install 'bellman-playground[dask]'"
SAME = "install the same version for its scheduler and all its workers"
GO_ON = "repeat the command to go on with what is missing"


class DaskCluster:
    """address: of a scheduler, tcp://HOST:PORT, or None for a cluster of so many workers on this machine."""

    def __init__(self, address: str | None, workers: int) -> None:
        self.address, self.workers = address, workers
        if find_spec(PACKAGE) is None:
            raise WorkplaceError(MISSING)

    @property
    def warms(self) -> bool:
        """Workers on this machine load kernels from its disk."""
        return self.address is None

    @property
    def hands(self) -> int:
        """The workers of a cluster of our own."""
        return self.workers if self.address is None else 0

    def outcomes(self, act: Act, tasks: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        """(i, act(tasks[i])) as they come; see `Workplace`."""
        if not tasks:
            return
        import distributed

        if self.address is not None:
            greet(self.address)
            with _client(distributed, self.address) as client:
                yield from _outcomes(distributed, client, self.address, act, tasks)
            return
        # Its web page is on this machine alone, at any free port; no limit of memory, as processes have none.
        with distributed.LocalCluster(
            n_workers=min(self.workers, len(tasks)),
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            memory_limit=0,
            silence_logs=logging.CRITICAL,
        ) as cluster:
            with _client(distributed, cluster.scheduler_address) as client:
                yield from _outcomes(distributed, client, cluster.scheduler_address, act, tasks)


def scheduler_address(text: str) -> str:
    """tcp://HOST:PORT as it was typed. WorkplaceError where it is anything else."""
    try:
        parts = urlsplit(text)
        port = parts.port or 0
    except ValueError:
        parts, port = urlsplit(""), 0
    plain = not (parts.path or parts.query or parts.fragment or parts.username or parts.password)
    if parts.scheme != "tcp" or not parts.hostname or not port or not plain or any(character.isspace() for character in text):
        raise WorkplaceError(f"{text!r} is no address of a Dask scheduler; expected tcp://HOST:PORT, like tcp://127.0.0.1:8786")
    return text


def greet(address: str) -> None:
    """WorkplaceError where no scheduler of Dask listens: one speaks first, and begins with the length of what it says.

    A client alone would wait for ever for a server that does not speak, and take what others say for the length of a message.
    """
    parts, begin = urlsplit(address), b""
    try:
        with socket.create_connection((parts.hostname, parts.port), REACHED) as line:
            while len(begin) < LENGTH and (more := line.recv(LENGTH - len(begin))):
                begin += more
    except OSError as error:
        raise WorkplaceError(f"{SILENT} {address} ({error.strerror or error}); start one with `dask scheduler`") from None
    if len(begin) < LENGTH or int.from_bytes(begin, "little") > LONGEST_GREETING:
        raise WorkplaceError(f"{SILENT} {address}, but another program; look up the address that `dask scheduler` printed")


def _client(distributed: Any, address: str) -> Any:
    """A client of the scheduler, once it has a worker."""
    for name in ("distributed.client", "distributed.core"):  # what goes wrong is said in one sentence here
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = distributed.Client(address, timeout=REACHED)
    except (OSError, ValueError, TimeoutError) as error:
        raise WorkplaceError(f"{SILENT} {address} ({error}); start one with `dask scheduler`") from None
    try:
        client.wait_for_workers(1, timeout=STAFFED)
    except TimeoutError:
        client.close()
        raise WorkplaceError(f"the scheduler at {address} has no workers; start some with `dask worker {address}`") from None
    try:
        _compare_code(client, address)
    except WorkplaceError:
        client.close()
        raise
    return client


def _compare_code(client: Any, address: str) -> None:
    """WorkplaceError where the scheduler or a worker lacks this program, or has another version of it.

    It is asked beforehand, because a scheduler cannot pass on a task that it cannot read, and a worker ends itself over one.
    """
    try:
        versions = {*client.run(code_version, on_error="return").values(), client.run_on_scheduler(code_version)}
    except (ImportError, AttributeError):
        versions = set()
    except OSError:
        raise WorkplaceError(f"the scheduler at {address} has gone or dropped the work; {GO_ON}") from None
    if versions != {code_version()}:
        raise WorkplaceError(f"the cluster of {address} has another version of this program, or none; {SAME}")


def _outcomes(distributed: Any, client: Any, address: str, act: Act, tasks: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    """The results as they come. Only twice as many tasks as there are threads are out at once: a task may hold a large table."""
    numbers, lost, version = iter(range(len(tasks))), 0, code_version()
    running: dict[Any, int] = {}
    seen = time.monotonic()
    try:
        while True:
            threads = _threads(client)
            seen = time.monotonic() if threads else seen
            if time.monotonic() - seen > ALONE:
                raise WorkplaceError(f"the scheduler at {address} has been without workers for {ALONE:.0f} seconds; {GO_ON}")
            for number in islice(numbers, max(0, 2 * max(1, threads) - len(running))):
                # pure=False: each task is one of its own, also where two are equal
                running[client.submit(_performed, act, tasks[number], version, pure=False)] = number
            if not running:
                break
            for future in _done(distributed, client, running):
                number = running.pop(future)
                error = future.exception() if future.status == "error" else None
                if isinstance(error, distributed.KilledWorker):
                    lost += 1
                elif error is not None:
                    raise error
                else:
                    yield number, _result(distributed, future, address)
    finally:
        client.cancel(list(running))
    if lost:
        raise given_up(lost, "the worker that had it")


def _threads(client: Any) -> int:
    """How many tasks the cluster can work at together; 0 where the scheduler cannot be asked just now."""
    try:
        return sum(client.nthreads().values()) if client.status == "running" else 0
    except OSError:
        return 0


def _result(distributed: Any, future: Any, address: str) -> Any:
    """What a task returned that ended without an error: done, or dropped with the scheduler."""
    try:
        return future.result()
    except (OSError, distributed.CancelledError):
        raise WorkplaceError(f"the scheduler at {address} has gone or dropped the work; {GO_ON}") from None


def _done(distributed: Any, client: Any, running: dict[Any, int]) -> list[Any]:
    """What is done of what runs, after a moment at most."""
    try:
        distributed.wait(list(running), timeout=POLL, return_when="FIRST_COMPLETED")
    except (TimeoutError, distributed.CancelledError):
        pass
    return [future for future in running if future.done()]


def _performed(act: Act, task: Any, version: str) -> Any:
    """On a worker: the act, where its code is that of whoever gave the task."""
    if code_version() != version:
        raise WorkplaceError(f"a worker has another version of this program; {SAME}")
    import distributed

    worker = distributed.get_worker()
    key = worker.get_current_task()

    def dropped() -> bool:
        entry = worker.state.tasks.get(key)
        return entry is None or entry.state == "cancelled"

    with asking(dropped):
        return act(task)


@cache
def code_version() -> str:
    """The hash of the whole program's code."""
    house = Path(__file__).resolve().parents[2]
    digest = hashlib.sha256()
    for path in sorted(house.rglob("*.py")):
        digest.update(path.relative_to(house).as_posix().encode() + b"\n" + path.read_bytes())
    return digest.hexdigest()
