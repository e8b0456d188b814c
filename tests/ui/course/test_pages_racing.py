"""Where a page asks to drive, the ghosts of Play may race with the pupil."""

from collections.abc import Callable

from playground.lessons.lesson_file import parse_lesson
from playground.ui.course.scenes import opened
from playground.ui.panels.against.ghosts import tracks
from playground.ui.panels.against.opponents import Opponent, own_episodes
from tests.ui.window.app.conftest import Driven

LESSON = parse_lesson(
    "format = 1\norder = 1\ntitle = 'T'\nlearned = 'L'\n[scene]\npanels = ['against']\n"
    "level = \"\"\"\nformat = 1\ntitle = 'Short'\nmap = '''\nS.G\n'''\n\"\"\"\n"
    "[[pages]]\ntext = 'Drive.'\n[pages.task]\nkind = 'drive'\nask = '?'\ngoal = { of = 'ended', n = 9 }\n",
    "racing",
)


def test_the_last_episode_of_the_page_and_the_best_mouse_race_with_the_pupil(driven: Callable[..., Driven]) -> None:
    app = driven("corridor", "learn", live=True)
    app.frames(3)
    app.app.workspace = opened(app.space, LESSON)
    app.until(lambda: app.space.snapshot.optimum is not None)
    for opponent in (Opponent.BEST, Opponent.LAST):
        app.click(f"against-{opponent}")
    for steps in (1, 2):
        app.click("move-right")
        app.until(lambda steps=steps: app.space.snapshot.agent.step == steps)  # type: ignore[misc]
    assert tracks(app.space) == {Opponent.BEST: ((0, 0), (0, 1), (0, 2))}
    app.frames(3)
    own = own_episodes(app.space)
    assert own is not None and own.last.cells == ((0, 0), (0, 1), (0, 2))
    app.click("again")
    app.until(lambda: app.space.snapshot.agent.step == 0)
    app.click("move-right")
    app.until(lambda: app.space.snapshot.agent.step == 1)
    assert tracks(app.space)[Opponent.LAST] == own.last.cells
