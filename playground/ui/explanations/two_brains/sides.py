"""Which two learners are compared: one that learns values, and one that learns what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from playground.learning.learner import Field, LearnerSpec, Source
from playground.training.commands import Beside
from playground.training.snapshot import Snapshot
from playground.ui.workspace import Workspace


@dataclass(frozen=True)
class Pair:
    """other: the learner that was chosen to live beside the run's own, "" for its natural counterpart. spins: of the wheel."""

    other: str = ""
    spins: int = 0


def valued(spec: LearnerSpec) -> bool:
    """Whether it learns what moves are worth, and takes the largest."""
    return Field.Q in spec.fields and not spec.judges


def preferring(spec: LearnerSpec) -> bool:
    """Whether it learns what to do, without asking what a move is worth."""
    return Field.PREFERENCE in spec.fields


def fitting(learners: Mapping[str, LearnerSpec], of: LearnerSpec) -> tuple[LearnerSpec, ...]:
    """All learners of the other kind; none where it is of neither."""
    if not valued(of) and not preferring(of):
        return ()
    wanted = preferring if valued(of) else valued
    return tuple(spec for spec in learners.values() if wanted(spec))


def counterpart(learners: Mapping[str, LearnerSpec], of: LearnerSpec) -> LearnerSpec | None:
    """The natural one of the other kind: with a network where it has one, from experience, and as far along as it is.

    Of those that learn what to do it is the last (they stand in the order in which each betters the one before), of those that
    learn values the first whose targets take the largest.
    """
    known = [spec for spec in fitting(learners, of) if spec.source is Source.EXPERIENCE]
    alike = [spec for spec in known if spec.network == of.network] or known
    if not alike:
        return None
    return alike[-1] if valued(of) else next((spec for spec in alike if spec.bootstrap == "max"), alike[0])


def other(workspace: Workspace) -> LearnerSpec | None:
    """The learner that lives beside the run's own; None where that one is of neither kind, or not known yet."""
    spec, told = workspace.spec, workspace.recall(Pair)
    if spec is None:
        return None
    chosen = next((each for each in fitting(workspace.learners, spec) if each.id == told.other), None)
    return chosen or counterpart(workspace.learners, spec)


def beside(workspace: Workspace) -> Beside | None:
    """What is asked of the session."""
    spec = other(workspace)
    return None if spec is None else Beside(spec.id, workspace.brain.settings.get(spec.id))


def sides(workspace: Workspace) -> tuple[LearnerSpec, LearnerSpec] | None:
    """Who learns values and who learns what to do."""
    own, there = workspace.spec, other(workspace)
    if own is None or there is None:
        return None
    return (own, there) if valued(own) else (there, own)


def seen_of(workspace: Workspace, spec: LearnerSpec) -> Snapshot | None:
    """What is to be seen of one of the two; None until it has begun."""
    told = workspace.snapshot
    return next((each for each in (told, told.beside) if each is not None and each.learner == spec.id), None)


def chosen(workspace: Workspace, spec: LearnerSpec) -> Workspace:
    """With this learner on its side: another one for the run's own begins a new run."""
    own = workspace.spec
    if own is not None and valued(own) == valued(spec) and preferring(own) == preferring(spec):
        return workspace if own is spec else replace(workspace, brain=replace(workspace.brain, learner=spec.id)).begun()
    return workspace.remember(replace(workspace.recall(Pair), other=spec.id))


def begun(workspace: Workspace) -> Workspace:
    """Both kinds, where the run's own learner is of neither: the first that takes the largest value, and its counterpart."""
    known = [spec for spec in workspace.learners.values() if valued(spec) and spec.bootstrap == "max"]
    return replace(workspace, brain=replace(workspace.brain, learner=known[0].id)).begun() if known else workspace
