"""Live tasks are tried without a window."""

import pytest

from playground.lessons.deeds import Put
from playground.lessons.lesson_file import parse_lesson
from playground.lessons.rehearsal import leads_to_goal, with_tile
from playground.lessons.solved_level import solved
from playground.settings import SettingError
from playground.world import library
from playground.world.grid import Cell

HEAD = 'format = 1\norder = 1\ntitle = "T"\nlearned = "L"\n'
PAGE = '[[pages]]\ntext = "words"\n[pages.task]\nask = "?"\n'


def led(scene: str, task: str) -> bool:
    page = parse_lesson(f"{HEAD}[scene]\n{scene}\n{PAGE}{task}", "mine").pages[0]
    assert page.task is not None
    return leads_to_goal(page.scene, page.task, solved(page.scene.level))


@pytest.mark.parametrize(
    ("scene", "task", "right"),
    [
        ('level = "corridor"', 'kind = "drive"\ngoal = { of = "arrived", glyph = "G" }', True),
        ('level = "corridor"', 'kind = "drive"\ngoal = { of = "arrived" }\nmoves = ["right", "right"]', False),
        ('level = "corridor"\nrules = { slip = 0.5 }', 'kind = "drive"\ngoal = { of = "arrived" }\nmoves = ["right"]', False),
        (
            'level = "two-cheeses"\nrules = { discount = 0.3 }',
            'kind = "dial"\ndials = ["discount"]\ngoal = { of = "route", ends = "G" }\nlow = [0.0]\nhigh = [1.0]',
            True,
        ),
        (
            'level = "corridor"',
            'kind = "dial"\ndials = ["slip"]\ngoal = { of = "route", ends = "P" }\nimpossible = true',
            True,
        ),
        (
            "level = '''\nformat = 1\ntitle = 'Two'\nmap = \"\"\"\nS.G\n...\n\"\"\"\n'''",
            'kind = "paint"\ngoal = { of = "route", through = [[1, 1]] }\ntiles = ["#"]\nexample = """\nS#G\n...\n"""',
            True,
        ),
        ('level = "corridor"', 'kind = "train"\ngoal = { of = "start-known" }\nwithin = 2000', True),
        ('level = "corridor"', 'kind = "train"\ngoal = { of = "ended", n = 3000 }\nwithin = 200', False),
        (
            'level = "corridor"',
            'kind = "train"\ngoal = { of = "setting", dial = "alpha", low = 0.7, high = 0.7 }\n'
            "within = 1\nsettings = { alpha = 0.7 }",
            True,
        ),
        (
            'level = "corridor"\nlearner = "policy-iteration"',
            'kind = "train"\nstages = ["evaluate", "improve"]\ngoal = { of = "learned-best", share = 0.5 }',
            True,
        ),
        (
            'level = "cliff5"\nbeside = "sarsa"\nsettings = { alpha = 0.1, epsilon = 0.2 }\nseed = 2',
            'kind = "train"\ngoal = { of = "apart", through = [[2, 1], [2, 2], [2, 3]], ends = "G" }\nwithin = 60000',
            True,
        ),
    ],
    ids=[
        "drive",
        "too-few-moves",
        "one-move",
        "dial",
        "impossible",
        "paint",
        "train",
        "too-short",
        "dial-of-the-learner",
        "stages",
        "beside",
    ],
)
def test_deeds_lead_to_the_goal_or_do_not(scene: str, task: str, right: bool) -> None:
    assert led(scene, task) is right


def test_a_dial_that_the_learner_has_not_is_refused() -> None:
    with pytest.raises(SettingError, match="alfa"):
        led('level = "corridor"', 'kind = "train"\ngoal = { of = "start-known" }\nwithin = 9\nsettings = { alfa = 0.1 }')


def test_a_tile_is_painted_into_its_row() -> None:
    level = library.find("corridor")
    assert with_tile(level, Put(Cell(0, 2), "#")).rows == ("S.#.G",) == (level.rows[0][:2] + "#" + level.rows[0][3:],)
