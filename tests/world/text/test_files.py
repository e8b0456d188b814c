"""Reading and writing level files, also those that mean harm."""

import random
from pathlib import Path

import pytest

from playground import paths
from playground.world import Cell, Level, LevelError, Rules, Tile, format_level, parse_level, read_level, write
from playground.world.library import bundled, find
from playground.world.tiles import KINDS, named

SMALL = "map = '''\nS.G\n'''\n"


def error_of(text: str) -> LevelError:
    with pytest.raises(LevelError) as caught:
        parse_level(text)
    return caught.value


# What a file says


FULL = """# made by hand
# on a rainy day
format = 1
title = "A"
about = "B"
source = 'C'
map = '''
S.q
#~G
'''
[rules]
discount = 1
moves = ['left', 'down', 'right', 'up']
step_reward = -1
bump_reward = -0.5
slip = 0.25
slip_kind = 'others'
edges = 'forbid'
enter_on_stay = true
time_limit = 0
[wind]
columns = [0, 1, -2]
gusts = true
[legend]
q = { kind = 'jump', to = ['S', '.'], reward = 3, swap = { left = 'right' }, only = ['up'], wind = [1, -1] }
'~' = { kind = 'cliff', enter = -100, replaces_step = true, slip = 0.5, blocks_from = ['up'], exit = 'none' }
"""


def test_everything_a_file_can_say() -> None:
    level = parse_level(FULL)
    assert (level.title, level.about, level.source) == ("A", "B", "C")
    assert level.comment == "# made by hand\n# on a rainy day"
    assert level.rows == ("S.q", "#~G")
    assert level.rules == Rules(
        1.0, ("left", "down", "right", "up"), -1.0, -0.5, 0.25, "others", "forbid", True, 0, (0, 1, -2), True
    )
    jump = level[Cell(0, 2)]
    assert (jump.kind, jump.glyph, jump.to, jump.reward) == ("jump", "q", ("S", "."), 3.0)
    assert (jump.swap, jump.only, jump.wind) == ((("left", "right"),), ("up",), (1, -1))
    cliff = level.tile("~")
    assert (cliff.enter, cliff.replaces_step, cliff.slip, cliff.blocks_from, cliff.sends_to) == (-100.0, True, 0.5, ("up",), "S")
    assert level.tile("G").ends
    assert (level.height, level.width) == (2, 3)


def test_a_plain_map_is_a_level() -> None:
    level = parse_level(SMALL)
    assert level.rules == Rules()
    assert level.legend == {}
    assert level.title == ""


@pytest.mark.parametrize(
    "text", ["\ufeff" + SMALL, SMALL.replace("\n", "\r\n"), 'map = """\nS.G\n"""\n', 'map = "S.G"\n', "map = '''S.G'''\n"]
)
def test_marks_line_ends_and_quotes_that_mean_the_same(text: str) -> None:
    assert parse_level(text).rows == ("S.G",)


def test_blanks_behind_rows_and_blank_lines_around_the_map_are_no_cells() -> None:
    assert parse_level("map = '''\n\nS.G  \n..P\t\n\n'''\n").rows == ("S.G", "..P")


def test_a_kind_that_sends_to_itself_does_so_under_any_character() -> None:
    level = parse_level("map = '''\nQ.Q\n'''\n[legend]\nQ = { kind = 'portal' }\n")
    assert level.tile("Q").sends_to == "Q"
    assert '"Q" = { kind = "portal" }' in format_level(level)


def test_an_entry_without_kind_changes_the_kind_of_its_character() -> None:
    assert parse_level(SMALL + "[legend]\nG = { enter = 5 }\n").tile("G").kind == "goal"


def test_unknown_keys_are_told_and_left_out() -> None:
    warnings: list[str] = []
    text = (
        "music = 'waltz'\n"
        + SMALL
        + "[rules]\nmoon = 1\n[wind]\nsmell = 2\n[legend]\nG = { kind = 'goal', colour = 'red' }\n[sky]\nx = 1\n"
    )
    assert parse_level(text, warnings.append) == parse_level(SMALL + "[legend]\nG = { kind = 'goal' }\n")
    left_out = "is not a key that this version knows; it is left out"
    assert sorted(warnings) == [
        f"line 10: \"colour\" of 'G' {left_out}",
        f'line 11: "sky" {left_out}',
        f'line 1: "music" {left_out}',
        f'line 6: "moon" {left_out}',
        f'line 8: "smell" {left_out}',
    ]


def test_thousands_of_unknown_keys_are_told_in_a_few_sentences() -> None:
    warnings: list[str] = []
    parse_level("".join(f"k{number} = 1\n" for number in range(5000)) + SMALL, warnings.append)
    assert len(warnings) == 21
    assert warnings[-1] == "4,980 more keys are left out"


