"""Two brains: one learns what moves are worth and takes the largest; the other learns what to do and lets chance decide."""

from playground.learning.learner import LearnerSpec
from playground.plurals import noun_of
from playground.training.first_sight import still
from playground.training.snapshot import Snapshot, Status
from playground.ui import theme
from playground.ui.drawing.store import stored
from playground.ui.explanation import Explanation, point_to_read
from playground.ui.explanations.two_brains.sides import (
    beside,
    learns_values,
    opposites,
    sides,
    snapshot_of,
    with_both_kinds,
    with_learner,
)
from playground.ui.explanations.two_brains.stations import chances_way, values_way, with_spin
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.readouts import short_count, signed
from playground.ui.stage.estimates import drawn_of
from playground.ui.stage.motion import OverlaySet
from playground.ui.stage.split import Split, pair
from playground.ui.workspace import Workspace
from playground.world.level import Level

LATELY = 20
"""The recent return is the mean of so many points of the curve."""
KINDS = (
    ("brain-values", "Learns values", "What each move is worth; the largest is taken."),
    ("brain-policy", "Learns what to do", "How likely each move is; chance decides."),
)


def _choice(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Chooses the learner on either side, and says what returns each reaches."""
    pair = sides(workspace)
    if pair is None:
        words = "The learner of this run is of neither kind." if workspace.learners else "The learners are waking up …"
        ui.paragraph(column, words, id="no-pair")
        if workspace.learners and ui.button("pair", column.take(ui.theme.button), "Begin with two", icon="brain", primary=True):
            return with_both_kinds(workspace)
        return workspace
    for spec, against, (id, title, about) in zip(pair, reversed(pair), KINDS, strict=True):
        ui.label(column.take(ui.theme.small_line), title, style="small", colour=theme.MUTED)
        options = [Option(other.id, other.title, other.about, other.family) for other in opposites(workspace.learners, against)]
        wanted = ui.dropdown(id, column.take(ui.theme.row), options, spec.id, tooltip=about, label=title)
        if wanted != spec.id:
            workspace = with_learner(workspace, workspace.learners[wanted])
        _reached(ui, column, snapshot_of(workspace, spec), id)
    if ui.button(
        "both-anew",
        column.take(ui.theme.button),
        "Both from the start",
        icon="reset",
        tooltip="Starts both again, with nothing learned",
    ):
        workspace = workspace.begun()
    return workspace


def _reached(ui: Ui, column: Column, seen: Snapshot | None, id: str) -> None:
    """Writes its recent return, and how many episodes there were."""
    row = Row(column.take(ui.theme.line), ui.theme.gap)
    if seen is None or not len(seen.curve.mean):
        ui.label(row.rest(), "No episode has ended yet.", style="small", colour=theme.MUTED, id=f"{id}-reached")
        return
    ui.label(row.right(ui.theme.px(64)), signed(float(seen.curve.mean[-LATELY:].mean())), style="number", align="right")
    words = f"Return after {short_count(seen.episodes)} {noun_of(seen.episodes, 'episode')}"
    ui.label(row.rest(), words, style="small", colour=theme.MUTED, id=f"{id}-reached")


@stored(maxsize=2)
def _nothing_yet(level: Level) -> Snapshot:
    """The board until the second learner has begun: the mouse at the start, and nothing learned."""
    return still(level)


def _title(spec: LearnerSpec, seen: Snapshot | None) -> str:
    """Which learner it is, and how far it has come."""
    if seen is None:
        return f"**{spec.title}** · wakes up …"
    if seen.status == Status.FAILED:
        return f"**{spec.title}** · {seen.message}"
    if seen.progress is not None and seen.beside is None and seen.progress.title == "Catching up":
        return f"**{spec.title}** · catches up, {seen.progress.share:.0%}"
    if learns_values(spec):
        return f"**{spec.title}** · values · step {short_count(seen.units)}"
    return f"**{spec.title}** · policy · step {short_count(seen.units)}"


def _split(workspace: Workspace) -> Split | None:
    """The boards of both; the one that learns values stands first."""
    brains = sides(workspace)
    if brains is None:
        return None
    values_own = workspace.spec is brains[0]
    there = brains[1] if values_own else brains[0]
    seen = snapshot_of(workspace, there)
    titles = _title(brains[0], snapshot_of(workspace, brains[0])), _title(brains[1], snapshot_of(workspace, brains[1]))
    shown = _nothing_yet(workspace.snapshot.level) if seen is None else seen
    over = OverlaySet(drawn_of(shown), frozenset({"policy" if values_own else "q-values"}))
    return pair(shown, over, titles, before=not values_own)


def _overlays(workspace: Workspace) -> frozenset[str]:
    pair = sides(workspace)
    if pair is None:
        return workspace.look.overlays
    return frozenset({"q-values" if workspace.spec is pair[0] else "policy"})


def _keys(workspace: Workspace, key: str) -> Workspace:
    """Enter turns the needle."""
    return with_spin(workspace) if key == "enter" and sides(workspace) is not None else workspace


EXPLANATION = Explanation(
    id="two-brains",
    title="Two brains",
    about="Learn what moves are worth, or learn what to do? Point at a cell: from there to a move, both ways.",
    icon="dice",
    order=11,
    side=(_choice,),
    strip=((values_way, 1.0), (chances_way, 1.0)),
    touch=point_to_read,
    overlays=_overlays,
    keys=_keys,
    beside=beside,
    split=_split,
    tall=1.25,
    framed=True,
    leads=True,
)
