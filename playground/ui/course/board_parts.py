"""What a page's scene puts on the board beyond the mode that it lends: a policy's exact numbers, a second learner."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from playground.learning.learner import Field
from playground.lessons.lesson import PageScene
from playground.lessons.solved_level import OPTIMAL, TIES, SolvedLevel, solved
from playground.training.commands import Beside
from playground.training.first_sight import still
from playground.training.snapshot import Snapshot
from playground.ui.board.drawn import Drawn
from playground.ui.board.stamps import arrows_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import directions
from playground.ui.course.classroom import classroom
from playground.ui.course.own_worth import own_drawn, own_study
from playground.ui.kit import Ui
from playground.ui.stage.estimates import drawn_of, numbers
from playground.ui.stage.motion import OverlaySet
from playground.ui.stage.split import Split, pair
from playground.ui.workspace import Workspace
from playground.world.level import Level

Parts = Mapping[str, Callable[..., Any]]
"""Parts of a mode by their names."""
ARROWS = frozenset({"arrows", "policy"})
"""Overlays that draw a policy."""
OWN_WORTH = "worth"
"""The panel for which the person's own moves are solved."""
EXPLAINED = "why"
"""The mode whose explanations draw the scene's policy themselves."""


def board_parts(scene: PageScene) -> Parts:
    """The parts of a mode that a scene asks for, by their names; the widget of a task comes before them."""
    parts: dict[str, Callable[..., Any]] = {}
    if OWN_WORTH in scene.panels:
        parts |= {"study": own_study, "drawn": own_drawn}
    if scene.policy and scene.mode != EXPLAINED:
        parts |= {"drawn": _drawn, "over": _over}
    if scene.mode != EXPLAINED and (scene.policy or scene.reveals or scene.later):
        parts["overlays"] = _overlays
    if scene.beside and scene.mode != EXPLAINED:
        parts |= {"beside": _beside, "split": _split}
    return MappingProxyType(parts)


def _scene(workspace: Workspace) -> PageScene:
    page = classroom(workspace).open_page
    assert page is not None, "a scene stands on a page"
    return page.scene


@lru_cache(maxsize=4)
def _policy_drawn(snapshot: Snapshot, level: SolvedLevel, policy: str | tuple[str, ...]) -> Drawn:
    v, q = level.values(policy)
    drawn = numbers(snapshot, {Field.V: v, Field.Q: q, Field.POLICY: level.policy(policy)})
    return replace(drawn, keeps=True)  # its arrows are those of the policy, not of a look ahead


def _drawn(workspace: Workspace) -> Drawn:
    """V, Q and π of the scene's policy, exact, on the level as it stands now."""
    snapshot, policy = workspace.snapshot, _scene(workspace).policy
    level = solved(snapshot.level)
    if policy in (OPTIMAL, TIES) and level.optimum.message:  # there is no best policy whose numbers could be drawn
        return numbers(snapshot, {})
    return _policy_drawn(snapshot, level, policy)


def _over(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The policy's arrows in the agent's own cell once more, above the agent, which would hide them."""
    if not ARROWS.isdisjoint(_overlays(workspace)):
        draw_own_arrows(ui, view, workspace.snapshot, _drawn(workspace))
    return workspace


def draw_own_arrows(ui: Ui, view: Viewport, snapshot: Snapshot, drawn: Drawn) -> None:
    """Draws what a policy does in the agent's own cell, above the agent."""
    state, policy = snapshot.agent.state, drawn.fields.get(Field.POLICY)
    if policy is None:
        return
    pointing = tuple(way for way, chance in zip(directions(snapshot.mdp), policy[state], strict=True) if chance > 0.0)
    if pointing:
        with ui.clipped(view.rect):
            ui.surface.blit(arrows_stamp(pointing, view.cell_size), view.rect_of(snapshot.mdp.states[state].cell))


def _overlays(workspace: Workspace) -> frozenset[str]:
    """Those that are switched on; what comes later, or is all to be predicted, is there once the task is solved."""
    scene = _scene(workspace)
    if classroom(workspace).solved:
        return workspace.look.overlays | scene.later
    return frozenset() if scene.reveals else workspace.look.overlays


@lru_cache(maxsize=2)
def _nothing_yet(level: Level) -> Snapshot:
    """The second board until its learner has begun: the mouse at the start, and nothing learned."""
    return still(level)


def _beside(workspace: Workspace) -> Beside | None:
    """The scene's second learner; its dials of the same names are turned as the first one's."""
    spec = workspace.learners.get(_scene(workspace).beside)
    if spec is None:
        return None
    own, settings = workspace.settings, spec.settings()
    shared = {name: getattr(own, name) for name in vars(settings) if own is not None and hasattr(own, name)}
    return Beside(spec.id, spec.settings(**{**vars(settings), **shared}))


def _split(workspace: Workspace) -> Split | None:
    """Its board, right of the run's own."""
    spec, own = workspace.learners.get(_scene(workspace).beside), workspace.spec
    if spec is None or own is None:
        return None
    seen = workspace.snapshot.beside
    shown = _nothing_yet(workspace.snapshot.level) if seen is None or seen.learner != spec.id else seen
    return pair(shown, OverlaySet(drawn_of(shown), _overlays(workspace)), (f"**{own.title}**", f"**{spec.title}**"))
