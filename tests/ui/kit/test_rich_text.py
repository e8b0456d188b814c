from itertools import pairwise

import pytest

from playground.ui.drawing import fonts
from playground.ui.kit.rich_text import block
from playground.ui.theme import EQUATION, INK


def test_marks_choose_the_style_and_are_not_shown():
    pieces = block("Try **more** of `Q ← Q` now", 1000, 16, 22).pieces
    assert [(piece.words.strip(), piece.style, piece.colour) for piece in pieces] == [
        ("Try", "text", INK),
        ("more", "strong", INK),
        ("of", "text", INK),
        ("Q ← Q", "strong", EQUATION),
        ("now", "text", INK),
    ]


@pytest.mark.parametrize("width", [60, 120, 333])
def test_no_line_is_wider_than_it_may_be_and_no_word_is_lost(width):
    words = "Each square shows how good the mouse thinks it is, and **every step** nudges one number: Donaudampfschifffahrt."
    text = block(words, width, 16, 22)
    for piece in text.pieces:
        assert piece.x + fonts.width(piece.words.rstrip(), piece.style, 16) <= width
    shown = "".join(piece.words for piece in text.pieces)
    assert shown.replace(" ", "") == words.replace("**", "").replace(" ", "")


def test_lines_stand_one_below_the_other_and_the_height_counts_them():
    text = block("one\ntwo\n\nthree", 500, 16, 22)
    assert [piece.y for piece in text.pieces] == [0, 22, 55]
    assert text.height == 77
    assert block("", 500, 16, 22).height == 0


def test_pieces_of_a_line_do_not_overlap():
    text = block("a **b** c `d` e " * 20, 200, 16, 22)
    for left, right in pairwise(text.pieces):
        assert right.y > left.y or right.x >= left.x + fonts.width(left.words.rstrip(), left.style, 16)


@pytest.mark.parametrize("words", ["** open", "a ** b ** c", "`", "****", "``"])
def test_marks_that_do_not_close_are_shown_as_they_are(words):
    assert "".join(piece.words for piece in block(words, 500, 16, 22).pieces).replace(" ", "") in (
        words.replace(" ", ""),
        words.replace("**", "").replace(" ", ""),
    )


def test_spaces_stand_between_the_words_of_a_line_and_never_at_its_beginning():
    """One line keeps its spaces, also before and behind a word in another style; a line that is broken begins with a word."""
    one = block("a  b **c**  d", 1000, 16, 22)
    assert "".join(piece.words for piece in one.pieces) == "a  b c  d"
    broken = block("many words **in** several lines " * 5, 80, 16, 22)
    firsts = {}
    for piece in broken.pieces:
        firsts.setdefault(piece.y, piece)
    assert len(firsts) > 5 and all(piece.x == 0 and not piece.words.startswith(" ") for piece in firsts.values())
    assert block("   indented", 500, 16, 22).pieces[0].words.strip() == "indented"
