"""`play`: what is asked for is checked and handed to the window; the window itself is a stand-in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from playground import paths
from playground.cli import main
from playground.training.commands import Act, Drive, Start
from playground.training.session import Session
from playground.training.snapshot import Snapshot
from playground.ui.window import launch
from playground.world import library
from tests.learning.agents import TRAINED

Call = tuple[Any, Any, Any, Callable[[Snapshot], None]]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Call]:
    """What the window was opened with."""
    opened: list[Call] = []
    monkeypatch.setattr(launch, "run", lambda *arguments: opened.append(arguments))
    return opened


def test_without_anything_it_opens_where_one_left_off_and_a_level_may_stand_alone(calls: list[Call]) -> None:
    assert [main([]), main(["play"]), main(["corridor"]), main(["play", "corridor", "--mode", "edit"])] == [0] * 4
    assert [call[:3] for call in calls] == [(None, None, None)] * 2 + [("corridor", None, None), ("corridor", "edit", None)]


def test_an_agent_is_handed_over_with_its_name(calls: list[Call]) -> None:
    path = TRAINED / "dqn-corridor.zip"
    assert main(["play", "corridor", "--agent", str(path)]) == 0
    learner, guest = calls[0][2]
    assert (learner, guest.name, list(guest.networks)) == ("visitor", path.name, ["value"])


def test_what_a_person_lived_is_written_when_the_window_closes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def window(word: str, mode: None, guest: None, watch: Callable[[Snapshot], None], *more: None) -> None:
        session = Session()
        for command in (Start(library.find(word), "q-learning"), Drive("me"), Act("right")):
            session.obey(command)
        watch(session.snapshot())

    monkeypatch.setattr(launch, "run", window)
    path = tmp_path / "mine.csv"
    assert main(["play", "corridor", "--record", str(path)]) == 0
    assert capsys.readouterr().err == f"{path} holds 1 transition\n"
    assert len(path.read_text().splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--record", "mine.csv"], "--record needs a LEVEL"),
        (["corridor", "--mode", "fly"], "there is no mode 'fly'"),
        (["nowhere"], "there is no level 'nowhere'"),
        (["corridor", "--agent", "none.zip"], "cannot read none.zip: No such file or directory"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_no_window(
    arguments: list[str], message: str, calls: list[Call], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["play", *arguments]) == 2
    assert message in capsys.readouterr().err and not calls


def test_a_place_without_a_screen_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def window(*arguments: Any) -> None:
        raise launch.NoDisplayError("there is no screen here")

    monkeypatch.setattr(launch, "run", window)
    assert main(["play"]) == 2
    assert "there is no screen here" in capsys.readouterr().err


def test_a_window_is_asked_to_present_or_to_play_by_itself(calls: list[Any]) -> None:
    assert [main(["play", "--present"]), main(["play", "--demo"]), main(["play"])] == [0] * 3
    assert [(call[4].presenting, call[4].keeps) for call in calls] == [(True, True), (False, False), (False, True)]


@pytest.mark.parametrize("more", (["--mode", "edit"], ["--lesson", "5"], ["corridor", "--record", "a.csv"]))
def test_a_demo_is_of_the_whole_course(more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["play", "--demo", *more]) == 2
    assert "--demo goes through the whole course by itself: leave --" in capsys.readouterr().err


def test_a_saved_run_is_opened_in_train(tmp_path, monkeypatch, capsys):
    from playground.ui.window import launch
    from playground.ui.wishes import OpenSaved
    from tests.runs import small_run

    small_run(tmp_path / "a.run")
    calls = []
    monkeypatch.setattr(launch, "run", lambda *words: calls.append(words))
    assert main(["play", str(tmp_path / "a.run")]) == 0
    assert (calls[0][:2], calls[0][7]) == ((None, "train"), OpenSaved(tmp_path / "a.run"))
    assert main(["play", str(tmp_path / "a.run"), "--record", "life.csv"]) == 2
    assert "--record does not go with" in capsys.readouterr().err


def test_a_portable_start_says_where_everything_is_kept(
    calls: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "main.py").touch()
    monkeypatch.setattr(paths, "_CHECKOUT", tmp_path)
    assert main(["--portable", "corridor"]) == 2
    assert paths.HOME in capsys.readouterr().err
    monkeypatch.delenv(paths.HOME)
    monkeypatch.setattr(paths, "levels", lambda: Path(__file__).parents[3] / "levels")
    assert main(["--portable", "corridor"]) == 0
    assert str(tmp_path / paths.BESIDE) in capsys.readouterr().err
    assert paths.is_portable()
    (tmp_path / paths.PORTABLE).unlink()
    (tmp_path / "main.py").unlink()
    assert main(["--portable"]) == 2
    assert "installed as a package" in capsys.readouterr().err


def test_settings_of_the_window_are_handed_over_and_what_is_none_is_one_sentence(
    calls: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["play", "--set", "volume=0.2", "--set", "muted=on"]) == 0
    assert calls[0][8] == {"volume": 0.2, "muted": True}
    assert [main(["play", "--set", word]) for word in ("volume=7", "volum=0.2", "volume")] == [2, 2, 2]
    said = capsys.readouterr().err
    assert "from 0 to 1" in said and "the window has no setting 'volum'" in said and "volume" in said
    assert "--set 'volume' has no value" in said and len(calls) == 1
