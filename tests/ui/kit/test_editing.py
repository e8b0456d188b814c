import pygame
import pytest

from playground.ui.kit import clipboard
from playground.ui.kit.editing import LONGEST, Editor


def key(key, mod=0):
    return pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0)


def editor(text, caret, anchor=None):
    return Editor(text, caret, caret if anchor is None else anchor)


CTRL, SHIFT = pygame.KMOD_LCTRL, pygame.KMOD_LSHIFT


@pytest.mark.parametrize(
    "start, pressed, text, caret, anchor",
    [
        (editor("abc", 1), key(pygame.K_RIGHT), "abc", 2, 2),
        (editor("abc", 0), key(pygame.K_LEFT), "abc", 0, 0),
        (editor("abc", 3), key(pygame.K_RIGHT), "abc", 3, 3),
        (editor("abc", 1), key(pygame.K_RIGHT, SHIFT), "abc", 2, 1),
        (editor("abc", 2, 0), key(pygame.K_LEFT), "abc", 0, 0),
        (editor("abc", 0, 2), key(pygame.K_RIGHT), "abc", 2, 2),
        (editor("abc", 1), key(pygame.K_HOME), "abc", 0, 0),
        (editor("abc", 1), key(pygame.K_END, SHIFT), "abc", 3, 1),
        (editor("abc", 2), key(pygame.K_BACKSPACE), "ac", 1, 1),
        (editor("abc", 1), key(pygame.K_DELETE), "ac", 1, 1),
        (editor("abc", 0), key(pygame.K_BACKSPACE), "abc", 0, 0),
        (editor("abc", 3, 1), key(pygame.K_DELETE), "a", 1, 1),
        (editor("one two  three", 14), key(pygame.K_LEFT, CTRL), "one two  three", 9, 9),
        (editor("one two  three", 4), key(pygame.K_RIGHT, CTRL), "one two  three", 9, 9),
        (editor("one two", 7), key(pygame.K_BACKSPACE, CTRL), "one ", 4, 4),
        (editor("abc", 1), key(pygame.K_a, CTRL), "abc", 3, 0),
        (editor("abc", 1), key(pygame.K_F5), "abc", 1, 1),
    ],
)
def test_a_key_moves_selects_or_removes(start, pressed, text, caret, anchor):
    start.key(pressed)
    assert (start.text, start.caret, start.anchor) == (text, caret, anchor)


def test_words_replace_the_selection_and_stay_one_line():
    line = editor("abcd", 3, 1)
    line.insert("X\nY\tZ\x00\ud800")
    assert line.text == "aX Y Zd"
    assert line.caret == 6


def test_it_does_not_grow_for_ever():
    line = editor("", 0)
    line.insert("a" * (LONGEST + 50))
    line.insert("b")
    assert line.text == "a" * LONGEST


def test_another_text_keeps_the_caret_within():
    line = editor("abcdef", 6, 2)
    line.load("ab")
    assert (line.caret, line.anchor) == (2, 2)


def test_pasting_what_cannot_be_read_pastes_nothing(monkeypatch):
    def broken():
        raise pygame.error("no clipboard")

    monkeypatch.setattr(pygame.scrap, "get_text", broken)
    monkeypatch.setattr(pygame.scrap, "put_text", lambda words: broken())
    assert clipboard.get() == ""
    assert clipboard.put("x") is False
