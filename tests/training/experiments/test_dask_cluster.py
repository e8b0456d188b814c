"""Work on a cluster of Dask: how we ask one, with a stand-in for the package that does everything at once in this process."""

import math
import socket
import sys
import threading
from contextlib import contextmanager, suppress
from types import SimpleNamespace

import pytest

from playground.training.experiments import dask_cluster
from playground.training.experiments.dask_cluster import DaskCluster, code_version, greet
from playground.training.experiments.workplace import WorkplaceError, WorkStopped, spread, stopped

ADDRESS = "tcp://127.0.0.1:8786"


class Killed(Exception):
    """What the stand-in says of a task over which workers died."""


class Cancelled(Exception):
    """What the stand-in raises for a result that is gone."""


class Future:
    """The outcome of a call that was made when it was submitted."""

    def __init__(self, call, arguments):
        self.status, self.outcome = "finished", None
        try:
            self.outcome = call(*arguments)
        except (ValueError, Killed, WorkplaceError, WorkStopped) as error:
            self.status, self.outcome = "error", error
        except Cancelled:
            self.status = "cancelled"

    def done(self):
        return True

    def exception(self):
        return self.outcome

    def result(self):
        if self.status == "cancelled":
            raise Cancelled
        return self.outcome


class Client:
    """A scheduler with two threads, or with what a test sets."""

    status, threads, versions, reachable, staffed = "running", 2, (code_version(), code_version()), True, True
    out: int
    most: int

    def __init__(self, address, timeout):
        if not self.reachable:
            raise OSError("timed out")
        self.address, self.cancelled, Client.out, Client.most = address, [], 0, 0

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        pass

    def wait_for_workers(self, count, timeout):
        if not self.staffed:
            raise TimeoutError

    def run(self, act, on_error):
        return dict(enumerate(self.versions[1:]))

    def run_on_scheduler(self, act):
        return self.versions[0]

    def nthreads(self):
        return {"worker": self.threads} if self.threads else {}

    def submit(self, call, *arguments, pure):
        Client.out += 1
        Client.most = max(Client.most, Client.out)
        return Future(call, arguments)

    def cancel(self, futures):
        pass


@pytest.fixture
def package(monkeypatch):
    """The stand-in for `distributed`."""

    @contextmanager
    def cluster(**settings):
        stand_in.settings = settings
        yield SimpleNamespace(scheduler_address=ADDRESS)

    def wait(futures, timeout, return_when):
        Client.out -= len(futures)

    entry = SimpleNamespace(state="executing")
    worker = SimpleNamespace(get_current_task=lambda: "key", state=SimpleNamespace(tasks={"key": entry}))
    stand_in = SimpleNamespace(
        Client=type("Client", (Client,), {}),
        LocalCluster=cluster,
        KilledWorker=Killed,
        CancelledError=Cancelled,
        wait=wait,
        get_worker=lambda: worker,
        entry=entry,
    )
    monkeypatch.setattr(dask_cluster, "PACKAGE", "json")
    monkeypatch.setattr(dask_cluster, "greet", lambda address: None)
    monkeypatch.setitem(sys.modules, "distributed", stand_in)
    return stand_in


def deadly(task):
    if task == "deadly":
        raise Killed
    return task


def dropped(task):
    raise Cancelled


def stopping(task):
    if stopped():
        raise WorkStopped
    return task


def test_results_are_those_of_one_process_and_few_tasks_are_out_at_once(package):
    numbers = [float(number) for number in range(20)]
    assert spread(DaskCluster(ADDRESS, 0), math.sqrt, numbers) == [math.sqrt(number) for number in numbers]
    assert Client.most == 4


def test_a_cluster_on_this_machine_listens_to_this_machine_alone(package):
    assert spread(DaskCluster(None, 8), math.sqrt, [1.0, 4.0]) == [1.0, 2.0]
    settings = package.settings
    assert (settings["host"], settings["dashboard_address"], settings["n_workers"]) == ("127.0.0.1", "127.0.0.1:0", 2)


