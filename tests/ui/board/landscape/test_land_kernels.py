"""Kernels of the landscape: another process makes them where they are not kept, and nothing waits meanwhile."""

import subprocess
import sys

import pytest

from playground import compiled
from playground.ui.board.landscape import land_kernels
from playground.ui.board.landscape.land_kernels import LandscapeKernels


class Child:
    """A process that is started and ends when it is told to."""

    def __init__(self, command, **_):
        self.command, self.status, self.killed = command, None, False

    def poll(self):
        return self.status

    def kill(self):
        self.killed = True

    def wait(self):
        return 0


@pytest.fixture
def started(monkeypatch, tmp_path):
    """The children that were started, with an empty folder of compiled code."""
    children = []

    def popen(command, **more):
        children.append(Child(command, **more))
        return children[-1]

    monkeypatch.setattr(compiled, "FOLDER", tmp_path)
    monkeypatch.setattr(subprocess, "Popen", popen)
    monkeypatch.setattr(LandscapeKernels, "load", lambda self: setattr(self, "_there", True))
    return children


def test_they_are_compiled_elsewhere_where_they_are_not_kept(started, tmp_path):
    kernels = LandscapeKernels()
    assert not kernels.ready() and not kernels.ready() and len(started) == 1
    assert "landscape-" in started[0].command[-2]
    started[0].status = 0
    assert kernels.ready()


def test_kept_ones_are_ready_at_once(started, tmp_path):
    LandscapeKernels().ready()
    part = started[0].command[-2]
    (tmp_path / (compiled.MARKER + part)).touch()
    kernels = LandscapeKernels()
    assert kernels.ready() and len(started) == 1


def test_without_a_folder_or_a_process_they_are_compiled_here(started, monkeypatch):
    def refuse(*_, **__):
        raise OSError("no processes")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert LandscapeKernels().ready()
    monkeypatch.setattr(compiled, "FOLDER", None)
    assert LandscapeKernels().ready()


def test_before_anything_else_has_loaded_the_compiler_the_answer_is_no(started, monkeypatch):
    monkeypatch.delitem(sys.modules, "playground.compiled")
    assert not LandscapeKernels().ready() and not started


def test_closing_ends_the_process(started):
    kernels = LandscapeKernels()
    kernels.ready()
    kernels.close()
    assert started[0].killed and land_kernels.kernels is not kernels
    kernels.close()
