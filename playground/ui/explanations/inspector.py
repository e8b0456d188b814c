"""Bellman's equation in any cell: every term with its numbers, both sides, and where the numbers come from."""

from functools import lru_cache

from playground.learning.learner import Field
from playground.training.commands import Study
from playground.training.inspection import residuals
from playground.training.snapshot import Snapshot
from playground.ui.explanation import Explanation
from playground.ui.inspector.light import arrows
from playground.ui.inspector.looking_at import OF_A_POLICY, Inspection, values_of
from playground.ui.inspector.sums import lines, question, verdict
from playground.ui.seeing import seen_with
from playground.ui.workspace import Workspace


def _sees(workspace: Workspace) -> Snapshot:
    """The values that the terms are made of, or what is left to mend."""
    told = workspace.recall(Inspection)
    return _seen(workspace.snapshot, told.kind, told.residuals)


@lru_cache(maxsize=2)
def _seen(snapshot: Snapshot, kind: str, left: bool) -> Snapshot:
    v = values_of(snapshot, kind)
    if v is None or not left:
        return seen_with(snapshot, {} if v is None else {Field.V: v})
    policy = snapshot.study.policy if kind in OF_A_POLICY and snapshot.study is not None else None
    if kind in ("believed", "td") and Field.Q not in snapshot.fields:
        policy = snapshot.fields.get(Field.POLICY)
    return seen_with(snapshot, {Field.V: residuals(snapshot.mdp, v, policy)})


def _overlays(workspace: Workspace) -> frozenset[str]:
    return frozenset({"values"})


def _asks(workspace: Workspace) -> Study | None:
    told = workspace.recall(Inspection)
    return Study(told.whose) if told.kind in OF_A_POLICY else None


EXPLANATION = Explanation(
    id="inspector",
    title="Bellman",
    about="A value is what comes next plus what the neighbours are worth. Look into any cell.",
    icon="zoom-in",
    order=3,
    side=(question, verdict),
    strip=((lines, 1.0),),
    sees=_sees,
    overlays=_overlays,
    over=arrows,
    asks=_asks,
)
