"""What of the fields is shown, and which actions are chosen."""

from collections.abc import Callable

import numpy as np
import pygame

from playground.learning.learner import Field
from playground.training.snapshot import Snapshot
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import chosen, coded, fingerprint, largest, speaking, window
from playground.ui.stage.estimates import drawn_of
from playground.world import Level

ROWS = "S.#G\n~XO.\nP..O"


def test_estimates_are_shown_where_one_can_stand_and_choose(
    level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]
) -> None:
    snapshot = snapshot_of(level_of(ROWS))
    seen = window(drawn_of(snapshot), Viewport(pygame.Rect(0, 0, 400, 300), 3, 4))
    shown = ["".join("x" if cell else "." for cell in row) for row in seen.shown]
    assert shown == ["xx..", ".xxx", ".xxx"]  # neither wall, goal and pit, nor the cliff that sends on at once
    assert speaking(snapshot.level, snapshot.mdp).sum() == 8


def test_a_window_is_the_visible_part(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of(level_of("\n".join(["S" + "." * 19] * 20)))
    view = Viewport(pygame.Rect(0, 0, 100, 100), 20, 20, zoom=8.0, centre=(10.0, 5.0))
    seen, (r0, r1, c0, c1) = window(drawn_of(snapshot), view), view.visible()
    assert seen.states.shape == (r1 - r0, c1 - c0)
    assert seen.states.tolist() == snapshot.mdp.state_at()[r0:r1, c0:c1].tolist()


def test_all_ties_are_chosen_and_nothing_where_nothing_was_learned(
    level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]
) -> None:
    level = level_of("...\n.S.\n..X")
    q = np.zeros((9, 4))
    visits = np.zeros((9, 4))
    q[4] = [0.5, 0.5 + 1e-12, 0.4, 0.5]
    visits[4, 2] = 1
    q[0] = [1, 2, 3, 4]
    q[8], visits[8] = 1, 7
    snapshot = snapshot_of(level, {Field.Q: q, Field.VISITS: visits})
    at = snapshot.mdp.state_at()
    ties = chosen(drawn_of(snapshot), np.array([at[1, 1], at[0, 0], at[2, 2]]))
    assert ties.tolist() == [[True, True, False, True], [False] * 4, [False] * 4]  # tried; never visited; an exit has no choice
    assert coded(ties).tolist() == [0b1011, 0, 0]


def test_forbidden_actions_are_never_chosen(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of(level_of("S.", '[rules]\nedges = "forbid"'), {Field.Q: np.array([[9.0, -1, 9, 9], [9, 9, 9, -1]])})
    assert coded(chosen(drawn_of(snapshot), np.array([0, 1]))).tolist() == [0b0010, 0b1000]


def test_a_policy_is_followed_where_there_is_no_q(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> None:
    whole = snapshot_of(level_of("S."), {Field.POLICY: np.array([[0.1, 0.6, 0.1, 0.2], [0.25] * 4])})
    fields = {field: array for field, array in whole.fields.items() if field is not Field.Q}
    snapshot = type(whole)(**{**whole.__dict__, "fields": fields})
    assert coded(chosen(drawn_of(snapshot), np.array([0, 1]))).tolist() == [0b0010, 0b1111]


def test_what_is_no_number_is_not_liked(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> None:
    q = np.array([[np.nan, -np.inf, 3.0, np.nan], [np.inf, 1.0, np.inf, -np.inf]])
    assert coded(chosen(drawn_of(snapshot_of(level_of("S."), {Field.Q: q})), np.array([0, 1]))).tolist() == [0b0100, 0b0101]


def test_the_largest_is_that_of_the_last_axis() -> None:
    values = np.array([[[1.0, 3.0, -2.0], [-np.inf, -5.0, -4.0]]])
    assert largest(values).tolist() == [[3.0, -4.0]]
    assert values[0, 0].tolist() == [1.0, 3.0, -2.0], "its argument is as it was"
    assert np.isnan(largest(np.array([1.0, np.nan])))


def test_a_fingerprint_changes_with_the_numbers_and_only_with_them(
    level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]
) -> None:
    snapshot = snapshot_of(level_of("S."))
    same = type(snapshot)(**{**snapshot.__dict__, "number": 9, "units": 77, "fields": dict(snapshot.fields)})
    other = type(snapshot)(**{**snapshot.__dict__, "fields": {**snapshot.fields, Field.V: np.array([0.0, 1e-9])}})
    assert fingerprint(drawn_of(snapshot), Field.V) == fingerprint(drawn_of(same), Field.V)
    assert fingerprint(drawn_of(snapshot), Field.V) != fingerprint(drawn_of(other), Field.V)
    assert fingerprint(drawn_of(snapshot), Field.Q) == fingerprint(drawn_of(other), Field.Q)
