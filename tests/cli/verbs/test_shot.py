"""`shot`."""

import pytest

from playground.cli import main
from playground.cli.verb import UsageError
from playground.cli.verbs import shot
from playground.learning.collection import learners
from playground.ui.window.shot import still_of, trained
from playground.world import library
from tests.runs import small_run

COVERS = ("playground/ui/window/shot.py",)


def test_a_picture_of_the_asked_size(tmp_path):
    out = tmp_path / "shot.png"
    argv = ["shot", "corridor", "--learner", "value-iteration", "--steps", "40", "--overlays", "values,arrows"]
    assert main([*argv, "--size", "640x480", "--out", str(out)]) == 0
    head = out.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")) == (640, 480)


def test_the_picture_waits_until_the_optimum_is_known():
    learner = learners()["q-learning"]
    snapshot = still_of(trained(library.find("castle"), "q-learning", learner.settings(), 50, 1, "learner"))
    assert snapshot.optimum is not None
    assert snapshot.distance is not None


def test_a_floor_can_be_chosen_and_one_that_is_not_there_is_told(tmp_path, capsys):
    out, pictures = tmp_path / "shot.png", []
    for floor in (0, 2):
        assert main(["shot", "keys-and-doors", "--floor", str(floor), "--size", "640x480", "--out", str(out)]) == 0
        pictures.append(out.read_bytes())
    assert pictures[0] != pictures[1]
    assert main(["shot", "keys-and-doors", "--floor", "9", "--out", str(out)]) == 2
    assert "no floor 9 in this level, expected a number from 0 to 2" in capsys.readouterr().err


def test_a_race_is_run_for_so_many_steps_and_only_to_one_that_there_is(tmp_path, capsys):
    out, pictures = tmp_path / "shot.png", []
    for steps in ("0", "300"):
        assert main(["shot", "corridor", "--race", "planner", "--steps", steps, "--size", "640x480", "--out", str(out)]) == 0
        pictures.append(out.read_bytes())
    assert pictures[0] != pictures[1]
    assert main(["shot", "corridor", "--race", "planer", "--out", str(out)]) == 2
    assert "there is no race 'planer'" in capsys.readouterr().err


def test_a_moment_of_a_run_and_what_changed_since(tmp_path, capsys):
    pictures = []
    small_run(tmp_path / "a.run")
    for words in (["--at", "20"], ["--at", "250"], ["--at", "250", "--since", "20"]):
        for level in (["corridor", "--steps", "300", "--seed", "3"], [str(tmp_path / "a.run")]):
            out = tmp_path / "shot.png"
            assert main(["shot", *level, *words, "--size", "640x480", "--out", str(out)]) == 0
            pictures.append(out.read_bytes())
    assert len(set(pictures[::2])) == 3
    for words, sentence in (
        (["corridor", "--at", "5"], "the run has no moment 5, expected a number from 0 to 0"),
        ([str(tmp_path / "a.run"), "--at", "301"], "the run has no moment 301, expected a number from 0 to 300"),
        ([str(tmp_path / "a.run"), "--learner", "sarsa"], "--learner does not go with a saved run"),
        (["corridor", "--branch", "1"], "--branch is of a saved RUN"),
    ):
        assert main(["shot", *words, "--out", str(tmp_path / "no.png")]) == 2
        told = capsys.readouterr().err
        assert sentence in told and told.count("\n") == 1


@pytest.mark.parametrize(("word", "scale"), [("0.5", 0.5), ("1", 1.0), (f"{shot.LARGEST_SCALE:g}", shot.LARGEST_SCALE)])
def test_scales_from_a_half_to_the_largest(word, scale):
    assert shot._scale(word) == scale


@pytest.mark.parametrize("word", ["0.49", "0.4999", "-1", "x", "nan", "inf", f"{shot.LARGEST_SCALE + 0.01:g}"])
def test_other_scales_are_refused(word):
    with pytest.raises(UsageError, match=r"expected a number from 0\.5 to"):
        shot._scale(word)


def test_a_key_is_pressed_with_ctrl() -> None:
    from playground.ui.window.shot import CTRL, keys

    assert keys(("ctrl+o", "o")) == (ord("o") | CTRL, ord("o"))
    with pytest.raises(ValueError, match=r"there is no key 'ctrl\+nothing'"):
        keys(("ctrl+nothing",))
