"""`reproduce`."""

import dataclasses

from playground.cli import main
from playground.training.experiments import published
from playground.training.experiments.published import reproductions
from playground.training.experiments.reproduction import Finding, ReproductionReport


def test_it_lists_what_there_is(capsys):
    assert main(["reproduce", "--list"]) == 0
    told = capsys.readouterr().out
    assert all(name in told for name in reproductions())


def test_a_quick_one_tells_measured_and_range_and_draws_the_figure(tmp_path, capsys):
    assert main(["reproduce", "windy", "--quick", "--out", str(tmp_path), "--processes", "1"]) == 0
    told = capsys.readouterr().out
    assert "154.45 to 166.15" in told and "inside the published range" in told
    assert (tmp_path / "windy.png").read_bytes()[:4] == b"\x89PNG"


def test_a_number_outside_its_range_is_status_1(monkeypatch, capsys):
    one = reproductions()["windy"]
    outcome = ReproductionReport((Finding("steps", 3.0, 1.0, 2.0, "by hand"),), ())
    wrong = dataclasses.replace(one, run=lambda runs, spread: outcome)
    monkeypatch.setattr(published, "reproductions", lambda: {"windy": wrong})
    assert main(["reproduce", "windy"]) == 1
    assert "OUTSIDE the published range" in capsys.readouterr().out


def test_what_cannot_be_is_one_sentence(capsys):
    for words, sentence in ((["widny"], "did you mean 'windy'"), (["windy", "--page", "x.md"], "--page needs all")):
        assert main(["reproduce", *words]) == 2
        error = capsys.readouterr().err
        assert sentence in error and error.count("\n") == 1
