"""The picture of a result."""

import os
import subprocess
import sys

import pytest

import playground

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def test_a_result_is_shown_as_a_picture():
    result = playground.solve("corridor")
    assert result._repr_png_() == result.png()
    assert result.png().startswith(SIGNATURE)
    assert result.png("q-values") != result.png() != result.png([])
    assert result.png(["values", "arrows"]) == result.png()


def test_a_floor_of_a_level_that_remembers():
    result = playground.solve("keys-and-doors")
    assert result.png(floor=1) != result.png()


def test_a_run_that_has_seen_little_is_drawn_pale():
    assert playground.train("corridor", "q-learning", 0).png() != playground.solve("corridor").png()


def test_what_cannot_be_drawn():
    result = playground.solve("corridor")
    with pytest.raises(ValueError, match=r"there is no overlay 'vlaues'; did you mean 'values'?"):
        result.png("vlaues")
    with pytest.raises(TypeError, match="an overlay is 3, expected the id of one: values"):
        result.png([3])
    with pytest.raises(TypeError, match="an overlay is 3"):
        result.png(3)
    with pytest.raises(ValueError, match="there is no floor 1 in this level, expected a number from 0 to 0"):
        result.png(floor=1)


def test_pygame_comes_with_the_first_picture_and_says_nothing():
    code = (
        "import sys, playground\n"
        "result = playground.solve([[[1.0]]], [[1.0]], 0.5, order='state first')\n"
        "assert 'pygame' not in sys.modules\n"
        "result.png()\n"
        "assert 'pygame' in sys.modules\n"
    )
    hidden = {name: value for name, value in os.environ.items() if not name.startswith(("PYGAME", "SDL", "DISPLAY"))}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=hidden, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
