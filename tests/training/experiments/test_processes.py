"""Work on several processes, some of which die."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from playground.training.experiments.processes import Processes, cores
from playground.training.experiments.workplace import DEATHS, WorkplaceError, WorkStopped, spread, stopped

ROOT = Path(__file__).parents[3]
SOON = 120.0
"""Seconds in which a process has certainly noticed, on the busiest machine; only a fault lets a test wait so long."""


def dying_once(path):
    """Its process dies the first time."""
    if not path.exists():
        path.touch()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(SOON)
    return path.name


def deadly(path):
    """Its process dies whenever the name says so, and what is done leaves a mark."""
    with path.open("a") as file:
        file.write("x")
    if path.name == "deadly":
        os._exit(1)
    return path.name


def wanted(path):
    """Works until nobody waits for it."""
    path.write_text(str(os.getpid()))
    end = time.monotonic() + SOON
    while not stopped():
        if time.monotonic() > end:
            path.with_suffix(".late").touch()
            return
        time.sleep(0.02)
    path.with_suffix(".stopped").touch()
    raise WorkStopped


def failing(path):
    """Fails as soon as another task is under way."""
    while not path.exists():
        time.sleep(0.02)
    raise ValueError("no")


def either(task):
    act, path = task
    return act(path)


def test_a_process_that_dies_costs_what_it_was_working_at_and_that_is_done_again(tmp_path):
    tasks = [tmp_path / name for name in "abc"]
    assert spread(Processes(2), dying_once, tasks) == ["a", "b", "c"]
    assert not multiprocessing.active_children()


def test_a_task_that_kills_is_given_up_after_all_others_are_done(tmp_path):
    outcomes = Processes(2).outcomes(deadly, [tmp_path / name for name in ("deadly", "a", "b")])
    assert sorted([next(outcomes), next(outcomes)]) == [(1, "a"), (2, "b")]
    with pytest.raises(WorkplaceError, match=r"1 task given up, because the process that worked died 4 times"):
        next(outcomes)
    assert (tmp_path / "deadly").read_text() == "x" * DEATHS


def test_where_one_task_fails_the_others_are_stopped(tmp_path):
    path = tmp_path / "pid"
    with pytest.raises(ValueError, match="no"):
        spread(Processes(2), either, [(wanted, path), (failing, path)])
    assert path.with_suffix(".stopped").exists() and not multiprocessing.active_children()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 here")
def test_processes_notice_that_who_gave_them_work_was_killed(tmp_path):
    code = (
        "from pathlib import Path; from playground.training.experiments.processes import Processes;"
        "from playground.training.experiments.workplace import spread;"
        "from tests.training.experiments.test_processes import wanted;"
        f"spread(Processes(2), wanted, [Path({str(tmp_path)!r}) / name for name in 'ab'])"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    end = time.monotonic() + SOON
    while len(list(tmp_path.iterdir())) < 2 and time.monotonic() < end:
        time.sleep(0.02)
    parent.kill()
    parent.wait()
    while len(list(tmp_path.glob("*.stopped"))) < 2 and time.monotonic() < end:
        time.sleep(0.02)
    assert sorted(path.name for path in tmp_path.glob("*.*")) == ["a.stopped", "b.stopped"]


def test_there_is_at_least_one_core():
    assert cores() >= 1
