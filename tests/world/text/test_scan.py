"""The text of a level before TOML sees it."""

import tracemalloc

import pytest

from playground.world import LevelError, parse_level
from playground.world.text.scan import scanned


def test_the_map_is_taken_out_and_the_lines_keep_their_numbers() -> None:
    scan = scanned("# one\n# two\ntitle = 'x'\nmap = '''\n..\n#.\n'''\n[rules]\n")
    assert dict(scan.maps) == {" 4": (("..", "#."), (5, 6))}
    assert scan.comment == "# one\n# two"
    assert scan.toml.split("\n") == ["# one", "# two", "title = 'x'", "map = ''' 4", "", "", "'''", "[rules]", ""]


def test_a_comment_that_is_not_at_the_top_is_not_the_comment() -> None:
    assert scanned("\n# later\nmap = '''.'''").comment == ""


def test_a_map_on_one_line() -> None:
    scan = scanned("map = '''S.G''' # here")
    assert (dict(scan.maps), scan.toml) == ({" 1": (("S.G",), (1,))}, "map = ''' 1''' # here")


def test_without_a_map_there_are_no_rows() -> None:
    assert not scanned("title = 'x'").maps


def test_a_line_may_have_512_characters_and_one_of_the_map_more() -> None:
    assert scanned("#" + "x" * 511).comment
    assert scanned("map = '''\n" + "." * 900 + "\n'''").maps[" 1"].rows == ("." * 900,)
    with pytest.raises(LevelError, match="line 2, column 513: a line of 513 characters"):
        scanned("\n#" + "x" * 512)


def test_sizes_are_refused_before_anything_is_read() -> None:
    with pytest.raises(LevelError, match="larger than 2,097,152 bytes"):
        scanned("é" * 1_048_577)
    with pytest.raises(LevelError, match="70,000 lines"):
        scanned("\n" * 70_000)
    with pytest.raises(LevelError, match="characters outside the map"):
        scanned(("#" + "x" * 500 + "\n") * 200)


# Texts that mean harm

SMALL = "map = '''\nS.G\n'''\n"


def bombs() -> dict[str, str]:
    many = 60_000
    return {
        "dotted": ".".join("a" * 1 for _ in range(many)) + " = 1\n" + SMALL,
        "dotted lines": "\n".join(".".join(f"k{number}" for _ in range(100)) + " = 1" for number in range(150)) + "\n" + SMALL,
        "nested arrays": "x = " + "[" * many + "\n" + SMALL,
        "nested arrays in lines": "x = " + "[\n" * 30_000 + SMALL,
        "nested tables": "x = " + "{a=" * 150 + "1" + "}" * 150 + "\n" + SMALL,
        "nested headers": "".join(f"[{'.'.join('a' * 1 for _ in range(depth))}]\n" for depth in range(1, 200)) + SMALL,
        "long number": "x = " + "9" * 500 + "\n" + SMALL,
        "longer number": "x = " + "9" * 10_000 + "\n" + SMALL,
        "many numbers": "x = [" + "9,\n" * 20_000 + "]\n" + SMALL,
        "many keys": "".join(f"k{number}=1\n" for number in range(7_000)) + SMALL,
        "many legend keys": SMALL + "[legend]\n" + "".join(f"k{number}={{}}\n" for number in range(6_000)),
        "unclosed string": 'x = "' + "y" * 400 + "\n" + SMALL,
        "unclosed map": "map = '''\n" + ("." * 900 + "\n") * 1500,
        "two maps": SMALL + SMALL,
        "changes by the thousand": SMALL + "[[changes]]\n" * 5_000,
        "changes that grow": SMALL + "".join(f"[[changes]]\nat = {at}\nmap = '''\nS.G\n'''\n" for at in range(1, 1_500)),
        "large maps": SMALL + ("[[changes]]\nat = 1\nmap = '''\n" + ("." * 1000 + "\n") * 400 + "'''\n") * 4,
        "a map that opens again and again": "map = '''\n" * 10_000,
        "a walk without end": SMALL + "[legend.q]\nkind = 'cat'\npatrols = [" + "'up',\n" * 8_000 + "]",
        "names without end": SMALL + "[legend]\nq = { kind = 'mud', gives = '" + "x" * 400 + "' }",
        "map in a string": 'x = """\nmap = \'\'\'\n"""\n' + ".".join("a" * 400) + "\n'''",
        "map in a table": "[rules]\n" + SMALL,
        "wide characters": "map = '''\n" + ("\U0001f42d" * 1000 + "\n") * 400 + "'''",
        "only line ends": "\n" * 2_000_000,
        "only quotes": "'" * 60_000,
        "only comments": "#\n" * 30_000,
        "lone return": "map = '''\r.\r'''",
        "nul": "map = '''\n.\0.\n'''",
        "surrogate": "map = '''\n\ud800\n'''\n",
        "surrogate elsewhere": "title = '\ud800'\n" + SMALL,
        "reordering": 'title = "\u202egnp.exe"\n' + SMALL,
        "combining": "map = '''\ne\u0301\n'''\n",
        "date": "title = 1979-05-27\n" + SMALL,
        "huge exponent": SMALL + "[rules]\ndiscount = 1e999999\n",
        "wind of thousands": SMALL + "[wind]\ncolumns = [" + "0,\n" * 15_000 + "]",
    }


@pytest.mark.parametrize("name", bombs())
def test_a_bomb_is_refused_or_read_in_little_room(name: str) -> None:
    text = bombs()[name]
    tracemalloc.start()
    refusal = ""
    try:
        parse_level(text)
    except LevelError as error:
        refusal = str(error)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(refusal) < 1000
    assert most < 20 * 1024 * 1024
