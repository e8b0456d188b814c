"""Going in and out of the course: a page's scene is put on the window's stage, and what stood there before comes back."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from playground.lessons.control_rules import EVERYTHING
from playground.lessons.lesson import Lesson, PageScene
from playground.lessons.solved_level import solved
from playground.settings import tuned
from playground.training.commands import Step
from playground.training.drivers import Driver, PolicySource
from playground.ui.aspects import Aside, Look, RunRequest
from playground.ui.course.classroom import Classroom, classroom
from playground.ui.documents import Document
from playground.ui.explanations.expectation.explanation import Rollouts
from playground.ui.explanations.network.network_view import NetworkView
from playground.ui.panels.painting.painting import Painting
from playground.ui.panels.painting.panel import Policies
from playground.ui.workspace import Workspace
from playground.world.level import Level


def lent(workspace: Workspace, level: Level, brain: RunRequest, look: Look) -> Workspace:
    """With a level of the course on the stage; what the person had there is put aside, where it is not already."""
    aside = workspace.aside
    if aside is None:
        resting = replace(workspace.brain, running=False)
        own = workspace.document, workspace.history, resting, workspace.look
        aside = Aside(*own, by=Classroom, kept=workspace.kept, memories=workspace.memories)
    memories: Mapping[type, Any] = MappingProxyType({Classroom: classroom(workspace)})
    stage = replace(workspace, aside=aside, brain=brain, look=look, kept=(), memories=memories)
    return stage.on_stage(Document(level))


def brought_back(workspace: Workspace) -> Workspace:
    """With what stood in the window before the course, and its last run; the course keeps its place."""
    own = workspace.aside
    if own is None:
        return workspace
    back = workspace.unlent()
    brain = replace(own.brain, driver=own.brain.drivers.get(workspace.mode, own.brain.driver))
    level = replace(back, brain=brain).on_stage(own.document)
    return replace(level, history=own.history, look=own.look, runs=workspace.runs, outbox=workspace.outbox).begun(resumes=True)


def opened(workspace: Workspace, lesson: Lesson, page: int = 0) -> Workspace:
    """With a page of a lesson open; its run goes on where the page before had the same scene, and is done or began alike."""
    room = classroom(workspace)
    onward = room.solved and page > room.page
    before = room.open_page.scene if room.lesson is lesson and room.open_page is not None else None
    page = min(page, len(lesson.pages) - 1)
    scene = lesson.pages[page].scene
    workspace = workspace.remember(room.at(lesson, page))
    standing = before is not None and workspace.aside is not None and alike(before, scene, workspace.level)
    standing = standing and before is not None and (onward or before.lived == scene.lived)
    return replace(workspace, look=_look(workspace, scene)) if standing else staged(workspace, scene)


def alike(before: PageScene, scene: PageScene, level: Level) -> bool:
    """Whether the run of one scene can go on in the next: the same level, and it stands there now, and the same learner."""
    same = before.level == scene.level == level and before.learner == scene.learner and before.settings == scene.settings
    return same and (before.driver, before.seed, before.policy) == (scene.driver, scene.seed, scene.policy)


def _look(workspace: Workspace, scene: PageScene) -> Look:
    """How the board is looked at in a scene: its overlays, and for every reader the numbers that its words speak of."""
    return replace(workspace.look, overlays=scene.overlays, numbers=True, bound=None, controls=scene.controls)


def staged(workspace: Workspace, scene: PageScene) -> Workspace:
    """With a scene on the stage, and its run begun."""
    spec = workspace.learners.get(scene.learner)
    settings = {} if spec is None else {scene.learner: tuned(spec.settings(), scene.settings)}
    brain = replace(
        workspace.brain,
        keeps=False,
        learner=scene.learner,
        settings=MappingProxyType(settings),
        seed=scene.seed,
        driver=scene.driver,
        drivers=MappingProxyType({**workspace.brain.drivers, workspace.mode: scene.driver}),
        learning=scene.learning,
        pace=scene.pace,
    )
    stage = _painted(lent(workspace, scene.level, brain, _look(workspace, scene)), scene)
    begun = stage.run(True) if scene.running else stage
    return begun.send(Step(scene.lived)) if scene.lived else begun


def _painted(workspace: Workspace, scene: PageScene) -> Workspace:
    """With the policy of the scene in the explanations, as if a person had painted it."""
    workspace = workspace.remember(
        NetworkView(network="policy", map="policy", beside=scene.truth)
    )  # of two networks and many maps; a learner of values has no such ones
    if not scene.policy:
        return workspace
    level = solved(scene.level)
    policy = level.policy(scene.policy)
    painting = Painting(mdp=level.mdp, policy=policy, evaluated=policy)
    return workspace.remember(painting).remember(Policies(PolicySource.PAINTED)).remember(Rollouts(PolicySource.PAINTED))


def on_the_map(workspace: Workspace, level: Level) -> Workspace:
    """With no lesson open: the map of the course is the level, and the person drives the mouse from station to station."""
    workspace = workspace.remember(classroom(workspace).at(None))
    brain = replace(workspace.brain, driver=Driver.ME, running=False, keeps=False)
    return lent(workspace, level, brain, replace(workspace.look, overlays=frozenset(), bound=None, controls=EVERYTHING))


def begun_anew(workspace: Workspace) -> Workspace:
    """With the open page as it was when it was opened."""
    room = classroom(workspace)
    if room.lesson is None or room.open_page is None:
        return workspace
    return staged(workspace.remember(room.at(room.lesson, room.page)), room.open_page.scene)
