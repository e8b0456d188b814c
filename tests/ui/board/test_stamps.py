"""The small pictures of the overlays."""

import pygame
import pytest

from playground.ui.board.stamps import FOOT, LEAST_TEXT, UNDER, arrows_stamp, number_size, number_stamp, petal_stamp, text_stamp
from playground.ui.theme import INK
from playground.world.grid import MOVES

EIGHT = tuple(way for way in MOVES.values() if way != (0, 0))


def area(stamp: pygame.Surface) -> int:
    return pygame.mask.from_surface(stamp, 100).count()


@pytest.mark.parametrize("value", [0.123456, -0.05, -1.02, -13.37, 999.4, -123456.0, 1e300, float("inf"), float("nan")])
def test_a_number_is_never_wider_than_its_room(value: float) -> None:
    for room in (60, 40, 26, 18, 12, 7, 3):
        stamp = number_stamp(value, 12, room, INK)
        assert stamp is None or 0 < stamp.get_width() <= room
    assert number_stamp(value, 12, 200, INK) is not None


def test_less_room_means_fewer_digits() -> None:
    widths = [stamp.get_width() for room in (60, 26, 18) if (stamp := number_stamp(-1.234, 12, room, INK))]
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) > 1


def test_numbers_grow_with_their_cell_and_stay_readable() -> None:
    sizes = [number_size(cell) for cell in range(1, 200)]
    assert sizes == sorted(sizes)
    assert min(sizes) == LEAST_TEXT


@pytest.mark.parametrize("size", [7, 12, 29, 30, 64, 112])
def test_one_arrow_lies_on_its_line_and_every_tie_has_its_own(size: int) -> None:
    empty = area(arrows_stamp((), size))
    assert empty == 0
    for way in EIGHT:
        assert area(arrows_stamp((way,), size)) > 0
    pairs = {pygame.image.tobytes(arrows_stamp((one, other), size), "RGBA") for one in EIGHT for other in EIGHT if one < other}
    assert len(pairs) == 28
    assert area(arrows_stamp(((0, 0),), size)) > 0


def test_a_petal_covers_in_proportion_to_its_probability() -> None:
    quarter, whole = area(petal_stamp((0, 1), 0.25, 112)), area(petal_stamp((0, 1), 1.0, 112))
    assert 2.4 < whole / quarter < 4.6
    assert area(petal_stamp((0, 0), 1.0, 112)) > area(petal_stamp((0, 0), 0.25, 112))


def test_on_a_small_scale_no_number_is_cut_to_a_nought() -> None:
    assert number_stamp(-0.002, 12, 200, INK, places=4) is not None
    assert number_stamp(-0.002, 12, 26, INK, places=4) is None
    assert number_stamp(0.0, 12, 26, INK, places=4) is not None


@pytest.mark.parametrize("size", [30, 34, 44, 54, 90, 112])
@pytest.mark.parametrize("ways", [((1, 0),), ((1, 0), (0, 1)), ((-1, 0), (1, 0), (0, -1), (0, 1))])
def test_no_arrow_reaches_the_number_below_it(ways: tuple[tuple[int, int], ...], size: int) -> None:
    lowest = arrows_stamp(ways, size).get_bounding_rect(min_alpha=128).bottom
    number = text_stamp("0.00", number_size(size), (0, 0, 0))
    assert lowest <= size - round(size * FOOT) - UNDER - number.get_height()
