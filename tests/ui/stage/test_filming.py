"""The board over time as pictures: one of each moment, all of one size, with what was learned by then."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from playground.training.commands import Start, Step
from playground.training.session import Session
from playground.training.snapshot import Snapshot
from playground.ui.board.painter import overlays
from playground.ui.stage.filming import FOOT, MARGIN, board_frames
from playground.world import library


@pytest.fixture
def moments() -> list[Snapshot]:
    session = Session()
    session.obey(Start(library.find("corridor"), "q-learning", seed=1))
    taken = [session.snapshot()]
    for steps in (200, 2000):
        session.obey(Step(steps))
        while session.work(0.1):
            pass
        taken.append(session.snapshot())
    return taken


def test_every_moment_has_a_picture_of_one_size(moments: list[Snapshot]) -> None:
    level = moments[0].now
    pictures = list(board_frames(moments, [overlays()["values"]], cell=20))
    height, width = level.height * 20 + 2 * MARGIN + FOOT, level.width * 20 + 2 * MARGIN
    assert [picture.shape for picture in pictures] == [(height, width, 3)] * 3
    assert all(picture.dtype == np.uint8 for picture in pictures)
    assert len({picture.tobytes() for picture in pictures}) == 3


def test_the_same_moments_are_the_same_pictures(moments: list[Snapshot]) -> None:
    shown = [overlays()["values"], overlays()["arrows"]]
    first, second = ([picture.tobytes() for picture in board_frames(moments, shown)] for _ in range(2))
    assert first == second


def test_pictures_are_made_one_by_one(moments: list[Snapshot]) -> None:
    seen: list[int] = []

    def source() -> Iterator[Snapshot]:
        for number, moment in enumerate(moments):
            seen.append(number)
            yield moment

    pictures = board_frames(source(), [])
    next(pictures)
    assert seen == [0]


def test_a_level_that_changes_its_size_is_fitted_into_the_first_picture(moments: list[Snapshot]) -> None:
    other = Session()
    other.obey(Start(library.find("cliff-walking"), "q-learning", seed=1))
    pictures = list(board_frames([moments[0], replace(other.snapshot(), number=9)], [], cell=20))
    assert pictures[0].shape == pictures[1].shape
