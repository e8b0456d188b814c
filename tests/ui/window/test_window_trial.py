"""A window that is tried from outside says when it has drawn and when something was learned, and closes by itself."""

import re

import pytest

from playground.training.snapshot import Snapshot
from playground.ui.window import launch, window_trial


def test_it_says_what_it_saw_and_leaves_the_window_as_it_was(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = launch.App
    asked: list[tuple[str, str]] = []

    def run(level: str, mode: str, watch: object) -> None:
        asked.append((level, mode))
        assert launch.App is not usual and issubclass(launch.App, usual)

    monkeypatch.setattr(launch, "run", run)
    window_trial.try_window("corridor")
    assert asked == [("corridor", "train")] and launch.App is usual
    assert capsys.readouterr().out == ""


def test_events_are_lines_with_a_time(home: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from types import SimpleNamespace
    from typing import Any, cast

    from playground.training.snapshot import Status

    def run(level: str, mode: str, watch: Any) -> None:
        for units, status in ((0, Status.RUNNING), (3, Status.WARMING), (1, Status.RUNNING), (2, Status.RUNNING)):
            watch(cast(Snapshot, SimpleNamespace(units=units, status=status)))

    monkeypatch.setattr(launch, "run", run)
    window_trial.try_window("corridor")
    assert re.fullmatch(rf"\d+\.\d{{3}} {window_trial.LEARNED}\n", capsys.readouterr().out)
