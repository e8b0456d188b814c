import ast
from pathlib import Path

import pygame
import pytest

from playground.ui import theme
from playground.ui.drawing import fonts, system_fonts
from playground.ui.drawing.formulas import scripts
from playground.ui.drawing.store import store

ROOT = Path(__file__).resolve().parents[3]
SIGNS = "αγελθδπΣΔ√∞≈≤≥±−×·…←→↑↓•–—“”é"


@pytest.fixture(autouse=True)
def _fresh(monkeypatch):
    """As on a machine without fonts of its own."""
    pygame.font.init()
    monkeypatch.setattr(system_fonts, "the_system", system_fonts.SystemFonts(()))
    fonts._drawer.cache_clear()
    fonts.forget()
    yield
    fonts._drawer.cache_clear()
    fonts.forget()


def test_letters_that_no_font_draws_are_told_in_words():
    assert fonts._runs("迷宮 für 🐭 λ", "text") == fonts._runs("‹Chinese› für ‹mouse face› λ", "text")
    assert fonts.width("迷宮", "heading", 20) == fonts.width("‹Chinese›", "heading", 20)
    assert fonts._runs("\ue000", "text")[0][0] == fonts.MISSING


def test_a_long_title_of_them_is_cut_like_any_other():
    shown, _ = fonts.fitted("迷宮 " * 40, "text", 20, 200)
    assert shown.endswith(fonts.ELLIPSIS)
    assert fonts.width(shown, "text", 20) <= 200


@pytest.fixture
def no_packages(monkeypatch):
    """As if no font package were installed."""
    for cached in (fonts.font_file, fonts._characters_in, fonts._drawer):
        cached.cache_clear()
    monkeypatch.setattr(fonts, "_FILES", dict.fromkeys(fonts._FILES, ("no_such_package", "none.ttf")))
    fonts.forget()
    yield
    for cached in (fonts.font_file, fonts._characters_in, fonts._drawer):
        cached.cache_clear()
    fonts.forget()


@pytest.mark.parametrize("face", fonts._FACES)
@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_that_the_screen_uses_has_a_font(face, sign):
    assert fonts._drawer(face, sign) >= 0


def own_words():
    """(place, words) of everything that the program may show: the strings of its code, its levels and lessons."""
    for path in sorted((ROOT / "playground").rglob("*.py")):
        if "cli" not in path.parts:  # what is printed is drawn by the terminal
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield path.name, node.value
    for path in [*sorted((ROOT / "levels").rglob("*.toml")), *sorted((ROOT / "playground").rglob("*.toml"))]:
        yield path.name, path.read_text(encoding="utf-8")


@pytest.mark.parametrize("face", fonts._FACES)
def test_every_character_of_the_programs_own_words_can_be_drawn(face):
    signs = {(sign, place) for place, words in own_words() for sign in words if not sign.isascii()}
    signs = {(sign, place) for sign, place in signs if fonts.clean(sign).strip() and fonts.clean(sign) != fonts.MISSING}
    assert ("₁", "dials.py") in signs
    signs = {(script.words, place) for sign, place in signs for script in scripts(sign)}
    boxes = {(sign, place) for sign, place in signs if fonts._drawer(face, sign) < 0 and not fonts._is_composed(face, sign)}
    assert boxes == set()


def ink(words):
    """The rectangle of what is drawn of some words."""
    return fonts.text(words, "text", 40, (0, 0, 0)).get_bounding_rect()


@pytest.mark.parametrize("formula", ["V_1", "V₁"])
def test_a_subscript_is_a_smaller_digit_set_lower(formula):
    alone, small = ink("V1"), ink(formula)
    assert fonts.width(formula, "text", 40) == fonts.width("V", "text", 40) + fonts.width("1", "text", 28)
    assert small.bottom > alone.bottom
    assert small.bottom <= fonts.height("text", 40)


@pytest.mark.parametrize("formula", ["γ^2", "γ²"])
def test_a_superscript_is_a_smaller_digit_set_higher_and_stays_in_the_line(formula):
    assert fonts.width(formula, "text", 40) == fonts.width("γ", "text", 40) + fonts.width("2", "text", 28)
    assert 0 < ink(formula).top < ink("γ").top
    assert ink(formula).bottom == ink("γ").bottom


def test_a_superscript_over_a_subscript_takes_no_room_of_its_own():
    assert fonts.width("Q_π^2(s)", "text", 40) == fonts.width("Q_π(s)", "text", 40)


def test_what_is_typed_stands_as_it_was_typed():
    assert fonts.width("V_π", "typed", 40) == sum(fonts.width(letter, "typed", 40) for letter in "V_π")
    assert fonts.text("V_π", "typed", 40, (0, 0, 0)).get_width() > fonts.text("V_π", "text", 40, (0, 0, 0)).get_width()


