"""Python as people paste it: fences, prompts, magic, notebooks, printed arrays; and what is nested too deeply."""

import ast
import json

import pytest

from playground.world import LevelError
from playground.world.exchange.python.text import DEEPEST, LONGEST, tree


def body(text):
    return [ast.unparse(node) for node in tree(text)[0].body]


@pytest.mark.parametrize(
    ("text", "python"),
    [
        ("a = 1", ["a = 1"]),
        ("words\n```python\na = 1\n```\nmore words\n```\nb = 2\n```", ["a = 1", "b = 2"]),
        ("```\na = 1", ["a = 1"]),
        (">>> a = [1,\n...      2]\n>>> b", ["a = [1, 2]", "b"]),
        ("In [3]: a = [1,\n   ...:  2]", ["a = [1, 2]"]),
        ("%matplotlib inline\n!pip install gym\nimport gym\nfiles = !ls\ngym?", ["import gym"]),
        ("    a = 1\n    b = 2", ["a = 1", "b = 2"]),
        ("a = [[1],\n         [2]]\n    return a", ["a = [[1], [2]]", "return a"]),
        ("[[0 1 0]\n [1 0 1]]", ["[[0, 1, 0], [1, 0, 1]]"]),
        ("[[1. 0.]\n [0. 1.]]", ["[[1.0, 0.0], [0.0, 1.0]]"]),
        ("[[b'S' b'F']\n [b'H' b'G']]", ["[[b'S', b'F'], [b'H', b'G']]"]),
        ("[[' ' 'S']\n ['#' '1']]", ["[[' ', 'S'], ['#', '1']]"]),
        ("desc=['SF'], is_slippery=False,", ["_(desc=['SF'], is_slippery=False)"]),
        ("'desc': ['SF'], 'x': true", ["{'desc': ['SF'], 'x': true}"]),
        ("a = 1\r\nb\u00a0= 2", ["a = 1", "b = 2"]),
    ],
)
def test_what_stands_around_python_is_left_out(text, python):
    assert body(text) == python


def test_lines_keep_their_numbers():
    module, lines = tree("words\n```\na = 1\n\n%magic\nb = 2\n```")
    assert [node.lineno for node in module.body] == [3, 6]
    assert lines[5] == "b = 2"


def test_a_notebook_is_the_code_of_its_cells():
    cells = [{"cell_type": "markdown", "source": ["# a = 3"]}, {"cell_type": "code", "source": ["%time\n", "a = 1"]}]
    assert body(json.dumps({"cells": [*cells, {"cell_type": "code", "source": "b = 2"}, 7], "nbformat": 4})) == ["a = 1", "b = 2"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a = [1 2]", "line 1, column 6: invalid syntax"),
        ("a = 1\nb = (2", "line 2, column 5: '(' was never closed"),
        ("words that are none", "line 1, column 7: invalid syntax"),
        ("[[0 ... 1]\n [1 ... 0]]", "printed shortened"),
        ("[" * (DEEPEST + 1), f"at most {DEEPEST} inside one another"),
        ("-" * 50_000 + "1", "nested too deeply"),
        ("not " * 20_000 + "1", "nested too deeply"),
        ("1" + "+1" * 40_000, "nested too deeply"),
        ("a" + ".b" * 40_000, "nested too deeply"),
        ("lambda:" * 10_000 + "1", "nested too deeply"),
        ("a = 1\0", "null bytes"),
        ("a = '\ud800'", "cannot be read as Python"),
        ("a" * (LONGEST + 1), "at most 81,920 are read"),
        ("1" * 5000, "line 1, column 1"),
    ],
)
def test_what_is_no_python_is_explained_with_its_place(text, sentence):
    with pytest.raises(LevelError) as error:
        tree(text)
    message = str(error.value)
    assert sentence in message
    assert len(message) < 300 and "\n" not in message


def test_statements_of_python_2_are_passed_over():
    text = "try:\n    a = [1]\nexcept ValueError, e:\n    print 'no', e\n    raise Oops, 'no'\nif a: print a\n"
    assert ast.dump(tree(text)[0].body[0].body[0]) == ast.dump(ast.parse("a = [1]").body[0])


def test_quotes_and_minus_signs_of_a_word_processor_are_read():
    assert ast.literal_eval(tree("x = [“S”, ‘F’, −1]")[0].body[0].value) == ["S", "F", -1]


@pytest.mark.parametrize("text", ['"SF",\n"FG"', "'SF'\n'FG',", '  "SF",\n\n  "FG"\n'])
def test_rows_in_quotes_without_their_brackets_are_a_list(text):
    assert ast.literal_eval(tree(text)[0].body[0].value) == ["SF", "FG"]
