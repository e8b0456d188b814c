"""Runs that are given up and come back: Reset and its undo, and what is said when a level's last run returns."""

from dataclasses import replace
from types import MappingProxyType

from playground.plurals import counted
from playground.training.first_sight import still
from playground.training.snapshot import Snapshot
from playground.ui.aspects import GivenUp
from playground.ui.branch_shown import on_its_branch
from playground.ui.workspace import Workspace

ANEW = "A new run begins. Ctrl Z brings the last one back."


def begun_anew(workspace: Workspace) -> Workspace:
    """The workspace with a new, resting run in place of the one that a person gives up; undo brings that back."""
    after = replace(workspace, brain=replace(workspace.brain, running=False)).begun()
    lost = workspace.snapshot.units > 0 or workspace.snapshot.lived > 0
    if not workspace.brain.keeps or not (lost or gave_up(workspace)):
        return after
    after = replace(after, given_up=GivenUp(after.runs, workspace.history))
    return after.say(ANEW) if lost else after


def afresh(workspace: Workspace) -> Workspace:
    """A workspace that shows nothing but the person's own level, with a new run of their learner in place of the one before."""
    own = workspace.aside or workspace
    brain = replace(own.brain, running=False, keeps=True)
    shown = Workspace(own.document, own.history, still(own.history.level), brain=brain, kept=own.kept)
    fresh = replace(shown, preferences=workspace.preferences, learners=workspace.learners, runs=workspace.runs)
    fresh = replace(fresh, occasion=workspace.occasion)
    begun = fresh.enter(fresh.mode).begun()
    return replace(begun, given_up=GivenUp(begun.runs, own.history))


def gave_up(workspace: Workspace) -> bool:
    """Whether giving up a run was the last thing that a person did to the level or its run."""
    given_up = workspace.given_up
    return given_up is not None and given_up.run == workspace.runs and given_up.history is workspace.history


def with_last_run(workspace: Workspace) -> Workspace:
    """The workspace with the last run of the level in place of this one, which is then the last."""
    return replace(workspace, brain=replace(workspace.brain, running=False), given_up=None).begun(resumes=True)


def after_news(workspace: Workspace, before: Snapshot) -> Workspace:
    """The workspace after a newer snapshot: with what is to be said of the level's last run, and where it is back, with its
    learner, its dials and its seed; where the run went over to another branch, with the dials and the level of that.
    """
    snapshot, workspace = workspace.snapshot, on_its_branch(workspace, before)
    news = snapshot.returned
    if news is None or (snapshot.run, news) == (before.run, before.returned):
        return workspace
    if not news.back:
        return workspace.say(news.words, "error") if news.words else workspace
    brain = workspace.brain
    settings = MappingProxyType({**brain.settings, snapshot.learner: snapshot.settings})
    brain = replace(brain, learner=snapshot.learner, settings=settings, seed=snapshot.seed)
    steps = counted(snapshot.units, "step")
    words = f"Your last run on this level is back ({steps} so far). Reset begins anew."
    return replace(workspace, brain=brain).say(words)
