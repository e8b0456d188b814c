"""`share`: codes, texts and cards of levels and runs."""

import pytest

from playground.cli import main
from playground.ui.shared_view import view_of
from playground.world import library
from playground.world.exchange.sharing.shared import read
from playground.world.exchange.sharing.shared_files import shared_in
from tests.runs import branched_run


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("runs") / "a.run"
    branched_run(path)
    return str(path)


def test_a_level_is_a_code_of_one_screen(capsys):
    words = ["share", "corridor", "--mode", "train", "--overlays", "values", "--learner", "sarsa", "--set", "alpha=0.5"]
    assert main([*words, "--seed", "7"]) == 0
    captured = capsys.readouterr()
    shared = read(captured.out)
    view = view_of(shared.view)
    assert shared.level == library.find("corridor")
    assert (view.mode, view.overlays, view.learner, view.seed, view.dials) == ("train", ("values",), "sarsa", 7, {"alpha": 0.5})
    assert len(captured.out.split()[0]) == 64
    assert "letters" in captured.err


def test_a_run_is_a_card_and_a_text_that_other_verbs_read(file, tmp_path, capsys):
    card, text = tmp_path / "card.png", tmp_path / "code.txt"
    assert main(["share", file, "--at", "150", "--card", str(card), "--out", str(text)]) == 0
    assert "branch" in capsys.readouterr().err
    assert shared_in(card) == shared_in(text)
    assert view_of(shared_in(card).view).at == 150
    for path in (card, text):
        assert main(["moments", str(path), "--json"]) == 0
        assert '"last": 260' in capsys.readouterr().out
    assert main(["check", str(card)]) == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    (
        (["corridor", "--at", "3"], "saved RUN"),
        (["corridor", "--seed", "3"], "--learner"),
        (["corridor", "--mode", "x"], "mode"),
        (["corridor", "--overlays", "x"], "overlay"),
        (["corridor", "--out", "x.gif"], "expected a name"),
        (["gym:Any-v0", "--card", "x.png"], "leave --card out"),
        (["nothing"], "no level"),
    ),
)
def test_what_cannot_be_is_one_sentence(words, sentence, capsys):
    assert main(["share", *words]) == 2
    assert sentence in capsys.readouterr().err


def test_flags_of_levels_do_not_go_with_runs(file, tmp_path, capsys):
    assert main(["share", file, "--seed", "3"]) == 2
    assert main(["share", file, "--at", "9999"]) == 2
    assert "no moment 9999" in capsys.readouterr().err


def test_a_code_stands_for_its_level_wherever_a_level_is_asked_for(capsys):
    assert main(["share", "corridor"]) == 0
    code = capsys.readouterr().out
    assert main(["solve", f"> {code}", "--json"]) == 0
    by_code = capsys.readouterr().out
    assert main(["solve", "corridor", "--json"]) == 0
    assert by_code.split('"state')[1:] == capsys.readouterr().out.split('"state')[1:]
    assert main(["solve", "x" * 5000]) == 2