# What is refused, and in which words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("map = '''\nS.G\n..,\n'''", "line 3, row 2, column 3: the character ',', expected one of"),
        ("map = '''\nS. G\n'''", "line 2, row 1, column 3: a space, which is never a cell"),
        ("title = 'x'\nmap = '''\nS.G\n..\n'''", "line 4, row 2, column 3: 2 characters, expected 3"),
        ("map = '''\n...\n....\n'''", "line 3, row 2, column 4: 4 characters, expected 3"),
        ("", "there is no map"),
        ("map = 3", "there is no map"),
        ("map = '''\n'''", "there is no map"),
        ("map = '''\n...", "line 1: the map has no end"),
        ("map = '''\n" + "." * 1001 + "\n'''", "line 2: a map of 1 row of 1,001 characters, expected 1 to 1000"),
        ("map = '''\n" + ".\n" * 1001 + "'''", "a map of 1,001 rows of 1 character"),
        ("title = \nmap = '''\n.\n'''", "line 1, column 9: Invalid value"),
        (SMALL + "x = [", "line 4: Invalid value"),
        ("format = 2\n" + SMALL, "line 1: format is 2, expected 1"),
        ("title = 3\n" + SMALL, "line 1: title is 3, expected one line of visible text"),
        ('title = "a\\u0007"\n' + SMALL, "title is "),
        (f'about = "{"x" * 490}"\n' + SMALL, "line 1: about is "),
        (SMALL + "[rules]\n\nslip = 1.5", "line 6: slip is 1.5, expected a number from 0 to 1"),
        (SMALL + "[rules]\ndiscount = nan", "line 5: discount is nan, expected a number from 0 to 1"),
        (SMALL + "[rules]\nstep_reward = -inf", "line 5: step_reward is -inf, expected a number from -1e+06 to 1e+06"),
        (SMALL + f"[rules]\nstep_reward = {10**300}", "expected a number from -1e+06 to 1e+06"),
        (SMALL + "[rules]\ntime_limit = 1.5", "line 5: time_limit is 1.5, expected a whole number from 0 to 1e+06"),
        (SMALL + "[rules]\ntime_limit = true", "time_limit is True, expected a whole number"),
        (SMALL + "[rules]\nslip_kind = 'odd'", 'slip_kind is "odd", expected one of sideways, others'),
        (SMALL + "[rules]\nmoves = 'five'", 'moves is "five", expected one of "left-right", "four", "eight", "nine" or a list'),
        (SMALL + "[rules]\nmoves = []", "moves is [], expected"),
        (SMALL + "[rules]\nmoves = ['up', 'up']", "moves is ['up', 'up'], expected"),
        (SMALL + "[wind]\ncolumns = [0, 1, 2, 3]", "line 5: columns is [0, 1, 2, 3], expected at most 3 numbers"),
        (SMALL + "[wind]\ncolumns = [0.5]", "columns is [0.5], expected a list of whole numbers from -99 to 99"),
        (SMALL + "rules = 3", "line 4: rules is 3, expected a table [rules]"),
        (SMALL + "[legend]\nab = { kind = 'mud' }", 'line 5: ab is "ab", expected one visible character'),
        (SMALL + "[legend]\n' ' = { kind = 'mud' }", "expected one visible character"),
        (SMALL + "[legend]\nq = 3", "line 5: q is 3, expected a table like"),
        (SMALL + "[legend]\nq = { }", "kind of 'q' is \"\", expected one of floor, start"),
        (SMALL + "[legend]\nq = { kind = 'dragon' }", "kind of 'q' is \"dragon\", expected one of floor"),
        (SMALL + "[legend]\nq = { kind = 'mud', enter = 'much' }", "enter of 'q' is \"much\", expected a number"),
        (SMALL + "[legend]\nq = { kind = 'mud', slip = -0.1 }", "slip of 'q' is -0.1, expected a number from 0 to 1 or \"none\""),
        (SMALL + "[legend]\nq = { kind = 'mud', wind = [1] }", "wind of 'q' is [1], expected [rows, columns]"),
        (SMALL + "[legend]\nq = { kind = 'mud', to = 'ab' }", "to of 'q' is \"ab\", expected one character"),
        (SMALL + "[legend]\nq = { kind = 'mud', to = ['a', 'a'] }", "to of 'q' is ['a', 'a'], expected characters that differ"),
        (
            SMALL + "[legend]\nq = { kind = 'mud', swap = { up = 'away' } }",
            "swap of 'q' is {'up': 'away'}, expected a table like",
        ),
        (SMALL + "[legend]\nq = { kind = 'mud', only = 'up' }", "only of 'q' is \"up\", expected a list of different names"),
        (SMALL + "[legend]\nq = { kind = 'mud', starts = 1 }", "starts of 'q' is 1, expected on or off"),
    ],
)
def test_a_fault_is_told_with_its_place_and_what_was_expected(text: str, words: str) -> None:
    assert words in str(error_of(text))


