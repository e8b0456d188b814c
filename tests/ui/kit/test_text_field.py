import pygame
import pytest

from playground.ui.drawing import fonts
from playground.ui.kit import clipboard

RECT = pygame.Rect(100, 100, 300, 40)


@pytest.fixture
def field(hands):
    def make(value="", **more):
        held = [value]

        def draw(ui):
            held[0] = ui.text("name", RECT, held[0], **more)
            ui.button("other", pygame.Rect(100, 200, 100, 44), "Other")

        played = hands(draw)
        played.held = held
        return played

    return make


def test_what_is_typed_after_a_click_stands_in_the_field(field):
    played = field()
    played.click("name")
    played.type("Höhle π")
    assert played.held[0] == "Höhle π"
    assert played.node("name").value == "Höhle π"


def test_while_it_is_typed_in_letters_and_arrows_are_not_the_apps(field):
    played = field()
    played.click("name")
    played.type("ab ")
    for key in (pygame.K_LEFT, pygame.K_UP, pygame.K_BACKSPACE):
        played.key(key)
    assert played.keys == []
    assert played.ui.captured
    played.key(pygame.K_s, pygame.KMOD_LCTRL)
    assert played.keys == [pygame.K_s]


def test_enter_esc_and_a_click_elsewhere_end_it(field):
    played = field()
    for end in (lambda: played.key(pygame.K_RETURN), lambda: played.key(pygame.K_ESCAPE), lambda: played.click_at((700, 500))):
        played.click("name")
        assert played.ui.captured
        end()
        assert not played.ui.captured
    assert played.keys == []


def test_tab_selects_all_so_that_typing_replaces_it(field):
    played = field("old")
    played.tab()
    played.type("new")
    assert played.held[0] == "new"


def test_the_caret_goes_where_the_mouse_points(field):
    played = field("abcdef")
    size = played.ui.theme.text_size("text")
    x = RECT.left + played.ui.theme.inset + fonts.width("abc", "text", size)
    played.click_at((x, RECT.centery))
    played.type("X")
    assert played.held[0] == "abcXdef"


def test_a_drag_selects(field):
    played = field("abcdef")
    left = RECT.left + played.ui.theme.inset
    played.drag((left, RECT.centery), (left + 250, RECT.centery))
    played.type("z")
    assert played.held[0] == "z"


def test_copy_cut_and_paste_go_through_the_clipboard(field, monkeypatch):
    copied = []
    monkeypatch.setattr(clipboard, "put", copied.append)
    monkeypatch.setattr(clipboard, "get", lambda: "one\ntwo\x00")
    played = field("word")
    played.tab()
    played.key(pygame.K_c, pygame.KMOD_LCTRL)
    played.key(pygame.K_x, pygame.KMOD_LCTRL)
    assert copied == ["word", "word"]
    assert played.held[0] == ""
    played.key(pygame.K_v, pygame.KMOD_LCTRL)
    assert played.held[0] == "one two"


def test_an_error_is_shown_while_it_is_typed_in(field):
    played = field(error="A name is needed.")
    assert played.ids("error") == []
    played.click("name")
    assert played.node("error").label == "A name is needed."
    assert not played.node("error").rect.colliderect(RECT)


def test_a_value_from_outside_replaces_what_stands_there(field):
    played = field("abc")
    played.click("name")
    played.held[0] = "x"
    played.frames(1)
    played.type("y")
    assert played.held[0] == "xy"


def test_very_long_text_is_held_and_its_end_can_be_seen(field):
    played = field("m" * 9_000)
    played.tab()
    played.key(pygame.K_END)
    played.type("!")
    assert played.held[0].endswith("m!")
