"""What came of a race that was repeated with many seeds: curves with bands, the middle half of the runs, who beats whom."""

import pygame

from playground.plurals import counted
from playground.ui import theme, wishes
from playground.ui.drawing.chart import chart
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.repetition import Repetition, muted, repeated_so_far, trouble_words
from playground.ui.workspace import Workspace

WIDE, HIGH = 700, 560
ABOUT_IQM = "The interquartile mean: of all runs, the mean of the middle half. In brackets its 95 % interval, by bootstrap."
ABOUT_SKILL = "A run scores the mean return of its last tenth: 0 is acting at random, 1 the best possible."
ABOUT_RETURN = "A run scores the mean return of the last tenth of its episodes."
ABOUT_CHANCE = "How likely a run of the one scores more than a run of the other, ties as a half; in brackets its 95 % interval."
NO_EPISODE = "No episode ended in any of these runs, so there is nothing to compare: make the race longer."


class _Picture:
    """The chart, drawn once for each result and width."""

    def __init__(self) -> None:
        self.key: tuple[int, int] = (-1, -1)
        self.surface = pygame.Surface((1, 1))


def repeat_card(ui: Ui, workspace: Workspace) -> Workspace:
    """The dialog; it scrolls where the window is small."""
    lengths, repetition = ui.theme, workspace.recall(Repetition)
    experiment = repetition.experiment
    if experiment is None:
        return workspace.close_dialog()
    title = f"The same race with {counted(len(experiment.seeds), 'seed')}"
    with ui.dialog("repeated", title, (lengths.px(WIDE), lengths.px(HIGH))) as dialog:
        with ui.scroll("repeated-scroll", dialog.rect) as area:
            column = Column(area.rect.inflate(-2 * lengths.gap, 0), lengths.gap)
            news = repetition.news
            if news is not None and news.trouble:
                muted(ui, column, trouble_words(news.trouble), "repeated-trouble")
            elif news is not None and news.conducted is not None:
                workspace = _result(ui, column, repetition, workspace)
            else:
                workspace = repeated_so_far(ui, column, workspace)
            area.used(column.used + lengths.gap)
    return workspace.close_dialog() if dialog.closed and workspace.dialog.id == "repeated" else workspace


def _result(ui: Ui, column: Column, repetition: Repetition, workspace: Workspace) -> Workspace:
    """The curves, the table, the chances, and the button that saves all of them."""
    from playground.training.experiments.conduct import plotted

    news, experiment = repetition.news, repetition.experiment
    if news is None or news.conducted is None or experiment is None:
        return workspace
    conducted, picture = news.conducted, ui.kept("repeated-chart", _Picture)
    key = id(conducted), column.rect.width
    if picture.key != key:
        drawn = chart((plotted(experiment, conducted.means),))
        share = min(1.0, column.rect.width / drawn.get_width())
        size = round(drawn.get_width() * share), round(drawn.get_height() * share)
        picture.key, picture.surface = key, pygame.transform.smoothscale(drawn, size)
    spot = column.take(picture.surface.get_height())
    ui.surface.blit(picture.surface, picture.surface.get_rect(midtop=spot.midtop))
    ui.note("repeated-chart", "label", spot, "mean return of each runner with its 95 % band")
    _statistics(ui, column, repetition)
    if ui.button(
        "repeated-save", column.take(ui.theme.button), "Save as CSV", icon="save", tooltip="All numbers as CSV, with the picture"
    ):
        return workspace.ask(wishes.SaveRepeated())
    return workspace


def _statistics(ui: Ui, column: Column, repetition: Repetition) -> None:
    """The interquartile mean of each runner, and for each pair the chance that the one is better."""
    from playground.training.experiments.statistics.statistics_files import digits

    if repetition.news is None or repetition.news.conducted is None:
        return
    statistics = repetition.news.conducted.statistics
    if statistics is None:
        muted(ui, column, NO_EPISODE, "repeated-nothing")
        return
    word = statistics.scoring.word
    ui.heading(column.take(ui.theme.heading), f"{word.capitalize()} in the middle half of the runs", about=ABOUT_IQM)
    for number, arm in enumerate(statistics.compared.arms):
        value, low, high = digits(arm.iqm)
        about = ABOUT_SKILL if statistics.scoring.skill else ABOUT_RETURN
        _line(ui, column, f"repeated-iqm-{number}", arm.label, f"{value}  [{low}, {high}]", about)
    if statistics.compared.improvements:
        ui.heading(column.take(ui.theme.heading), "Who is better", about=ABOUT_CHANCE)
    for number, pair in enumerate(statistics.compared.improvements):
        value, low, high = digits(pair.chance)
        words = f"{pair.label} better than {pair.than}"
        _line(ui, column, f"repeated-chance-{number}", words, f"{value}  [{low}, {high}]", ABOUT_CHANCE)


def _line(ui: Ui, column: Column, id: str, words: str, numbers: str, about: str) -> None:
    """Words at the left, numbers with a true minus at the right."""
    rect, text = column.take(ui.theme.line), numbers.replace("-", "\N{MINUS SIGN}")
    row = Row(rect, ui.theme.gap)
    ui.label(row.right(ui.width(text, "number") + ui.theme.px(4)), text, style="number", colour=theme.INK, align="right", id=id)
    ui.label(row.rest(), words)
    ui.tip(id, rect, about)
