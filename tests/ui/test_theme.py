import itertools

import pytest

from playground.ui import theme
from playground.ui.board.scale import contrast, luminance
from playground.ui.theme import Theme

GROUNDS = (theme.CARD, theme.GROUND, theme.HOVER, theme.PRESSED, theme.FIELD, theme.ACCENT_SOFT)


@pytest.mark.parametrize("ink", ["INK", "MUTED", "ACCENT", "EQUATION", "ERROR"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read_on_every_ground(ink, ground):
    assert contrast(getattr(theme, ink), ground) >= 4.5


@pytest.mark.parametrize(
    "ink, ground",
    [
        (theme.ON_ACCENT, theme.ACCENT),
        (theme.ON_ACCENT, theme.ACCENT_HOVER),
        (theme.ON_TOOLTIP, theme.TOOLTIP),
        (theme.ON_TOOLTIP, theme.ERROR),
        (theme.ACCENT_DARK, theme.ACCENT_SOFT),
        (theme.ERROR, theme.ERROR_SOFT),
        (theme.INK, theme.SELECTION),
    ],
)
def test_text_on_colour_can_be_read(ink, ground):
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize(
    "mark, ground", [(theme.FOCUS, theme.CARD), (theme.SWITCH_OFF, theme.TRACK), (theme.ACCENT, theme.TRACK)]
)
def test_what_tells_a_state_stands_out(mark, ground):
    assert contrast(mark, ground) >= 3.0


@pytest.mark.parametrize("scale", theme.SCALES)
def test_every_length_grows_with_the_scale(scale):
    plain, grown = Theme(), Theme(scale=scale)
    names = [name for name, value in vars(Theme).items() if isinstance(value, theme._Length)]
    assert len(names) > 20
    for name in names:
        assert getattr(grown, name) == pytest.approx(getattr(plain, name) * scale, abs=1)


def test_a_length_is_never_lost_to_rounding():
    assert Theme(scale=1.0).px(0.3) == 1
    assert Theme().px(0) == 0
    assert Theme().px(-3) == -3


def test_lines_are_higher_than_their_letters():
    for style in theme.STYLES:
        assert Theme().line_of(style) > Theme().text_size(style)


def _seen(colour, matrix):
    linear = [(part / 255) ** 2.2 for part in colour]
    return [sum(weight * part for weight, part in zip(row, linear, strict=True)) for row in matrix]


# Viénot, Brettel & Mollon (1999): what is left of red, green and blue (linear) without the long or the middle cones.
PROTAN = ((0.112, 0.888, 0.0), (0.112, 0.888, 0.0), (0.004, -0.004, 1.0))
DEUTAN = ((0.292, 0.708, 0.0), (0.292, 0.708, 0.0), (-0.022, 0.022, 1.0))
SAME = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


@pytest.mark.parametrize("eye", [SAME, PROTAN, DEUTAN], ids=["all cones", "no red", "no green"])
def test_every_eye_tells_the_values_apart(eye):
    seen = [_seen(stop, eye) for stop in theme.VALUE_STOPS]
    for one, other in itertools.combinations(seen, 2):
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) > 0.03


def test_both_ends_are_darker_than_the_middle_step_by_step():
    light = [luminance(stop) for stop in theme.VALUE_STOPS]
    middle = len(light) // 2
    assert light[: middle + 1] == sorted(light[: middle + 1])
    assert light[middle:] == sorted(light[middle:], reverse=True)
