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


def learns_values(spec: LearnerSpec) -> bool:
    """Whether it learns what moves are worth, and takes the largest."""
    return Field.Q in spec.fields and not spec.judges


def learns_preferences(spec: LearnerSpec) -> bool:
    """Whether it learns what to do, without asking what a move is worth."""
    return Field.PREFERENCE in spec.fields


def opposites(learners: Mapping[str, LearnerSpec], of: LearnerSpec) -> tuple[LearnerSpec, ...]:
    """All learners of the other kind; none where it is of neither."""
    if not learns_values(of) and not learns_preferences(of):
        return ()
    wanted = learns_preferences if learns_values(of) else learns_values
    return tuple(spec for spec in learners.values() if wanted(spec))


def counterpart(learners: Mapping[str, LearnerSpec], of: LearnerSpec) -> LearnerSpec | None:
    """The natural one of the other kind: with a network where it has one, from experience, and as far along as it is.

    Of those that learn what to do it is the last (they stand in the order in which each betters the one before), of those that
    learn values the first whose targets take the largest.
    """
    candidates = [spec for spec in opposites(learners, of) if spec.source is Source.EXPERIENCE]
    alike = [spec for spec in candidates if spec.network == of.network] or candidates
    if not alike:
        return None
    return alike[-1] if learns_values(of) else next((spec for spec in alike if spec.bootstrap == "max"), alike[0])


def other(workspace: Workspace) -> LearnerSpec | None:
    """The learner that lives beside the run's own; None where that one is of neither kind, or not known yet."""
    spec, pair = workspace.spec, workspace.recall(Pair)
    if spec is None:
        return None
    chosen = next((candidate for candidate in opposites(workspace.learners, spec) if candidate.id == pair.other), None)
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
    return (own, there) if learns_values(own) else (there, own)


def snapshot_of(workspace: Workspace, spec: LearnerSpec) -> Snapshot | None:
    """What is to be seen of one of the two; None until it has begun."""
    own = workspace.snapshot
    return next((snapshot for snapshot in (own, own.beside) if snapshot is not None and snapshot.learner == spec.id), None)


def with_learner(workspace: Workspace, spec: LearnerSpec) -> Workspace:
    """With this learner on its side: another one for the run's own begins a new run."""
    own = workspace.spec
    if own is not None and learns_values(own) == learns_values(spec) and learns_preferences(own) == learns_preferences(spec):
        return workspace if own is spec else replace(workspace, brain=replace(workspace.brain, learner=spec.id)).begun()
    return workspace.remember(replace(workspace.recall(Pair), other=spec.id))


def with_both_kinds(workspace: Workspace) -> Workspace:
    """Both kinds, where the run's own learner is of neither: the first that takes the largest value, and its counterpart."""
    candidates = [spec for spec in workspace.learners.values() if learns_values(spec) and spec.bootstrap == "max"]
    return replace(workspace, brain=replace(workspace.brain, learner=candidates[0].id)).begun() if candidates else workspace
