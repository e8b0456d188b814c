"""`solve --drn`, `--prism` and `--dense`."""

import numpy as np
import pytest

from playground.cli import main


def test_what_is_asked_for_is_written_beside_the_answer(capsys, tmp_path):
    names = [f"--{flag}={tmp_path / file}" for flag, file in (("drn", "l.drn"), ("prism", "l.tra"), ("dense", "l.npz"))]
    assert main(["solve", "book", *names]) == 0
    assert "best" in capsys.readouterr().out
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "l.cost.trew",
        "l.drn",
        "l.lab",
        "l.npz",
        "l.sta",
        "l.tra",
        "l.trew",
    ]
    assert "@type: MDP" in (tmp_path / "l.drn").read_text(encoding="utf-8")
    with np.load(tmp_path / "l.npz", allow_pickle=False) as arrays:
        assert arrays["probability"].shape == arrays["reward"].shape == (4, 11, 11)
        assert str(arrays["probability_axes"]) == "A S S'" and arrays["actions"].tolist() == ["up", "right", "down", "left"]
        assert arrays["terminal"].sum() == 2 and arrays["legal"].shape == (11, 4) and float(arrays["discount"]) == 0.9
        assert len(arrays["row"]) == len(arrays["col"]) == 11


def test_a_librarys_axes(capsys, tmp_path):
    assert main(["solve", "book", "--dense", str(tmp_path / "l.npz"), "--axes", "quantecon"]) == 0
    with np.load(tmp_path / "l.npz", allow_pickle=False) as arrays:
        assert arrays["probability"].shape == (11, 4, 11) and arrays["reward"].shape == (11, 4)
        assert (str(arrays["probability_axes"]), str(arrays["reward_axes"])) == ("S A S'", "S A")


def test_the_map_of_the_moment_is_written(tmp_path, capsys):
    for at in ("0", "1000"):
        assert main(["solve", "blocking-maze", "--at", at, "--drn", str(tmp_path / f"{at}.drn")]) == 0
    assert (tmp_path / "0.drn").read_bytes() != (tmp_path / "1000.drn").read_bytes()


@pytest.mark.parametrize(
    "words, told",
    [
        (["--drn", "x.txt"], "the level is to be written to 'x.txt', expected a name that ends in .drn"),
        (["--prism", "x"], "the level is to be written to 'x', expected a name that ends in .tra"),
        (["--dense", "nowhere/x.npz"], "there is no folder 'nowhere' to put the level in; make it first"),
        (["--axes", "S A S'"], "--axes orders the arrays of --dense; give --dense FILE.npz, too"),
        (["--dense", "x.npz", "--axes", "S S A"], "the axes are 'S S A', expected S, A and S' in any order"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(words, told, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["solve", "book", *words]) == 2
    said = capsys.readouterr()
    assert told in said.err and said.err.count("\n") == 1 and said.out == ""
    assert list(tmp_path.iterdir()) == []
