"""An episode as pictures of even sizes."""

import numpy as np

from playground.ui.board.picture import picture
from playground.ui.board.replay import replay
from playground.world import compile_mdp, parse_level


def test_one_picture_for_each_state_and_all_sizes_are_even() -> None:
    level = parse_level('map = """\nS.G\n"""\n')
    mdp = compile_mdp(level)
    right = mdp.actions.index("right")
    frames = list(replay(level, mdp, [(0, -1), (1, right), (2, right)]))
    assert len(frames) == 3 and all(size % 2 == 0 for frame in frames for size in frame.shape[:2])
    for frame, state, action in zip(frames, (0, 1, 2), (None, right, right), strict=True):
        seen = picture(level, mdp, state, action)
        np.testing.assert_array_equal(frame[: seen.shape[0], : seen.shape[1]], seen)
    assert not np.array_equal(frames[0], frames[1])