def test_an_error_knows_its_line_and_column() -> None:
    error = error_of("map = '''\nS.G\n.,.\n'''")
    assert (error.line, error.col) == (3, 2)


# What is written


def test_the_canonical_text() -> None:
    level = parse_level(
        "source='s'\nmap='''\nS.%G\n'''\n[legend]\nG={kind='goal'}\n'%'={leave=-1,kind='mud',enter=-0.5}\n[rules]\nslip=0.5\n"
    )
    assert format_level(level) == (
        "format = 1\ntitle = \"\"\nsource = \"s\"\n\nmap = '''\nS.%G\n'''\n\n[rules]\nslip = 0.5\n\n"
        '[legend]\n"%" = { kind = "mud", leave = -1.0 }\n"G" = { kind = "goal" }\n'
    )


@pytest.mark.parametrize("name", bundled())
def test_bundled_levels_are_canonical_and_told_about(name: str) -> None:
    text = (paths.levels() / f"{name}.toml").read_bytes().decode()
    warnings: list[str] = []
    level = parse_level(text, warnings.append)
    assert warnings == []
    assert format_level(level) == text
    assert level.title
    assert level.about
    assert len(level.about) < 120


@pytest.mark.parametrize("tile", KINDS, ids=lambda tile: tile.kind)
def test_every_kind_can_be_written_under_its_own_and_another_character(tile: Tile) -> None:
    for glyph in (tile.glyph, "é"):
        own = named(tile.kind, glyph)
        level = Level("x", (f"S{glyph}.",), legend={glyph: own})
        assert parse_level(format_level(level)) == level


@pytest.mark.parametrize(
    "level",
    [
        Level("", (". .",)),
        Level("", ("..", ".")),
        Level("", ()),
        Level("a\nb", (".",)),
        Level("x" * 500, (".",)),
        Level("\ud800", (".",)),
        Level("", (".",), comment="no comment"),
        Level("", (".",), comment="# a\nformat = 1"),
        Level("", (".",), rules=Rules(discount=2.0)),
        Level("", (".",), rules=Rules(step_reward=float("nan"))),
        Level("", (".",), rules=Rules(wind=(1, 2))),
        Level("", (".",), legend={"a": Tile(kind="dragon", glyph="a")}),
        Level("", (".",), legend={"a": Tile(kind="floor", glyph="b")}),
        Level("", (".",), legend={"ab": Tile(kind="floor", glyph="ab")}),
    ],
)
def test_a_level_that_no_file_can_hold_is_refused_before_it_is_written(level: Level, tmp_path: Path) -> None:
    with pytest.raises(LevelError):
        write(level, tmp_path / "level.toml")
    assert list(tmp_path.iterdir()) == []


def test_files_are_written_and_read(tmp_path: Path) -> None:
    level = find("cliff-walking")
    write(level, tmp_path / "new" / "copy.toml")
    assert read_level(tmp_path / "new" / "copy.toml") == level


def test_a_file_that_is_no_text_or_too_large_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_bytes(b"title = 'x'\n\xff\xfe")
    with pytest.raises(LevelError, match=r"bad\.toml: line 2: this is not UTF-8 text"):
        read_level(tmp_path / "bad.toml")
    (tmp_path / "big.toml").write_bytes(b"#" * (2 * 1024 * 1024 + 1))
    with pytest.raises(LevelError, match=r"big\.toml: it is larger than"):
        read_level(tmp_path / "big.toml")


# Texts that mean harm


def test_mutated_levels_are_read_or_refused_never_more() -> None:
    dice = random.Random(2026)
    texts = [(paths.levels() / f"{name}.toml").read_text(encoding="utf-8") for name in bundled()]
    pieces = [
        "[",
        "]",
        "{",
        "}",
        "=",
        "'''",
        '"',
        "\n",
        "#",
        ".",
        "-",
        "nan",
        "inf",
        "1e400",
        "\0",
        "\ud800",
        "é",
        "\u202e",
        "[legend]",
        "kind",
    ]
    for _ in range(20_000):
        text = dice.choice(texts)
        for _ in range(dice.randint(1, 6)):
            at, cut = dice.randrange(len(text) + 1), dice.choice([0, 0, 1, 3, 20])
            text = text[:at] + dice.choice(pieces) + text[at + cut :]
        try:
            level = parse_level(text)
        except LevelError:
            continue
        assert parse_level(format_level(level)) == level
