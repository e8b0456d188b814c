"""How far from the best: what a policy loses, how wrong the values are, and how an edit changed the best values."""

import math
from dataclasses import dataclass, replace

import numpy as np

from playground.learning.learner import Array, Field
from playground.plurals import counted
from playground.training.commands import Study
from playground.training.drivers import PolicySource
from playground.training.snapshot import Snapshot
from playground.ui.board.drawn import Drawn
from playground.ui.board.viewport import Viewport
from playground.ui.drawing.store import stored
from playground.ui.explanation import Explanation
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column
from playground.ui.palettes import in_words
from playground.ui.panels.distance import distance
from playground.ui.panels.happened import place as place_in_words
from playground.ui.panels.learning_curve import learning_curve
from playground.ui.panels.readouts import signed
from playground.ui.panels.ripple import NOTHING, flash_changes
from playground.ui.panels.whose import whose, worth
from playground.ui.stage.estimates import numbers
from playground.ui.workspace import Workspace

LOSS, ERROR, RIPPLE = "loss", "error", "ripple"
MAPS = (
    Option(LOSS, "What is lost", "In each cell: how much more the best policy gets than this one."),
    Option(ERROR, "How wrong", "In each cell: what the learner believes, minus the exact best value."),
    Option(RIPPLE, "Edit ripple", "In each cell: by how much the last edit changed the best value."),
)
SYMBOLS = {LOSS: "V* − V_π", ERROR: "V − V*", RIPPLE: "V* after − V* before"}
OWN_SOURCES = (PolicySource.GREEDY, PolicySource.LEARNER, PolicySource.UNIFORM, PolicySource.PLAYED)
"""Policies that may lose something; the optimal one loses nothing."""


@dataclass(frozen=True)
class Distances:
    """map: which map is drawn. whose: the policy that is compared with the best."""

    map: str = LOSS
    whose: PolicySource = PolicySource.GREEDY


@stored(maxsize=2)
def _drawn_map(snapshot: Snapshot, which: str) -> Drawn:
    """The map in place of the values, with the moves of the policy that loses, so that its circles can be seen."""
    gaps = gap(snapshot, which)
    moves = {Field.POLICY: snapshot.study.policy} if which == LOSS and snapshot.study is not None else {}
    return numbers(snapshot, {} if gaps is None else {Field.V: gaps, **moves})


def gap(snapshot: Snapshot, which: str) -> Array | None:
    """[S] one of the maps; 0 where a number is missing or infinite on both sides, None if there is nothing to show."""
    optimum, study = snapshot.optimum, snapshot.study
    if which == RIPPLE:
        return None if snapshot.ripple is None else np.nan_to_num(snapshot.ripple.change, nan=0.0)
    mine = study.v if which == LOSS and study is not None else snapshot.fields.get(Field.V) if which == ERROR else None
    if optimum is None or mine is None or len(mine) != len(optimum.v):
        return None
    with np.errstate(invalid="ignore"):
        difference: Array = np.where(mine == optimum.v, 0.0, optimum.v - mine if which == LOSS else mine - optimum.v)
    return np.nan_to_num(difference, nan=0.0, posinf=np.inf, neginf=-np.inf)


def _drawn(workspace: Workspace) -> Drawn:
    """The chosen map, drawn in place of the values."""
    return _drawn_map(workspace.snapshot, workspace.recall(Distances).map)


def _overlays(workspace: Workspace) -> frozenset[str]:
    """The map as a heat map; that of the loss with the moves that lose."""
    return frozenset({"values", "arrows"} if workspace.recall(Distances).map == LOSS else {"values"})


def _study(workspace: Workspace) -> Study | None:
    return Study(workspace.recall(Distances).whose)


