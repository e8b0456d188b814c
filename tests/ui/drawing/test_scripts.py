import pytest

from playground.ui.drawing.scripts import MISSING, substitute


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("迷宮", "‹Chinese›"),
        ("迷路の猫", "‹Japanese›"),
        ("ネコ", "‹Japanese›"),
        ("미로", "‹Korean›"),
        ("ทาง", "‹Thai›"),
        ("ਪ", "‹Gurmukhi›"),
        ("🐭", "‹mouse face›"),
        ("🐭🐭🧀", "‹mouse face, cheese wedge›"),
        ("\ue000\ue001", MISSING * 2),
    ],
)
def test_letters_are_told_by_their_script_and_signs_by_their_name(text, words):
    assert substitute(text) == words
