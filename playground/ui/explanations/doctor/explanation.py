"""The doctor: why nothing is learned, and remedies at the press of a button."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pygame

from playground.edit.level_edits import SetRules
from playground.training.commands import Drive, Learn, Resume, SetPace
from playground.training.studies.ailments import diagnoses
from playground.training.studies.diagnosis import Diagnosis, Remedy
from playground.training.studies.outlook import outlook
from playground.ui import theme
from playground.ui.board.viewport import Viewport
from playground.ui.explanation import Explanation
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.counters import counters
from playground.ui.panels.distance import distance
from playground.ui.panels.learning_curve import learning_curve
from playground.ui.panels.training import set_pace
from playground.ui.workspace import Workspace
from playground.world.grid import Cell

EACH = 0.4
"""Seconds between two examinations of a run that goes on."""


SYMBOLS = (
    ("The learning rate", "The step size α"),
    ("Learning rate", "α ="),
    ("learning rate", "step size α"),
    ("Patience", "γ ="),
    ("γ = is 0:", "γ is 0:"),
    ("Curiosity", "ε ="),
    ("The temperature", "The temperature τ"),
    ("Temperature", "τ ="),
)
"""What replaces the plain words for a person who wants symbols."""


def in_symbols(words: str, workspace: Workspace) -> str:
    """The words, with symbols in them if the preferences ask for symbols."""
    if workspace.preferences.symbols:
        for plain, symbol in SYMBOLS:
            words = words.replace(plain, symbol)
    return words


@dataclass(frozen=True)
class ShownCells:
    """The cells that are pointed out on the board."""

    cells: tuple[Cell, ...] = ()


class _Examination:
    """The last diagnoses, with the snapshot that they are about, and when they were made."""

    def __init__(self) -> None:
        self.of: object = None
        self.when = -1e9
        self.diagnoses: tuple[Diagnosis, ...] = ()


def _current_findings(ui: Ui, workspace: Workspace) -> tuple[Diagnosis, ...] | None:
    """The diagnoses of the run as it is now; None until the learners are loaded."""
    spec, seen = workspace.spec, workspace.snapshot
    if spec is None or spec.id != seen.learner or seen.settings is None:
        return None
    examination = ui.kept("examined", _Examination)
    if examination.of is not seen and (ui.now - examination.when >= EACH or not seen.running):
        examination.of, examination.when, examination.diagnoses = seen, ui.now, diagnoses(seen, spec)
    ui.wants_frame = ui.wants_frame or examination.of is not seen
    return examination.diagnoses


def _findings(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Draws a card for each diagnosis; if there is none, says how the run is doing."""
    findings = _current_findings(ui, workspace)
    if findings is None:
        ui.rich(column.take(ui.theme.line), "The learners are waking up …")
        return workspace
    if not findings:
        return _prospect(ui, column, workspace)
    for number, diagnosis in enumerate(findings):
        workspace = _card(ui, column, workspace, number, diagnosis)
    return workspace


def _prospect(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Says how a run without a diagnosis is doing, what to look at, and how to go on."""
    spec = workspace.spec
    assert spec is not None
    prospect = outlook(workspace.snapshot, spec)
    head = Row(column.take(ui.theme.heading), ui.theme.gap)
    ui.icon("check" if prospect.well else "brain", head.take(ui.theme.px(20)), theme.ACCENT)
    ui.heading(head.rest(), prospect.title)
    for id, words in (("well", prospect.text), ("watch", prospect.watch)):
        words = in_symbols(words, workspace)
        if words:
            ui.paragraph(column, words, id=id)
    return _remedies(ui, column, workspace, 0, prospect.remedies)


def _remedies(ui: Ui, column: Column, workspace: Workspace, number: int, remedies: Sequence[Remedy]) -> Workspace:
    """Draws a button for each remedy; pressing it does what it says."""
    for place, remedy in enumerate(remedies):
        spot = column.take(ui.theme.button)
        title = in_symbols(remedy.title, workspace)
        if ui.button(f"remedy-{number}-{place}", spot, title, icon="wand", primary=place == 0, tooltip="Do this now"):
            workspace = with_remedy(workspace, remedy)
    return workspace


def _card(ui: Ui, column: Column, workspace: Workspace, number: int, diagnosis: Diagnosis) -> Workspace:
    """Says what is wrong and where, with a button for each remedy."""
    words = in_symbols(diagnosis.text, workspace)
    row = Row(column.take(ui.measure_rich(column.rect.width - ui.theme.px(28), words)), ui.theme.gap)
    mark = row.take(ui.theme.px(20))
    mark.height = ui.theme.line
    ui.icon("warning", mark, theme.FOCUS_INK)
    ui.rich(row.rest(), words, id=f"finding-{diagnosis.id}")
    if diagnosis.cells:
        on = workspace.recall(ShownCells).cells == diagnosis.cells
        if ui.button(f"where-{number}", column.take(ui.theme.button), "Show me where", icon="eye", flat=True, selected=on):
            workspace = workspace.remember(ShownCells(() if on else diagnosis.cells))
    workspace = _remedies(ui, column, workspace, number, diagnosis.remedies)
    column.space(ui.theme.gap)
    return workspace


def with_remedy(workspace: Workspace, remedy: Remedy) -> Workspace:
    """With a remedy applied: dials set, rules of the level changed (which can be undone), commands sent."""
    if remedy.tune:
        workspace = workspace.tune(remedy.tune)
    if remedy.rules:
        workspace = workspace.edited(SetRules(remedy.rules), whole=True)
    for order in remedy.orders:
        match order:
            case Resume():
                workspace = workspace.run(True)
            case SetPace(per_second):
                workspace = set_pace(workspace, per_second)
            case Drive(driver):
                workspace = workspace.drive(driver)
            case Learn(on):
                workspace = replace(workspace, brain=replace(workspace.brain, learning=on)).send(order)
            case _:
                workspace = workspace.send(order)
    return workspace.say(f"Done: {remedy.title}.")


def _where(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Draws frames around the cells that are pointed out."""
    line = max(2, view.cell_size // 14)
    with ui.clipped(view.rect):
        for cell in workspace.recall(ShownCells).cells:
            spot = view.rect_of(cell).inflate(-line, -line)
            pygame.draw.rect(ui.surface, theme.FOCUS, spot, line, border_radius=max(2, view.cell_size // 8))
    return workspace


EXPLANATION = Explanation(
    id="doctor",
    title="The doctor",
    plain="What is wrong?",
    about="Nothing is learned? The doctor looks at the level, the dials and the run, and says what would help.",
    icon="wand",
    order=9,
    side=(_findings,),
    strip=((learning_curve, 1.35), (distance, 1.0), (counters, 0.85)),
    over=_where,
    reads=True,
)