def test_nothing_to_do_needs_no_cluster(package):
    package.Client.reachable = False
    assert spread(DaskCluster(ADDRESS, 0), math.sqrt, []) == []


def test_what_a_task_raises_is_raised_here(package):
    with pytest.raises(ValueError, match="math domain error"):
        spread(DaskCluster(ADDRESS, 0), math.sqrt, [4.0, -1.0])


def test_a_task_over_which_workers_died_is_given_up_after_all_others_are_done(package):
    outcomes = DaskCluster(ADDRESS, 0).outcomes(deadly, ["deadly", "a", "b"])
    assert [next(outcomes), next(outcomes)] == [(1, "a"), (2, "b")]
    with pytest.raises(WorkplaceError, match="1 task given up, because the worker that had it died 4 times"):
        next(outcomes)


def test_a_task_that_nobody_waits_for_hears_it(package):
    assert spread(DaskCluster(ADDRESS, 0), stopping, ["a"]) == ["a"]
    package.entry.state = "cancelled"
    with pytest.raises(WorkStopped):
        spread(DaskCluster(ADDRESS, 0), stopping, ["a"])


@pytest.mark.parametrize(
    "changes, sentence",
    [
        ({"reachable": False}, "no Dask scheduler answers at tcp://127.0.0.1:8786"),
        ({"staffed": False}, "has no workers; start some with `dask worker tcp://127.0.0.1:8786`"),
        ({"versions": ("other", code_version())}, "another version of this program, or none"),
        ({"versions": (code_version(), "other")}, "another version of this program, or none"),
        ({"versions": (code_version(), ImportError("no playground"))}, "another version of this program, or none"),
        ({"threads": 0}, "without workers"),
    ],
    ids=["unreachable", "no-workers", "scheduler", "worker", "nothing", "deserted"],
)
def test_what_is_wrong_with_a_cluster_is_one_sentence(changes, sentence, package, monkeypatch):
    monkeypatch.setattr(dask_cluster, "ALONE", -1.0)
    for name, value in changes.items():
        setattr(package.Client, name, value)
    with pytest.raises(WorkplaceError, match=sentence):
        spread(DaskCluster(ADDRESS, 0), math.sqrt, [1.0])


def test_a_scheduler_that_goes_away_is_one_sentence(package):
    with pytest.raises(WorkplaceError, match="has gone or dropped the work; repeat the command"):
        spread(DaskCluster(ADDRESS, 0), dropped, [1.0])


@contextmanager
def listener(words):
    """The address of a program on this machine that says this to whoever comes, and closes the line where it is nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            line, _ = server.accept()
            with line, suppress(OSError):
                line.sendall(words or b"")
                if words is not None:
                    line.recv(1)

        thread = threading.Thread(target=answer)
        thread.start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"
        thread.join()


def test_a_scheduler_is_recognised_by_its_greeting():
    with listener((200).to_bytes(8, "little") + b"x" * 200) as address:
        greet(address)


@pytest.mark.parametrize(
    "words, sentence",
    [(None, "another program"), (b"SSH-2.0-OpenSSH\r\n", "another program"), (b"", "timed out")],
    ids=["closes", "ssh", "silent"],
)
def test_another_program_at_the_address_is_one_sentence(words, sentence, monkeypatch):
    monkeypatch.setattr(dask_cluster, "REACHED", 0.1)
    with listener(words) as address, pytest.raises(WorkplaceError, match=f"no Dask scheduler answers at {address}.*{sentence}"):
        greet(address)


def test_where_nobody_listens_the_system_says_so():
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
    with pytest.raises(WorkplaceError, match=r"no Dask scheduler answers at .*; start one with `dask scheduler`"):
        greet(address)


def test_a_worker_with_other_code_does_nothing(package, monkeypatch):
    with pytest.raises(WorkplaceError, match="a worker has another version"):
        dask_cluster._performed(math.sqrt, 4.0, "other")
