"""What is new between two snapshots, and what is seen to move because of it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training.snapshot import Agent, Snapshot, Transition
from playground.ui.board.scene import Drop
from playground.ui.board.viewport import Viewport
from playground.ui.stage.estimates import drawn_of
from playground.ui.stage.motion import (
    BREATH,
    NUDGE,
    TOGETHER,
    BoardMotion,
    Marks,
    OverlaySet,
    drops_of,
    meaningful_overlays,
    new_transitions,
)  # fmt: skip
from playground.world.grid import Cell
from playground.world.library import find


def steps(count: int) -> tuple[Transition, ...]:
    """So many equal bumps: the hardest to tell apart."""
    return (Transition(0, 0, -1.0, 0, False, False, "me"),) * count


@pytest.fixture
def begun(snapshot_of: Callable[..., Snapshot]) -> Snapshot:
    return replace(snapshot_of(find("corridor")), agent=Agent(0, 0, 0.0, 0.0), last=())


def at(snapshot: Snapshot, last: tuple[Transition, ...], step: int, state: int = 0) -> Snapshot:
    return replace(snapshot, last=last, agent=Agent(state, step, 0.0, 0.0), driver="me")


@pytest.mark.parametrize(
    ("before", "after", "count"), ((0, 1, 1), (1, 2, 1), (3, 5, 2), (255, 256, 1)), ids=("first", "second", "two", "full")
)
def test_as_many_are_new_as_happened(begun: Snapshot, before: int, after: int, count: int) -> None:
    older = at(begun, tuple(Transition(0, n % 2, float(n), 0, False, False, "me") for n in range(before)), before)
    newer = at(begun, tuple(Transition(0, n % 2, float(n), 0, False, False, "me") for n in range(after)), after)
    assert len(new_transitions(older, newer)) == count


def test_equal_steps_are_told_apart_by_the_mouse_having_moved_on(begun: Snapshot) -> None:
    assert len(new_transitions(at(begun, steps(5), 5), at(begun, steps(6), 6))) == 1
    same = at(begun, steps(5), 5)
    assert new_transitions(same, replace(same, number=9)) == ()


def test_a_rush_is_cut(begun: Snapshot) -> None:
    rush = tuple(Transition(0, 0, float(n), 0, False, False, "learner") for n in range(200))
    assert len(new_transitions(at(begun, (), 0), at(begun, rush, 200))) > TOGETHER


def test_a_mouse_that_bumps_runs_against_the_wall_and_is_back_where_it_was(begun: Snapshot) -> None:
    stage = BoardMotion()
    stage.see(begun, 0.0)
    bumped = Transition(0, begun.mdp.actions.index("left"), -1.0, 0, False, False, "me")
    after = at(begun, (bumped,), 1)
    stage.see(after, 1.0)
    seen = [stage.scene(space_of(after), shown_of(after), view_of(after), marks(), now).agent for now in (1.0, 1.065, 1.13)]
    assert seen[0] == (0.0, 0.0) and seen[1] == pytest.approx((0.0, -NUDGE)) and seen[2] == pytest.approx((0.0, 0.0), abs=1e-9)
    calm = space_of(after)
    calm = replace(calm, preferences=replace(calm.preferences, reduced_motion=True))
    assert stage.scene(calm, shown_of(after), view_of(after), marks(), 1.065).agent == (0.0, 0.0)


def test_a_step_makes_a_reward_rise_and_the_mouse_walk(begun: Snapshot) -> None:
    stage = BoardMotion()
    stage.see(begun, 0.0)
    walked = Transition(0, begun.mdp.actions.index("right"), -1.0, 1, False, False, "me")
    after = at(begun, (walked,), 1, 1)
    stage.see(after, 1.0)
    scene = stage.scene(space_of(after), shown_of(after), view_of(after), marks(), 1.05)
    assert [each.reward for each in scene.floats] == [-1.0]
    assert scene.agent is not None
    assert 0.0 < scene.agent[1] < 1.0
    assert stage.moving(scene)
    later = stage.scene(space_of(after), shown_of(after), view_of(after), marks(), 9.0)
    assert later.floats == ()
    assert later.agent is not None
    assert later.agent[1] == 1.0
    assert not stage.moving(later)


def space_of(snapshot: Snapshot) -> Any:
    from playground.edit.history import History
    from playground.ui.documents import Document
    from playground.ui.workspace import Workspace

    return Workspace(Document(snapshot.level), History(snapshot.level), snapshot)


def shown_of(snapshot: Snapshot, *ids: str) -> OverlaySet:
    return OverlaySet(drawn_of(snapshot), frozenset(ids) or space_of(snapshot).look.overlays)


def view_of(snapshot: Snapshot) -> Any:
    import pygame

    from playground.ui.board.viewport import Viewport

    return Viewport(pygame.Rect(0, 0, 400, 200), snapshot.level.height, snapshot.level.width)


def marks() -> Any:
    from playground.ui.stage.motion import Marks

    return Marks()


def test_noughts_do_not_hide_the_level_before_anything_was_learned(begun: Snapshot) -> None:
    nothing = {field: array * 0 for field, array in begun.fields.items()}
    assert [each.id for each in meaningful_overlays(shown_of(begun))] == ["values", "thread", "arrows"]
    assert meaningful_overlays(shown_of(replace(begun, fields=nothing))) == ()
    hopeful = {**nothing, Field.V: nothing[Field.V] + 5.0}
    assert [each.id for each in meaningful_overlays(shown_of(replace(begun, fields=hopeful)))] == ["values"]
    foggy = shown_of(replace(begun, fields=nothing), "fog", "visits")
    assert [each.id for each in meaningful_overlays(foggy)] == ["fog"]


@pytest.mark.parametrize(("pace", "driver", "seen"), [(8.0, "learner", 1), (2.0, "learner", 2), (8.0, "me", 2)])
def test_rewards_do_not_pile_up_where_it_goes_fast(begun: Snapshot, pace: float, driver: str, seen: int) -> None:
    stage, lived = BoardMotion(), tuple(Transition(n, 1, -1.0 - n, n + 1, False, False, driver) for n in range(2))
    stage.see(begun, 0.0)
    for count in (1, 2):
        after = replace(at(begun, lived[:count], count, count), per_second=pace, driver=driver)
        stage.see(after, 0.1 * count)
    floats = stage.scene(space_of(after), shown_of(after), view_of(after), marks(), 0.25).floats
    assert len(floats) == seen
    assert floats[-1].reward == -2.0


def test_a_backup_is_a_drop_on_its_cell_and_a_sweep_is_none(
    level_of: Callable[..., Any], snapshot_of: Callable[..., Snapshot]
) -> None:
    """Blue where it lowers the value, orange where it lifts it; more than three at once are not drops."""
    level = level_of("S..G")
    before = snapshot_of(level, {Field.V: np.zeros(4)})
    moved = np.array([0.0, 0.5, 0.2, 0.0])
    after = replace(
        before, units=before.units + 1, moved=moved, fields={**before.fields, Field.V: np.array([0.0, 0.5, -0.2, 0.0])}
    )
    assert drops_of(before, after, 7.0) == (Drop(Cell(0, 1), True, 7.0), Drop(Cell(0, 2), False, 7.0))
    assert drops_of(None, after, 7.0) == () and drops_of(after, after, 7.0) == ()
    assert drops_of(before, replace(after, moved=np.ones(4)), 7.0) == ()


def test_a_mouse_at_rest_breathes_and_stays_in_its_cell(
    level_of: Callable[..., Any], snapshot_of: Callable[..., Snapshot]
) -> None:
    space = space_of(replace(snapshot_of(level_of("S..G")), agent=Agent(0, 0, 0.0, 0.0), last=()))
    motion, view = BoardMotion(), Viewport((0, 0, 100, 100), 1, 4)
    scenes = [
        motion.scene(space, OverlaySet(drawn_of(space.snapshot), frozenset()), view, Marks(), now) for now in (0.0, 0.3, 0.6)
    ]
    assert (
        all(scene.agent == (0.0, 0.0) for scene in scenes) and scenes[0].lift == 0.0 < scenes[1].lift < scenes[2].lift <= BREATH
    )
    calm = replace(space, preferences=replace(space.preferences, reduced_motion=True))
    assert motion.scene(calm, OverlaySet(drawn_of(space.snapshot), frozenset()), view, Marks(), 0.6).lift == 0.0
