"""Output whose encoding lacks letters: every verb writes all the same, and JSON says the same."""

import io
import json
import sys

import pytest

from playground.cli import main
from playground.cli.encoding import ERRORS, carries, open_up

LEVEL = 'title = "迷宮 für Zoë 🐭"\nmap = """\nS.G\n"""\n'
ENCODINGS = ["ascii", "cp1252", "latin-1"]


class Output:
    """Standard output and standard error in one encoding, as a pipe has them."""

    def __init__(self, monkeypatch, encoding, errors="strict"):
        self.out, self.err = io.BytesIO(), io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(self.out, encoding, errors=errors))
        monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(self.err, encoding, errors="backslashreplace"))
        self.encoding = encoding

    def texts(self):
        sys.stdout.flush()
        sys.stderr.flush()
        return self.out.getvalue().decode(self.encoding, "replace"), self.err.getvalue().decode(self.encoding)


@pytest.fixture
def strange(tmp_path):
    """A level whose title has letters of many kinds."""
    path = tmp_path / "maze.toml"
    path.write_text(LEVEL, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    "words",
    [
        "--help", "list learners", "list levels", "list tiles", "list overlays", "list learners --json", "list levels --json",
        "solve LEVEL", "solve LEVEL --json", "solve LEVEL --policy uniform", "check LEVEL",
        "train LEVEL --steps 20", "train LEVEL --steps 20 --json", "convert LEVEL - --to ascii",
        "convert LEVEL -", "convert --list",
        "reproduce --list", "experiment --help", "train --help", "solve --help", "replay --help", "shot --help", "play --help",
        "solve λ-nothing", "solve LEVEL --discount γ", "train LEVEL --set α=1", "迷宮",
    ],
)  # fmt: skip
def test_no_verb_fails_of_a_letter(monkeypatch, strange, encoding, words):
    output = Output(monkeypatch, encoding)
    assert main(words.replace("LEVEL", strange).split()) in (0, 2)
    out, err = output.texts()
    assert out or err
    assert "Traceback" not in out + err


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_json_says_the_same_in_every_encoding(monkeypatch, strange, encoding):
    answers = []
    for each in ("utf-8", encoding):
        output = Output(monkeypatch, each)
        assert main(["solve", strange, "--json"]) == 0
        assert main(["list", "learners", "--json"]) == 0
        answers.append([json.loads(line) for line in output.texts()[0].splitlines()])
    assert answers[0] == answers[1]
    assert "λ" in json.dumps(answers[1], ensure_ascii=False)


def test_greek_letters_go_by_their_names_and_other_letters_are_escaped(monkeypatch):
    output = Output(monkeypatch, "ascii")
    open_up(sys.stdout)
    print("Sarsa(λ) Γ ϵ α→β 2×3 − … 迷 é \udc80")
    assert output.texts()[0] == "Sarsa(lambda) Gamma \\u03f5 alpha->beta 2x3 - ... \\u8ff7 \\xe9 \\udc80\n"


def test_what_can_be_written_is_written_as_it_is(monkeypatch):
    output = Output(monkeypatch, "cp1252")
    open_up(sys.stdout)
    print("Zoë … λ")
    assert output.texts()[0] == "Zoë … lambda\n"


@pytest.mark.parametrize("errors", ["replace", "ignore", "xmlcharrefreplace"])
def test_what_was_asked_for_stays(monkeypatch, errors):
    Output(monkeypatch, "ascii", errors)
    open_up(sys.stdout)
    assert sys.stdout.errors == errors


def test_other_streams_are_left_alone():
    open_up(None)
    open_up(io.StringIO())
    assert carries(None, "λ") and carries(io.StringIO(), "λ")
    stream = io.TextIOWrapper(io.BytesIO(), "utf-8")
    open_up(stream)
    assert stream.errors == ERRORS
    assert not carries(stream, "\udc80")
