"""Code of others: silent, and its errors are sentences."""

import os
import subprocess
import sys
import warnings

import pytest

from playground.world import LevelError
from playground.world.exchange.foreign_code import run_foreign, silence


def noisy():
    print("printed")
    print("complained", file=sys.stderr)
    os.write(1, b"written below\n")
    subprocess.run([sys.executable, "-S", "-c", "print('a child')"], check=True)
    warnings.warn("warned", stacklevel=1)
    return 7


def test_nothing_that_others_print_comes_out(capfd, recwarn):
    print("ours before")
    assert run_foreign("x", noisy) == 7
    print("ours after")
    out, err = capfd.readouterr()
    assert out == "ours before\nours after\n"
    assert err == ""
    assert not list(recwarn)


def test_output_is_as_before_when_others_fail(capfd):
    with pytest.raises(ZeroDivisionError), silence():
        print(1 / 0)
    print("ours")
    os.write(1, b"ours below\n")
    assert capfd.readouterr().out == "ours\nours below\n"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (KeyError("nope"), "x cannot be made: there is no 'nope'"),
        (RecursionError("maximum depth\n  reached"), "x cannot be made: maximum depth reached"),
        (SystemExit(3), "x cannot be made: SystemExit 3"),
        (AssertionError(), "x cannot be made: AssertionError"),
        (ValueError("long " * 1000), "x cannot be made: long long"),
    ],
)
def test_whatever_others_raise_is_one_sentence(error, words):
    def fail():
        raise error

    with pytest.raises(LevelError) as caught:
        run_foreign("x cannot be made", fail)
    assert str(caught.value).startswith(words)
    assert len(str(caught.value)) < 350
    assert "\n" not in str(caught.value)


def test_a_sentence_of_our_own_stays_as_it_is():
    def refuse():
        raise LevelError("line 1: no", 1)

    with pytest.raises(LevelError, match=r"^line 1: no$"):
        run_foreign("x", refuse)


def test_interrupting_is_not_swallowed():
    def interrupt():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_foreign("x", interrupt)
