"""`record`: a film of a stretch of a run, whole or not at all."""

import pytest

from playground.cli import main
from playground.cli.verbs import record
from tests.runs import small_run

Image = pytest.importorskip("PIL.Image")


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("runs") / "a.run"
    small_run(path)
    return str(path)


def test_a_stretch_with_a_picture_every_so_many_steps(file, tmp_path, capsys):
    out = tmp_path / "film.gif"
    words = ["--from", "10", "--to", "45", "--every", "10", "--fps", "5", "--cell", "16", "--progress", "--out", str(out)]
    assert main(["record", file, *words]) == 0
    with Image.open(out) as film:
        assert (film.n_frames, film.info["duration"]) == (5, 200)
    assert capsys.readouterr().err.split() == ["1/5", "2/5", "3/5", "4/5", "5/5"]


def test_the_last_moment_is_always_filmed():
    assert record.stretch(0, 7, 3) == [0, 3, 6, 7]
    assert record.stretch(5, 5, None) == [5]
    whole = record.stretch(0, 1_000_000, None)
    assert (whole[0], whole[-1], len(whole)) == (0, 1_000_000, record.FRAMES)


def test_interrupted_it_leaves_no_file(file, tmp_path, monkeypatch):
    seen_at, asked = record.seen_at, []

    def interrupted(document, moment, branch):
        asked.append(moment)
        if len(asked) == 3:
            raise KeyboardInterrupt
        return seen_at(document, moment, branch)

    monkeypatch.setattr(record, "seen_at", interrupted)
    assert main(["record", file, "--every", "50", "--cell", "8", "--out", str(tmp_path / "film.webp")]) == 130
    assert asked == [0, 50, 100]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("--from 20 --to 10 --out a.gif", "to end at 10, before it begins at 20"),
        ("--every 0 --out a.gif", "--every is 0"),
        ("--fps 0 --out a.gif", "expected a number from 0.1 to 60"),
        ("--cell 1000 --out a.gif", "expected 4 to 128"),
        ("--overlays heat --out a.gif", "there is no overlay 'heat'"),
        ("--out a.avi", "expected a name that ends in .gif"),
        ("--to 400 --out a.gif", "no moment 400"),
    ],
)
def test_what_cannot_be_is_one_sentence(words, sentence, file, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["record", file, *words.split()]) == 2
    told = capsys.readouterr().err
    assert sentence in told and told.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
