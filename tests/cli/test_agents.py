"""Agents that were trained elsewhere, on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from playground.cli import main
from playground.training.commands import Drive, Start
from tests.learning.agents import TRAINED

DQN, PPO = (str(TRAINED / f"{name}-corridor.zip") for name in ("dqn", "ppo"))
Capture = pytest.CaptureFixture[str]


def refused(capsys: Capture, *argv: str) -> str:
    assert main([*argv]) == 2
    return capsys.readouterr().err


@pytest.mark.parametrize("agent", [DQN, PPO])
def test_train_tells_what_its_way_is_worth(capsys: Capture, agent: str) -> None:
    assert main(["train", "corridor", "--agent", agent, "--episodes", "20", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["episodes"] == 20 and told["optimal_actions"] == 1.0
    assert told["greedy_return"] == pytest.approx(told["optimal_return"])


def test_shot_draws_it(capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "shot.png"
    argv = ["shot", "corridor", "--agent", PPO, "--steps", "20", "--overlays", "policy", "--size", "640x480", "--out", str(out)]
    assert main(argv) == 0 and out.stat().st_size > 10_000


def test_play_opens_the_window_with_it_at_the_wheel(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from playground.ui.window import launch

    sent: list[Any] = []

    class Listening:
        def send(self, command: Any) -> None:
            sent.append(command)

        def latest(self) -> None: ...

        def close(self) -> None: ...

    monkeypatch.setattr(launch, "loop", lambda app: app.frame())
    monkeypatch.setattr(launch.Training, "worker", lambda self: Listening())
    assert main(["play", "corridor", "--agent", DQN]) == 0
    last = [command for command in sent if isinstance(command, Start)][-1]
    assert (last.learner, last.level.title, list(last.guest or ())) == ("visitor", "Corridor", ["value"])
    assert [command.driver for command in sent if isinstance(command, Drive)][-1] == "learner"


def test_a_run_of_it_goes_on(capsys: Capture, tmp_path: Path) -> None:
    run = str(tmp_path / "run.npz")
    assert main(["train", "corridor", "--agent", DQN, "--steps", "40", "--out", run]) == 0
    assert main(["train", "corridor", "--from", run, "--steps", "40", "--json"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["steps"] == 80 and told["episodes"] == 20


def test_what_cannot_be_is_refused(capsys: Capture, tmp_path: Path) -> None:
    train = ("train", "corridor", "--steps", "1")
    assert "cannot read" in refused(capsys, *train, "--agent", str(tmp_path / "no.zip"))
    assert "it is no agent that is read here, expected a .zip file of Stable-Baselines3" in refused(
        capsys, *train, "--agent", __file__
    )
    assert "--agent does not go with --learner sarsa" in refused(capsys, *train, "--agent", DQN, "--learner", "sarsa")
    assert "do not go with --from" in refused(capsys, *train, "--agent", DQN, "--from", "run.npz")
    unfit = refused(capsys, "train", "dyna-maze", "--steps", "1", "--agent", DQN)
    assert "it knows 5 states and 4 actions, expected 47 and 4 of this level" in unfit
    assert "there is no LEVEL" in refused(capsys, "play", "--agent", DQN)
    assert "expected 47 and 4" in refused(capsys, "play", "dyna-maze", "--agent", DQN)