def _choice(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Chooses the map and the policy, and says in a sentence what the map shows."""
    distances = workspace.recall(Distances)
    options = [replace(option, title=SYMBOLS[option.id]) for option in MAPS] if workspace.preferences.symbols else list(MAPS)
    distances = replace(
        distances, map=ui.dropdown("distance-map", column.take(ui.theme.row), options, distances.map, tooltip="Which map")
    )
    if distances.map == LOSS:
        distances = replace(distances, whose=whose(ui, column, "distance-whose", distances.whose, OWN_SOURCES))
    words = sentence(workspace, distances)
    ui.paragraph(column, words, id="distance-words")
    return workspace.remember(distances)


def sentence(workspace: Workspace, distances: Distances) -> str:
    """What the map shows, as a sentence."""
    snapshot, gaps = workspace.snapshot, gap(workspace.snapshot, distances.map)
    if distances.map == RIPPLE:
        return _ripple_sentence(workspace, gaps)
    if snapshot.optimum is None:
        return "The level is being solved …"
    if gaps is None:
        return worth(workspace) if distances.map == LOSS else "This learner keeps no values to compare."
    far = np.abs(np.where(snapshot.mdp.terminal, 0.0, gaps))
    if far.max(initial=0.0) <= NOTHING:
        return "Nothing is lost: no policy does better." if distances.map == LOSS else "Every value is exact."
    return _loss_sentence(workspace, far) if distances.map == LOSS else _error_sentence(snapshot, gaps, far)


def _loss_sentence(workspace: Workspace, far: Array) -> str:
    """How much is lost from the start, and where most is lost; or from how many places the policy never ends."""
    mdp = workspace.snapshot.mdp
    endless, many = int(np.isinf(far).sum()), int((~mdp.terminal).sum())
    finite = np.where(np.isinf(far), 0.0, far)
    worst = int(np.argmax(finite))
    place, most = place_in_words(mdp.states[worst].cell), signed(float(finite[worst])).lstrip("+")
    if not endless:
        return f"{worth(workspace)} Most is lost in {place}: **{most}**."
    words = (
        f"From **{endless:,} of {counted(many, 'place')}** these moves may go round and round without an end: follow the arrows. "
    )
    words += "Each round costs something, so the loss there has no bound: **∞**."
    return f"{words} Elsewhere, most is lost in {place}: **{most}**." if finite[worst] > NOTHING else words


def _error_sentence(snapshot: Snapshot, errors: Array, far: Array) -> str:
    """Which value is farthest from the truth, and whether it is too high or too low."""
    worst = int(np.argmax(far))
    place = place_in_words(snapshot.mdp.states[worst].cell)
    size = signed(float(errors[worst])).lstrip("+\N{MINUS SIGN}") if math.isfinite(errors[worst]) else "∞"
    if errors[worst] > 0:
        return f"The value that is farthest from the truth is in {place}: **{size}** too high ({in_words('orange')})."
    return f"The value that is farthest from the truth is in {place}: **{size}** too low ({in_words('blue')})."


def _ripple_sentence(workspace: Workspace, change: Array | None) -> str:
    if change is None:
        return "Change a tile (**E** opens the editor): the cells whose best value changes flash there and stay marked here."
    snapshot = workspace.snapshot
    moved = np.abs(change) > NOTHING
    if not moved.any():
        return "The last edit changed no best value."
    worst = int(np.argmax(np.abs(change)))
    place = place_in_words(snapshot.mdp.states[worst].cell)
    many = int(moved.sum())
    most = signed(float(change[worst])) if math.isfinite(change[worst]) else "without bound"
    if many == 1:
        return f"The last edit changed the best value of **1 place**, {place}: **{most}**."
    return f"The last edit changed the best values of **{many:,} places**, most in {place}: **{most}**."


def _flashes(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Flashes what an edit has changed; those cells stay marked while the edit ripple is the map."""
    return flash_changes(ui, view, workspace, steady=workspace.recall(Distances).map == RIPPLE)


EXPLANATION = Explanation(
    id="distance",
    title="Distance",
    about="What a policy loses, how wrong the values are, and how far a change of the level is felt.",
    icon="trophy",
    order=7,
    side=(_choice,),
    strip=((distance, 1.0), (learning_curve, 1.1)),
    drawn=_drawn,
    overlays=_overlays,
    over=_flashes,
    study=_study,
)
