"""Lists and named values out of Python and JSON, without running anything."""

import pytest

from playground.world import LevelError
from playground.world.exchange.literals import DEEPEST, literals


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", {}),
        ("a = 1", {"a": 1}),
        ("a = 1.5\nb = -2e3, c: .5", {"a": 1.5, "b": -2000.0, "c": 0.5}),
        ("a = 1 / 4", {"a": 0.25}),
        ("[1, 'two', [True, null]]", {"": [1, "two", [True, None]]}),
        ("a = ('x', 'y',)", {"a": ["x", "y"]}),
        ('{"a": [1], "b": {"c": false}}', {"a": [1], "c": False}),
        ('f("name", a=[1], b=g(c=2))', {"a": [1], "c": 2}),
        ("return [1]  # why", {"": [1]}),
        ("a = 1\na = 2", {"a": 1}),
        ("'just a text'", {}),
        ("word another.word", {}),
    ],
)
def test_values_by_their_names(text, found):
    assert literals(text) == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = [1 2]", "line 1, column 8: '2', expected a comma before it"),
        ("a =\n [1,\n  (2]", "line 3, column 5: ']', expected )"),
        ("]", "line 1, column 1: ']', expected a bracket to close"),
        ("[1, x]", "line 1, column 5: 'x', expected a text in quotes or a number"),
        ("[{1: 2}]", "line 1, column 2: '{', expected a text in quotes, a number or a list"),
        ("[1: 2]", "line 1, column 3: ':', expected a name before it"),
        ("= 1", "line 1, column 1: '=', expected a name before it"),
        ("[1", "the text ends, expected ']' before"),
        ("a = 1 + 1", "line 1, column 7: the character '+'"),
        ("a = 1e400 / 0", "line 1, column 5: '1e400 / 0', expected a number"),
        ("[" * (DEEPEST + 1), f"expected at most {DEEPEST} inside one another"),
        ("'\\n'", "line 1, column 1"),
    ],
)
def test_what_is_none_is_told_with_its_place(text, told):
    with pytest.raises(LevelError) as error:
        literals(text)
    assert told in str(error.value)
