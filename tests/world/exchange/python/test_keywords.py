"""Settings beside a map: those that a format has, and those that it has not."""

import pytest

from playground.world import LevelError
from playground.world.exchange.python.keywords import arguments, settings, top_level_entries, unused_note
from playground.world.exchange.python.program import Program

NAMES = ("noise", "discount", "is_slippery")


def test_settings_are_worked_out_and_the_last_one_counts():
    program = Program("noise = 0.1\nn = 2\nnoise = 1 / n")
    assert settings(program, top_level_entries(program), NAMES) == {"noise": 0.5}


def test_in_a_program_only_the_settings_at_the_top_are_beside_a_map():
    program = Program("alpha = 1\nnoise = 2\ndef f():\n    discount = 3")
    assert [name for name, _, _ in top_level_entries(program, NAMES)] == ["noise"]


def test_a_name_from_which_another_is_made_is_no_setting():
    program = Program("x = 3\ngrid = [x]\nalpha = 1")
    assert [name for name, _, _ in top_level_entries(program)] == ["grid", "alpha"]


def test_dicts_with_two_stars_are_laid_out():
    program = Program("more = {'noise': 0.5}\nmake('x', **more, **dict(discount=1/4))")
    entries = arguments(program, program.calls[0], ("id",))
    assert settings(program, entries, NAMES) == {"noise": 0.5, "discount": 0.25}
    with pytest.raises(LevelError, match="is others"):
        arguments(Program("f(**others)"), Program("f(**others)").calls[0])


def test_what_is_not_taken_is_explained_with_what_was_meant():
    entries = [(name, None, None) for name in ("noise", "gamma", "is_slipery", "alpha", "seed")]
    names = "gamma (is discount meant?), is_slipery (is is_slippery meant?), alpha, seed"
    assert unused_note(entries, NAMES, "this") == (f"Not used, because this has no such setting: {names}.",)
    assert unused_note(entries[:1], NAMES, "this") == ()
    assert "and 28 more" in unused_note([(f"k{n}", None, None) for n in range(40)], NAMES, "this")[0]
