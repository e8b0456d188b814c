"""Fractions in level files."""

import pytest

from playground.ratio import exact
from playground.world import library
from playground.world.level import LevelError
from playground.world.text.files import format_level, parse_level

TEXT = """format = 1
title = "Thirds"

map = '''
S.*!G
'''

[rules]
step_reward = "-1/3"
slip = "2/3"

[legend]
"!" = { kind = "dice", noise = { either = ["-1/7", 0.5] } }
"*" = { kind = "ice", enter = "22/7", slip = "1/3" }
"""


def test_a_fraction_stands_in_quotes_and_comes_back_as_it_was():
    level = parse_level(TEXT)
    assert format_level(level) == TEXT
    assert [str(exact(number)) for number in (level.rules.slip, level.rules.step_reward)] == ["2/3", "-1/3"]
    assert [str(exact(number)) for number in (level.tile("*").enter, level.tile("*").slip)] == ["22/7", "1/3"]
    assert [str(exact(number)) for number in level.tile("!").noise.either] == ["-1/7", "1/2"]


def test_one_that_is_a_decimal_is_written_as_one():
    assert "slip = 0.4\n" in format_level(parse_level(TEXT.replace('"2/3"', '"2/5"')))


@pytest.mark.parametrize("text", ['"4/3"', '"2/0"', '"two thirds"', '"2/3/4"', '"0.5"'])
def test_what_is_no_chance_is_refused_with_its_line(text):
    with pytest.raises(LevelError, match=r"line 10: slip is .*, expected a number from 0 to 1"):
        parse_level(TEXT.replace('"2/3"', text))


def test_the_lakes_state_their_slip_as_a_fraction():
    assert str(exact(library.find("frozenlake-4x4").rules.slip)) == "2/3"


@pytest.mark.parametrize("text", ["1/12345678901234567", "0", "1/0", "one third"])
def test_a_text_that_is_no_fraction_is_told_what_fractions_are(text):
    with pytest.raises(
        LevelError, match=f'line 6: step_reward is "{text}", expected .*, or such a fraction of whole numbers with up to 15'
    ):
        parse_level(f'map = """\nS.G\n"""\n\n[rules]\nstep_reward = "{text}"\n')
