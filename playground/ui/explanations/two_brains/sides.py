"""Which two learners are compared: one that learns values, and one that learns what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from playground.learning.learner import Bootstrap, Field, LearnerSpec, Source
from playground.training.commands import Beside
from playground.training.snapshot import Snapshot
from playground.ui.workspace import Workspace


@dataclass(frozen=True)
class Pair:
    """other: the learner chosen to run beside the run's own, "" for its natural counterpart. spins: of the wheel."""

    other: str = ""
    spins: int = 0


def learns_values(spec: LearnerSpec) -> bool:
    """Whether it learns what moves are worth, and takes the largest."""
    return Field.Q in spec.fields and not spec.judges


def learns_preferences(spec: LearnerSpec) -> bool:
    """Whether it learns what to do, without asking what a move is worth."""
    return Field.PREFERENCE in spec.fields


def opposites(learners: Mapping[str, LearnerSpec], of: LearnerSpec) -> tuple[LearnerSpec, ...]:
    """All learners of the other kind; none if this one is of neither kind."""
    if not learns_values(of) and not learns_preferences(of):
        return ()
    wanted = learns_preferences if learns_values(of) else learns_values
    return tuple(spec for spec in learners.values() if wanted(spec))


def counterpart(learners: Mapping[str, LearnerSpec], of: LearnerSpec) -> LearnerSpec | None:
    """The natural counterpart, of the other kind: it learns from experience, and with a network if this one has a network.

    Of those that learn what to do it is the last, because each improves on the one before it in the list; of those that learn
    values it is the first whose targets take the largest value.
    """
    candidates = [spec for spec in opposites(learners, of) if spec.source is Source.EXPERIENCE]
    alike = [spec for spec in candidates if spec.network == of.network] or candidates
    if not alike:
        return None
    return alike[-1] if learns_values(of) else next((spec for spec in alike if spec.bootstrap is Bootstrap.MAX), alike[0])


def other(workspace: Workspace) -> LearnerSpec | None:
    """The learner beside the run's own; None if that one is of neither kind, or not loaded yet."""
    spec, pair = workspace.spec, workspace.recall(Pair)
    if spec is None:
        return None
    chosen = next((candidate for candidate in opposites(workspace.learners, spec) if candidate.id == pair.other), None)
    return chosen or counterpart(workspace.learners, spec)


def beside(workspace: Workspace) -> Beside | None:
    """The second learner that the session is to run."""
    spec = other(workspace)
    return None if spec is None else Beside(spec.id, workspace.brain.settings.get(spec.id))


def sides(workspace: Workspace) -> tuple[LearnerSpec, LearnerSpec] | None:
    """The learner of values and the learner of what to do, in this order."""
    own, there = workspace.spec, other(workspace)
    if own is None or there is None:
        return None
    return (own, there) if learns_values(own) else (there, own)


def snapshot_of(workspace: Workspace, spec: LearnerSpec) -> Snapshot | None:
    """The snapshot of one of the two learners; None until it has begun."""
    own = workspace.snapshot
    return next((snapshot for snapshot in (own, own.beside) if snapshot is not None and snapshot.learner == spec.id), None)


def with_learner(workspace: Workspace, spec: LearnerSpec) -> Workspace:
    """With this learner on its side; replacing the run's own learner begins a new run."""
    own = workspace.spec
    if own is not None and learns_values(own) == learns_values(spec) and learns_preferences(own) == learns_preferences(spec):
        return workspace if own is spec else replace(workspace, brain=replace(workspace.brain, learner=spec.id)).begun()
    return workspace.remember(replace(workspace.recall(Pair), other=spec.id))


def with_both_kinds(workspace: Workspace) -> Workspace:
    """With a pair, if the run's own learner is of neither kind: the first that takes the largest value, and its counterpart."""
    candidates = [spec for spec in workspace.learners.values() if learns_values(spec) and spec.bootstrap is Bootstrap.MAX]
    return replace(workspace, brain=replace(workspace.brain, learner=candidates[0].id)).begun() if candidates else workspace
