"""The window's hand on a race that is repeated in the background: it begins, is looked at in every frame, is saved, ends."""

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from playground import paths
from playground.ui.drawing.chart import save_chart
from playground.ui.panels.repetition import Repetition, trouble_words
from playground.ui.wishes import RepeatRace, WishRefused
from playground.ui.workspace import Workspace

if TYPE_CHECKING:
    from playground.training.experiments.background import BackgroundExperiment


class RaceRepeats:
    """At most one race is repeated at a time; another one ends it."""

    def __init__(self) -> None:
        self._background: BackgroundExperiment | None = None

    @property
    def fresh(self) -> bool:
        """Whether there is news for the next frame."""
        return self._background is not None and self._background.fresh

    def begin(self, wish: RepeatRace) -> None:
        """Begins to repeat a race. OSError where the system gives no process."""
        from playground.training.experiments.background import BackgroundExperiment

        self.stop()
        self._background = BackgroundExperiment(wish.experiment)

    def stop(self) -> None:
        """Ends what is going on."""
        background = self._background
        self._background = None
        if background is not None:
            background.close()

    def with_news(self, workspace: Workspace) -> Workspace:
        """The workspace with the newest news; when it is over that is said, wherever the person is by then."""
        if self._background is None:
            return workspace
        news, repetition = self._background.look(), workspace.recall(Repetition)
        if news is repetition.news:
            return workspace
        after = workspace.remember(replace(repetition, news=news))
        if not news.over:
            return after
        self.stop()
        if news.trouble:
            return after.say(f"The race could not be repeated: {trouble_words(news.trouble)}", "error")
        return after.say("All races are run: Race shows what came of it.")


def save(workspace: Workspace) -> Workspace:
    """Writes the numbers of the repeated race as CSV, with its picture, into a new folder. OSError where the disk refuses."""
    from playground.training.experiments.conduct import plotted

    repetition = workspace.recall(Repetition)
    news, experiment = repetition.news, repetition.experiment
    if news is None or news.conducted is None or experiment is None:
        raise WishRefused("There is no repeated race to save yet.")
    folder = paths.user_pictures() / time.strftime("race-%Y-%m-%d-%H%M%S")
    folder.mkdir(parents=True, exist_ok=True)
    paths.atomic_writes({folder / name: text.encode() for name, text in news.conducted.files().items()})
    save_chart(folder / "figure.png", (plotted(experiment, news.conducted.means),))
    return workspace.say(f"Saved in {folder}")
