"""`experiment`."""

from playground.cli import main

TOLD = ["experiment", "corridor", "--learners", "q-learning,sarsa", "--set", "alpha=0.5", "--seeds", "2", "--processes", "1"]


def test_it_writes_runs_means_and_a_picture_and_prints_a_table(tmp_path, capsys):
    assert main([*TOLD, "--episodes", "20", "--out", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "q-learning alpha=0.5" in told and "sarsa alpha=0.5" in told
    assert len(list(tmp_path.glob("*.monitor.csv"))) == 4
    assert "interquartile mean of skill" in told and "chance of a better run" in told
    assert {"experiment.json", "summary.csv", "figure.png", "profiles.png", "statistics.csv", "statistics.tex"} <= {
        path.name for path in tmp_path.iterdir()
    }
    assert main([*TOLD, "--episodes", "20", "--out", str(tmp_path)]) == 0
    assert capsys.readouterr().out == told


def test_what_cannot_be_is_one_sentence(tmp_path, capsys):
    assert main([*TOLD, "--episodes", "20", "--out", str(tmp_path)]) == 0
    for words, sentence in (
        (["--episodes", "21", "--out", str(tmp_path)], "holds another experiment (its episodes differ)"),
        (["--episodes", "20", "--on", "cloud", "--out", str(tmp_path / "b")], "expected processes, dask or tcp://HOST:PORT"),
        (["--episodes", "20", "--on", "tcp://here", "--out", str(tmp_path / "b")], "workers of its own"),
        (["--episodes", "0", "--out", str(tmp_path / "b")], "at least 1"),
        (["--steps", "5", "--learners", "value-iteration", "--set", "theta=0", "--out", str(tmp_path / "c")], "plans"),
    ):
        told = TOLD if "--learners" not in words else TOLD[:2]
        assert main([*told, *words]) == 2
        error = capsys.readouterr().err
        assert sentence in error and error.count("\n") == 1
    assert not (tmp_path / "b").exists()
