"""The program starts itself again as what it is: Python with a source, or a program of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from playground.systems import programs
from playground.systems.windows import WINDOWS
from tests.systems.fakes import faked


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/bellman-playground/bellman-playground")


def test_from_source_python_is_started() -> None:
    assert programs.verb_command("solve", "x") == [sys.executable, "-m", "playground", "solve", "x"]
    assert programs.call_command("a:b", "c")[-2:] == ["a:b", "c"] and programs.call_command("a:b")[:2] == [sys.executable, "-c"]
    assert programs.child_surroundings(A="b")["PYTHONPATH"].split(os.pathsep)[0] == programs.ROOT
    assert programs.child_surroundings(A="b")["A"] == "b"


@pytest.mark.usefixtures("frozen")
def test_a_frozen_program_starts_itself() -> None:
    program = "/opt/bellman-playground/bellman-playground"
    assert programs.verb_command("solve", "x") == [program, "solve", "x"]
    assert programs.call_command("a:b", "c") == [program, "--call", "a:b", "c"]


@pytest.mark.usefixtures("frozen")
def test_a_frozen_program_leaves_the_path_of_python_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert "PYTHONPATH" not in programs.child_surroundings()


@pytest.mark.usefixtures("frozen")
def test_programs_of_the_machine_find_its_own_libraries() -> None:
    packed = {"LD_LIBRARY_PATH": "/opt/bellman/_internal", "HOME": "/people/ann"}
    assert programs.outside_surroundings(packed) == {"HOME": "/people/ann"}
    assert programs.outside_surroundings({**packed, "LD_LIBRARY_PATH_ORIG": "/usr/lib"}) == {
        "HOME": "/people/ann",
        "LD_LIBRARY_PATH": "/usr/lib",
    }


def test_from_source_nothing_was_packed() -> None:
    assert programs.outside_surroundings({"LD_LIBRARY_PATH": "/mine"}) == {"LD_LIBRARY_PATH": "/mine"}


def test_a_function_of_ours_is_called_with_words(tmp_path: Path) -> None:
    (tmp_path / "called_for_a_test.py").write_text("import sys\n\n\ndef speak(*words):\n    print('-'.join(words))\n")
    surroundings = {**programs.child_surroundings(), "PYTHONPATH": f"{programs.ROOT}{os.pathsep}{tmp_path}"}
    log = tmp_path / "log"
    with open(log, "wb") as file:
        child = programs.begun(programs.call_command("called_for_a_test:speak", "a", "b"), file, surroundings)
        assert child.wait() == 0
    assert log.read_text().strip() == "a-b"


def test_on_windows_no_console_opens_for_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    flags: list[int] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **how: flags.append(how["creationflags"]))
    faked(monkeypatch, WINDOWS)
    with open(os.devnull, "wb") as log:
        programs.begun(["x"], log, {})
    assert flags == [0x0800_0000]
