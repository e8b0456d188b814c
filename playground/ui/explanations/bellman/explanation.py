"""Bellman's equation in any cell: both sides, every term with its numbers, and the cells that the numbers come from."""

from playground.learning.learner import Field
from playground.training.commands import Study
from playground.training.snapshot import Snapshot
from playground.training.studies.inspection import residuals
from playground.ui.board.drawn import Drawn
from playground.ui.drawing.store import stored
from playground.ui.explanation import Explanation
from playground.ui.explanations.bellman.light import arrows
from playground.ui.panels.backup.equation import OF_A_POLICY, EquationKind, Inspection, of_its_policy, policy_of, values_of
from playground.ui.panels.backup.sums import question, verdict
from playground.ui.panels.backup.term_lines import term_lines
from playground.ui.stage.estimates import numbers
from playground.ui.workspace import Workspace


def _drawn(workspace: Workspace) -> Drawn:
    """The values in the terms, or what is left to mend in each cell."""
    inspection = workspace.recall(Inspection)
    if not inspection.residuals:
        return _valued(workspace.snapshot, inspection.kind)
    return _left(workspace.snapshot, inspection.kind, of_its_policy(workspace, inspection.kind))


@stored(maxsize=2)
def _valued(snapshot: Snapshot, kind: EquationKind) -> Drawn:
    v = values_of(snapshot, kind)
    return numbers(snapshot, {} if v is None else {Field.V: v})


@stored(maxsize=2)
def _left(snapshot: Snapshot, kind: EquationKind, mean: bool) -> Drawn:
    """The two sides' difference in each cell. mean: in the equation of a policy; otherwise in that of the best moves."""
    v = values_of(snapshot, kind)
    policy = policy_of(snapshot, kind) if mean else None
    return numbers(snapshot, {} if v is None else {Field.V: residuals(snapshot.mdp, v, policy)})


def _overlays(workspace: Workspace) -> frozenset[str]:
    return frozenset({"values"})


def _study(workspace: Workspace) -> Study | None:
    inspection = workspace.recall(Inspection)
    return Study(inspection.whose) if inspection.kind in OF_A_POLICY else None


EXPLANATION = Explanation(
    id="bellman",
    title="Bellman",
    plain="Ask the neighbour",
    about="A value is what comes next plus what the neighbours are worth. Look into any cell.",
    icon="zoom-in",
    order=3,
    side=(question, verdict),
    strip=((term_lines, 1.0),),
    drawn=_drawn,
    overlays=_overlays,
    over=arrows,
    study=_study,
)