def test_a_line_is_not_cut_in_the_middle_of_a_script():
    for room in range(20, fonts.width("R_{t+1} + R_{t+2}", "text", 16)):
        shown, _ = fonts.fitted("R_{t+1} + R_{t+2}", "text", 16, room)
        assert "{" not in shown.replace("R_{t+1}", "").replace("R_{t+2}", "")
        assert "_…" not in shown


def test_a_slanting_arrow_and_nabla_are_turned_within_their_cell():
    assert fonts.width("∇", "text", 40) == fonts.width("Δ", "text", 40)
    assert ink("∇").size == ink("Δ").size
    across = ink("→")
    for sign in "↖↗↘↙":
        assert ink(sign).width == pytest.approx(ink(sign).height, abs=3)
        assert across.height < ink(sign).height < across.width
    picture = fonts.text("↗", "text", 40, (0, 0, 0))
    x, y, width, height = picture.get_bounding_rect()
    corner = pygame.Rect(x + width * 3 // 4, y, width // 4, height // 4)
    assert pygame.mask.from_surface(picture.subsurface(corner)).count() > 5  # its head
    opposite = pygame.Rect(x, y, width // 4, height // 4)
    assert pygame.mask.from_surface(picture.subsurface(opposite)).count() == 0


def test_a_line_is_drawn_by_the_first_font_that_has_each_character():
    assert fonts._runs("α = 0.5", "text") == [("α ", 1), ("= 0.5", 0)]


def test_the_drawn_width_is_the_measured_width():
    for words in ("Learning rate α", "Q ← Q + α (R + γ max Q − Q)", "First guess Q₁ ∇ ↗", "日本 😀", "v_{π_{k+1}}^2 ≥ γ^k"):
        assert fonts.text(words, "text", 16, (0, 0, 0)).get_width() == fonts.width(words, "text", 16)


def test_one_line_with_fallback_is_as_high_as_one_without():
    assert fonts.text("abc α", "text", 16, (0, 0, 0)).get_height() == fonts.text("abc", "text", 16, (0, 0, 0)).get_height()


@pytest.mark.parametrize(
    "words, shown",
    [
        ("a\x00b", "a□b"),
        ("\ud800", "□"),
        ("\u202eevil", "evil"),
        ("e\u0301", "e"),
        ("one\ntwo\tthree", "one two three"),
        ("π ≤ ∞", "π ≤ ∞"),
    ],
)
def test_what_cannot_be_drawn_is_left_out_or_boxed(words, shown):
    assert fonts.clean(words) == shown


def test_a_line_of_any_length_is_cut_to_one_that_can_be_drawn():
    assert len(fonts.clean("m" * 20_000)) == fonts.LONGEST + 1


@pytest.mark.parametrize("room", [0, 5, 20, 60, 150, 1000])
@pytest.mark.parametrize("words", ["Learning rate α", "Wwwwwwwwwwww", "x", "two words"])
def test_what_is_fitted_fits(words, room):
    shown, size = fonts.fitted(words, "text", 16, room)
    assert fonts.width(shown, "text", size) <= room
    assert shown in ("", words) or shown.endswith(fonts.ELLIPSIS)


def test_a_line_is_set_smaller_before_it_is_cut():
    whole = fonts.width("Learning rate", "text", 16)
    assert fonts.fitted("Learning rate", "text", 16, whole) == ("Learning rate", 16)
    assert fonts.fitted("Learning rate", "text", 16, whole - 3) == ("Learning rate", round(16 * theme.SHRINK))
    shown, size = fonts.fitted("Learning rate", "text", 16, whole // 2)
    assert size == round(16 * theme.SHRINK)
    assert shown.startswith("Learn")


def test_words_are_kept_within_the_budget(monkeypatch):
    store.clear()
    monkeypatch.setattr(store, "budget", 4 << 20)
    for number in range(60):
        fonts.text(f"A line with the number {number}", "title", 60, (0, 0, 0))
    assert 2 << 20 < store.bytes <= store.budget
    assert len(store) < 60
    store.clear()


def test_without_font_packages_there_is_still_text(no_packages):
    for style in theme.STYLES:
        assert fonts.text("Learning rate α", style, 20, (0, 0, 0)).get_width() > 20


def test_words_are_drawn_again_after_pygame_was_closed():
    before = fonts.text("Hello", "text", 16, (0, 0, 0)).get_size()
    pygame.font.quit()
    pygame.font.init()
    assert fonts.text("Hello again", "text", 16, (0, 0, 0)).get_width() > before[0]
    pygame.font.quit()
    assert fonts.width("Hello for the third time", "text", 16) > before[0]


def test_no_font_package_is_imported():
    import sys

    assert "fontpkg_comfortaa" not in sys.modules
    assert "pkg_resources" not in sys.modules
