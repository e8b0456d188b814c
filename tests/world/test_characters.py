"""Characters that a level may hold."""

import pytest

from playground.world.characters import is_glyph, misplaced


@pytest.mark.parametrize("text", [".", "#", "é", "α", "☃", "🐭", "中", "~"])
def test_visible_characters_can_be_cells(text: str) -> None:
    assert is_glyph(text)


@pytest.mark.parametrize(
    "text",
    ["", "ab", " ", "\t", "\n", "\0", "'", '"', "\\", "\u0301", "\u00a0", "\ud800", "\u202e", "\ufeff", "\u200d", "e\u0301"],
)
def test_what_cannot_be_seen_alone_cannot(text: str) -> None:
    assert not is_glyph(text)


@pytest.mark.parametrize("text", ["", "plain", "schön 🐭", "👩\u200d🔬", "a\u0301"])
def test_lines_of_text_may_hold_what_people_write(text: str) -> None:
    assert misplaced(text) == ""


@pytest.mark.parametrize("bad", ["\0", "\n", "\t", "\x7f", "\u0085", "\u2028", "\ud800", "\u202e", "\u2066"])
def test_what_would_break_a_line_or_turn_it_round_is_found(bad: str) -> None:
    assert misplaced(f"ab{bad}cd") == bad
