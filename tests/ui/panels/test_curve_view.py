"""Which part of the curve is seen: zoomed around a place, panned no further than there is a curve, all of it again."""

import pytest

from playground.ui.panels.curve_view import CurveView

LOW, HIGH = 1.0, 101.0


def test_all_of_it_follows_the_end():
    assert CurveView().ends(LOW, HIGH) == (1.0, 101.0)
    assert CurveView().ends(LOW, 500.0) == (1.0, 500.0)


def test_zooming_keeps_what_is_under_the_pointer():
    view = CurveView().zoomed(LOW, HIGH, 0.25, 2.0)
    assert view.ends(LOW, HIGH) == (13.5, 63.5)
    assert 13.5 + 0.25 * 50 == 1.0 + 0.25 * 100


def test_zooming_at_the_right_end_goes_on_following_it():
    view = CurveView().zoomed(LOW, HIGH, 1.0, 4.0)
    assert view == CurveView(first=76.0)
    assert view.ends(LOW, 201.0) == (76.0, 201.0)


def test_farther_than_all_is_all():
    assert CurveView(first=76.0).zoomed(LOW, HIGH, 0.5, 0.01).whole


@pytest.mark.parametrize(("share", "ends"), ((-0.5, (41.0, 61.0)), (-9.0, (1.0, 21.0)), (9.0, (81.0, 101.0))))
def test_panning_ends_where_the_curve_does(share, ends):
    assert CurveView(first=51.0, last=71.0).panned(LOW, HIGH, share).ends(LOW, HIGH) == ends


def test_a_part_that_is_no_longer_there_is_not_seen():
    """A new run begins anew, with a short curve."""
    first, last = CurveView(first=500.0, last=900.0).ends(1.0, 3.0)
    assert (first, last) == (1.0, 3.0)


def test_nothing_is_nearer_than_two():
    first, last = CurveView().zoomed(LOW, HIGH, 0.5, 1e9).ends(LOW, HIGH)
    assert last - first == 2.0
