"""What a program gives its names, without running it."""

import pytest

from playground.world import LevelError
from playground.world.exchange.python.program import Program


def last(text, notes=None):
    program = Program(text)
    value = program.last_value(program.assignments[-1])
    if notes is not None:
        notes += program.notes
    return value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a = 1\nb = a\nb", 1),
        ("a, b = 1, 2\n[b, a]", [2, 1]),
        ("ROWS = ['SF', 'FG']\ndef f():\n    rows = ROWS\n    return rows", ["SF", "FG"]),
        ("class Config:\n    SLIP = False\nnot Config.SLIP", True),
        ("class A:\n    def __init__(self):\n        self.rows = ['S']\n    def f(self):\n        return self.rows", ["S"]),
        ("a = 1\nb = a\na = 2\nb", 1),
        ("MAPS = {'x': [1], 'y': [2]}\nMAPS['y']", [2]),
        ("n = 4\nf'{n}x{n}'", "4x4"),
        ("a: 0.5\na", 0.5),
    ],
)
def test_names_are_looked_up(text, value):
    assert last(text) == value


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a = b\nb = a\na", "leads back to itself"),
        ("a = nothing", "line 1, column 5: a is nothing, which is given no value in this text; expected the value itself"),
        ("a = f(3) + 1", "line 1, column 5: a needs f(3), which only Python itself can run"),
        ("for i in range(3):\n    pass\nx = i", "which is changed at line 1 in a way that only Python can follow"),
        ("a = []\na.append(1)\nb = a", "changed at line 2"),
        ("a = {}\na['x'] = 1\nb = a", "changed at line 2"),
        ("a = 1\na += 1\nb = a", "changed at line 2"),
        ("def f(a):\n    b = a", "an argument of f"),
    ],
)
def test_what_only_python_can_work_out_is_explained_with_its_place(text, sentence):
    with pytest.raises(LevelError) as error:
        last(text)
    assert sentence in str(error.value)


def test_a_name_that_is_changed_later_has_no_last_value():
    program = Program("grid = [[1]]\ngrid[0][0] = 'S'")
    with pytest.raises(LevelError, match="grid is changed at line 2"):
        program.last_value(program.assignments[0])


def test_a_default_and_one_of_several_values_are_explained():
    notes: list[str] = []
    assert last("def f(a=3):\n    return a", notes) == 3
    assert last("if x:\n    a = 1\nelse:\n    a = 2\nb = a", notes) == 2
    assert notes == [
        "a is an argument of f; its default, 3, is taken.",
        "a is given several values in the text; that of line 4 is taken.",
    ]


def test_the_column_counts_characters():
    with pytest.raises(LevelError, match="line 1, column 8: b is x"):
        last("ä=1; b=x")
