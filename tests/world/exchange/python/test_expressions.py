"""What expressions are worth, and that none of them takes long or makes something large."""

import time

import pytest

from playground.world import LevelError
from playground.world.exchange.python.program import Program
from playground.world.exchange.python.text import LONGEST


def worth(expression):
    program = Program(f"x = {expression}")
    return program.value(program.assignments[0].node, program.module, "x")


GOOD = """
1-1/3|not True|-2**3|7//2|7%4|[1,2]+[3]|["S"+"F"*3]*2|"".join(["S","F"])|"SF FG".split()|" SF ".strip()|1 < 2 <= 3
"a" in "abc"|None is None|1 if 2 > 3 else 4|True and 0 or 5|[1,2,3][-1]|[1,2,3][::-1]|"SFHG"[1:3]|{"a": 1}["a"]
{"a": 1, **{"b": 2}}|len("abc")|[r*2 for r in ["a","b"] if r != "a"]|list(range(2,5))|dict(a=1)|float("0.5")|max(1, 2.5)
[*range(2), 9]|round(1/3, 2)|b"SF"|f"{1+1}x{2}"|"SFFF".replace("F", "H")|min([3, 1])|[["S", *["F"]*2] for i in range(2)]
"""
BAD = """
9**9**9|"a"*10**9|[0]*10**9|1/0|"a"+1|[1][5]|{}["x"]|1j|...|~1|lambda: 1|"%d" % 3|"{}".format(3)|range(10**9)|int("x")
open("f")|[i for i in range(3) for j in range(3)]|(-8)**0.5|[[[]]] == [[[]]]|f"{1:>99999}"|10**31|str([[1]])|"a" < 1
yield|await x|x := 3|print(1)|__import__("math")|(1).__class__|"".join([1])|"ab".join(["a"*9999]*9999)
"""


@pytest.mark.parametrize("expression", GOOD.strip().replace("\n", "|").split("|"))
def test_literals_and_their_arithmetic_are_worth_what_python_says(expression):
    expected = eval(expression)  # nothing but the expressions above
    expected = expected.decode() if isinstance(expected, bytes) else expected
    assert worth(expression) == expected


def test_arrays_are_lists_and_json_has_its_own_words():
    assert worth("np.array([[1, 0]], dtype=int)") == [[1, 0]]
    assert worth("[true, false, null]") == [True, False, None]
    assert worth("(1, (2, 3))") == [1, [2, 3]]


@pytest.mark.parametrize("expression", BAD.strip().replace("\n", "|").split("|"))
def test_what_is_worth_nothing_is_refused_in_one_sentence(expression):
    with pytest.raises(LevelError) as error:
        worth(f"({expression})")
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 300


def test_values_that_share_what_they_hold_take_no_long_time():
    doubled = "\n".join(f"a{n + 1} = [a{n}, a{n}]" for n in range(60))
    program = Program(f"a0 = [1]\n{doubled}\nx = a60 == a60")
    began = time.process_time()
    with pytest.raises(LevelError):
        program.value(program.assignments[-1].node, program.module)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("expression", "long"),
    [
        ('("a" * {half}).replace("a", "bb")', False),
        ('("a" * {more}).replace("a", "bb")', True),
        ('"b".replace("b", "a" * {half} * 2)', False),
        ('("a" * {half}).replace("b", "ccc")', True),  # what it could become counts
        ('",".join(["a" * {half}])', False),
    ],
)
def test_a_text_grows_by_no_method_beyond_the_longest(expression, long):
    text = expression.format(half=LONGEST // 2, more=LONGEST // 2 + 1)
    if long:
        with pytest.raises(LevelError, match="too long"):
            worth(text)
    else:
        assert len(worth(text)) <= LONGEST
