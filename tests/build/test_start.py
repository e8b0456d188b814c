"""A frozen program begins as the command line, or with the function that its parent named."""

import sys

import pytest

from playground.build import __main__ as command
from playground.build import start

COVERS = ("playground/build/start.py", "playground/build/__main__.py")


def test_words_go_to_the_command_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["bellman-playground", "list", "levels"])
    assert start.main() == 0
    assert "cliff-walking" in capsys.readouterr().out


def test_a_child_calls_what_it_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr("playground.plurals.called_for_a_test", lambda *words: calls.append(words), raising=False)
    monkeypatch.setattr(sys, "argv", ["bellman-playground", "--call", "playground.plurals:called_for_a_test", "a", ""])
    assert start.main() == 0 and calls == [("a", "")]


def test_without_pyinstaller_one_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["playground.build"])
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert command.main() == 2
    assert "pip install 'bellman-playground[build]'" in capsys.readouterr().err
