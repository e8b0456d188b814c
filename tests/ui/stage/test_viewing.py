"""Which floor of which map is looked at."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from playground.edit.history import History
from playground.training.snapshot import Agent, Snapshot
from playground.ui.documents import Document
from playground.ui.stage.viewing import floor_of_mouse, floor_seen, level_seen, look_at, memory_seen
from playground.ui.workspace import Workspace
from playground.world import Level
from playground.world.mdp import Floor


@pytest.fixture
def space(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> Workspace:
    level = level_of("Sa.\n..G", '[[changes]]\nat = 10\nmap = """\nSa.\n#.G\n"""')
    snapshot = snapshot_of(level)
    red = list(snapshot.mdp.floors).index(Floor(("red",)))
    state = int(snapshot.mdp.state_at(red)[0, 1])
    return Workspace(Document(level), History(level), replace(snapshot, agent=Agent(state, 1, 0.0, 0.0)))


def test_the_mouse_is_followed_until_another_floor_is_chosen(space: Workspace) -> None:
    assert memory_seen(space) == Floor(("red",))
    assert floor_seen(space) == floor_of_mouse(space) != 0
    other = look_at(space, 0)
    assert floor_seen(other) == 0
    assert floor_of_mouse(other) == floor_of_mouse(space)
    assert floor_seen(look_at(space, 99)) == floor_of_mouse(space)  # of a table that is gone


def test_a_mouse_that_rushes_is_not_followed(space: Workspace) -> None:
    fast = replace(space, snapshot=replace(space.snapshot, running=True, driver="learner", per_second=None))
    assert floor_seen(fast) == 0
    assert floor_seen(look_at(fast, floor_of_mouse(fast))) == floor_of_mouse(fast)
    slow = replace(fast, snapshot=replace(fast.snapshot, per_second=8.0))
    assert floor_seen(slow) == floor_of_mouse(slow)


def test_news_of_another_table_follow_the_mouse_again(space: Workspace, snapshot_of: Callable[..., Snapshot]) -> None:
    chosen = look_at(space, 0)
    assert chosen.seeing(replace(chosen.snapshot, number=9)).look.floor == 0
    assert chosen.seeing(snapshot_of(space.level)).look.floor is None


def test_the_map_in_force_is_seen_and_a_change_is_told(space: Workspace) -> None:
    assert level_seen(space).rows[1] == "..G"
    later = space.seeing(replace(space.snapshot, moment=1))
    assert level_seen(later).rows[1] == "#.G"
    assert later.notes == (("The maze has changed!", "info"),)
    assert later.seeing(later.snapshot).notes == later.notes


def test_an_edited_level_is_ahead_of_the_session(space: Workspace) -> None:
    edited = replace(space.level, title="another")
    assert level_seen(replace(space, history=History(edited))) is edited
