"""The command line as a whole: verbs, defaults, sentences, exit statuses."""

import itertools
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from playground import cli
from playground.cli import main, verbs
from playground.learning.collection import learners
from playground.lessons.course import course
from playground.registry import collect
from playground.world import library

COVERS = ("playground/__main__.py",)
"""It is started as a program here."""

ROOT = Path(__file__).resolve().parent.parent.parent
VERBS = collect(verbs, "VERB")


def test_the_verbs_that_scripts_use_are_there():
    assert set(VERBS) >= {"play", "list", "check", "solve", "train", "shot", "convert"}


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_help_explains_each_verb_with_examples(verb, capsys):
    assert main([verb, "--help"]) == 0
    told = capsys.readouterr().out
    assert VERBS[verb].about[:40] in told
    assert "examples:" in told
    assert all(f"bellman-playground {example}" in told for example in VERBS[verb].examples)


def test_help_and_version(capsys):
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(verb in told for verb in VERBS)
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("bellman-playground ")


@pytest.mark.parametrize(
    "argv, words",
    [
        (["sovle", "corridor"], "there is no verb or level 'sovle'; did you mean 'solve'?"),
        (["solve", "clif-walking"], "there is no level 'clif-walking'; did you mean 'cliff-walking'?"),
        (["solve", "no/such.toml"], "No such file or directory"),
        (["solve"], "required"),
        (["solve", "corridor", "--color"], "--color"),
        (["solve", "corridor", "--policy", "optimum"], "did you mean 'optimal'?"),
        (["train", "corridor", "--learner", "q-lerning", "--steps", "9"], "did you mean 'q-learning'?"),
        (["train", "corridor", "--learner", "q-learning", "--steps", "9", "--set", "alfa=1"], "did you mean 'alpha'?"),
        (
            ["train", "corridor", "--learner", "q-learning", "--steps", "9", "--set", "alpha=2"],
            "alpha is 2.0, expected a number from 0 to 1",
        ),
        (["train", "corridor", "--learner", "q-learning", "--steps", "9", "--set", "alpha=nan"], "alpha is nan"),
        (["train", "corridor", "--learner", "q-learning", "--steps", "9", "--set", "alpha"], "NAME=VALUE"),
        (["train", "corridor", "--learner", "q-learning", "--steps", "-9"], "-9"),
        (["train", "corridor", "--learner", "q-learning", "--steps", "many"], "'many' is no count"),
        (["train", "corridor", "--steps", "9"], "needs --learner ID, --agent FILE, or --from RUN"),
        (["train", "corridor", "--from", "no.npz", "--steps", "9"], "cannot read no.npz: No such file"),
        (["train", "corridor", "--from", "pyproject.toml", "--steps", "9"], "pyproject.toml is no saved run"),
        (["train", "corridor", "--from", "no.npz", "--steps", "9", "--set", "alpha=1"], "do not go with --from"),
        (["train", "corridor", "--learner", "q-learning"], "one of the arguments --steps --episodes"),
        (["train", "corridor", "--learner", "q-learning", "--steps", "1", "--episodes", "1"], "not allowed"),
        (["train", "corridor", "--learner", "q-learning", "--steps", "9", "--out", "run.pkl"], "ends in .run"),
        (["train", "corridor", "--learner", "q-learning", "--steps", "9", "--out", "no/such/run.npz"], "no folder"),
        (["shot", "corridor", "--out", "x.gif"], "ends in .png"),
        (["shot", "corridor", "--out", "no/such/x.png"], "no folder"),
        (["shot", "corridor", "--out", "x.png", "--size", "9x9"], "the size is '9x9'"),
        (["shot", "corridor", "--out", "x.png", "--scale", "big"], "the scale is 'big'"),
        (["shot", "corridor", "--out", "x.png", "--mode", "trian"], "did you mean 'train'?"),
        (["shot", "corridor", "--out", "x.png", "--overlays", "valeus"], "did you mean 'values'?"),
        (["list", "levles"], "did you mean 'levels'?"),
        (["play", "corridor", "--mode", "trian"], "did you mean 'train'?"),
        (["--mode", "trian"], "did you mean 'train'?"),
        (["nonsense.toml"], "No such file"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_status_2(argv, words, capsys):
    assert main(argv) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert told.err.startswith("bellman-playground: ")
    assert words in told.err


def test_without_a_verb_it_plays():
    assert cli._with_verb([], VERBS) == ["play"]
    assert cli._with_verb(["cliff-walking"], VERBS) == ["play", "cliff-walking"]
    assert cli._with_verb(["mine.toml", "--mode", "edit"], VERBS) == ["play", "mine.toml", "--mode", "edit"]
    assert cli._with_verb(["--mode", "edit"], VERBS) == ["play", "--mode", "edit"]
    assert cli._with_verb(["solve", "corridor"], VERBS) == ["solve", "corridor"]


def test_an_interrupt_and_a_reader_that_has_gone_are_quiet(monkeypatch, capsys):
    def interrupted(argv):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_run", interrupted)
    assert main(["list"]) == 130
    assert capsys.readouterr() == ("", "")


def process(*words, **how):
    return subprocess.run(
        [sys.executable, "-m", "playground", *words], cwd=ROOT, capture_output=True, text=True, check=False, **how
    )


@pytest.mark.skipif(os.name != "posix", reason="pipes of a shell")
def test_a_pipe_that_closes_is_quiet():
    told = process("solve", "cliff-walking", "--json", stdin=subprocess.DEVNULL)
    assert told.returncode == 0
    command = f"{sys.executable} -m playground solve cliff-walking --json | true"
    piped = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert piped.stderr == ""


def test_without_a_screen_play_is_one_sentence_and_status_2():
    surroundings = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    }
    told = process("play", env=surroundings)
    assert told.returncode == 2
    assert "there is no screen" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("example", [line for verb in VERBS.values() for line in verb.examples])
def test_examples_can_be_copied(example):
    words = example.split()
    assert words[0] in VERBS
    files_and_flags = re.compile(r".*\.\w+|\w+:.*|-.*")
    named = [
        word
        for word in words[1:2]
        if words[0] not in ("list", "reproduce", "replay", "pack", "grade") and not files_and_flags.fullmatch(word)
    ]
    assert set(named) <= {*library.bundled(), *course()}
    assert not [word for before, word in itertools.pairwise(words) if before == "--learner" and word not in learners()]
