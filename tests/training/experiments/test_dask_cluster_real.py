"""Work on a real cluster on this machine's loopback; needs the package distributed."""

import os
import signal
import time
from pathlib import Path

import pytest

pytest.importorskip("distributed")

from playground.training.experiments.conduct import conduct
from playground.training.experiments.dask_cluster import DaskCluster
from playground.training.experiments.workplace import DEATHS, WorkplaceError, spread
from tests.training.experiments.test_conduct import EXPERIMENT, files

PLACE = DaskCluster(None, 2)


def dying_once(text):
    """The worker is killed in the first task that comes."""
    path = Path(text)
    if not path.exists():
        path.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.2)
    return os.getpid()


def deadly(text):
    with Path(text).open("a") as file:
        file.write("x")
    if text.endswith("deadly"):
        os.kill(os.getpid(), signal.SIGKILL)
    return text[-1]


def test_the_files_are_those_of_one_process(tmp_path):
    conduct(EXPERIMENT, tmp_path / "one")
    conduct(EXPERIMENT, tmp_path / "two", PLACE)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_worker_that_is_killed_costs_nothing_but_time(tmp_path):
    ids = spread(PLACE, dying_once, [str(tmp_path / "mark")] * 6)
    assert len(ids) == 6 and os.getpid() not in ids


def test_a_task_that_kills_its_workers_is_given_up_after_all_others_are_done(tmp_path):
    outcomes = PLACE.outcomes(deadly, [str(tmp_path / name) for name in ("deadly", "a", "b")])
    assert sorted([next(outcomes), next(outcomes)]) == [(1, "a"), (2, "b")]
    with pytest.raises(WorkplaceError, match="1 task given up"):
        next(outcomes)
    assert (tmp_path / "deadly").read_text() == "x" * DEATHS
