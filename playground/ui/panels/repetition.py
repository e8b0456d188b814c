"""A race that is repeated with many seeds: what the window remembers of it, and the panel that shows how far it is."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from playground.plurals import counted
from playground.ui import theme, wishes
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.readouts import draw_bar
from playground.ui.workspace import Workspace

if TYPE_CHECKING:  # they need the compiled kernels, for which the first picture does not wait
    from playground.training.experiments.background import BackgroundNews
    from playground.training.experiments.experiment import Experiment

SEEDS = 30
"""Seeds at first: with fewer the bands are wide."""


@dataclass(frozen=True, eq=False)
class Repetition:
    """seeds: how many are wanted next. experiment: the race that is, or was, repeated; news: how far that is; None before one."""

    seeds: int = SEEDS
    experiment: "Experiment | None" = None
    news: "BackgroundNews | None" = None

    @property
    def going(self) -> bool:
        """Whether it is being repeated now."""
        return self.experiment is not None and (self.news is None or not self.news.over)


def repeated_so_far(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """How many of the runs are there, with a bar, and the button that stops it; nothing where nothing is repeated."""
    repetition = workspace.recall(Repetition)
    if not repetition.going or repetition.experiment is None:
        return workspace
    runs = len(repetition.experiment.arms) * len(repetition.experiment.seeds)
    done = 0 if repetition.news is None else repetition.news.done
    ui.label(column.take(ui.theme.small_line), f"{done} of {counted(runs, 'run')}", style="small", id="repeat-done")
    row = Row(column.take(ui.theme.row), ui.theme.gap)
    stop = row.right(ui.theme.px(92))
    bar = row.rest()
    draw_bar(ui, bar.inflate(0, ui.theme.px(8) - bar.height), done / max(1, runs))
    if ui.button("repeat-stop", stop, "Stop", icon="stop", tooltip="Ends it; what is there is dropped"):
        return workspace.remember(replace(repetition, experiment=None, news=None)).ask(wishes.StopRepeating())
    return workspace


def trouble_words(trouble: str) -> str:
    """Why a race could not be repeated, as a sentence."""
    return f"{trouble[:1].upper()}{trouble[1:].rstrip('.')}."


def muted(ui: Ui, column: Column, words: str, id: str) -> None:
    """Words in small grey letters, as high as they need."""
    ui.paragraph(column, words, "small", theme.MUTED, id=id)
