"""The bar above the board: the floors of a level that remembers, and the maps of one that changes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pygame
import pytest

from playground.ui.board.appearance import figure_seen
from playground.ui.board.figures import Figure
from playground.ui.stage.estimates import drawn_of
from playground.ui.stage.motion import Marks, OverlaySet
from playground.ui.stage.viewing import memory_seen
from playground.world import Cell
from playground.world.mdp import Floor

COVERS = ("playground/ui/window/floors.py",)

KEYS = "Sa.A.G\nb..B.."
COINS = "Scccc\n...ba\n....G"
CAT = "S....\nM...G"


def figure(app: Any, cell: tuple[int, int]) -> Figure:
    """What the board shows in a cell."""
    shown = OverlaySet(drawn_of(app.space.snapshot), app.space.look.overlays)
    scene = app.app.screen.stage.scene(app.space, shown, app.app.screen.view, Marks(), app.now, app.space.mode == "edit")
    return figure_seen(scene.level, scene.floor, Cell(*cell))


def pose(app: Any, cell: tuple[int, int]) -> str:
    return figure(app, cell).pose


def kind(app: Any, cell: tuple[int, int]) -> str:
    return figure(app, cell).tile.kind


@pytest.fixture
def level_file(tmp_path: Path) -> Callable[..., str]:
    def made(rows: str, tail: str = "") -> str:
        path = tmp_path / "level.toml"
        path.write_text(f'format = 1\ntitle = "t"\nmap = """\n{rows}\n"""\n{tail}\n', encoding="utf-8")
        return str(path)

    return made


def test_a_level_that_remembers_nothing_has_no_bar(driven: Callable) -> None:
    app = driven("first-steps")
    assert not app.has("floor-follow")
    assert not app.has("next-change")


def test_a_tab_shows_its_floor_and_the_mouse_is_followed_again(driven: Callable, level_file: Callable[..., str]) -> None:
    app = driven(level_file(KEYS), live=True)
    tabs = [node for node in app.nodes if node.id.startswith("floor-") and node.id[6:].isdigit()]
    assert len(tabs) == 4
    assert [node.label for node in tabs if node.value == "on"] == ["With empty hands: the mouse is here"]
    red = next(node for node in tabs if node.label == "With the red key")
    app.click(red.id)
    assert memory_seen(app.space) == Floor(("red",))
    assert pose(app, (0, 3)) == "open"
    app.click("floor-follow")
    assert app.space.look.floor is None
    assert memory_seen(app.space) == Floor()
    assert pose(app, (0, 3)) == "shut"


def test_brackets_step_through_the_floors_and_escape_returns(driven: Callable, level_file: Callable[..., str]) -> None:
    app = driven(level_file(KEYS), live=True)
    seen = []
    for _ in range(4):
        app.key(pygame.K_RIGHTBRACKET)
        seen.append(memory_seen(app.space))
    assert len(set(seen)) == 4
    assert seen[-1] == Floor()
    app.key(pygame.K_LEFTBRACKET)
    assert memory_seen(app.space) == seen[2]
    app.key(pygame.K_ESCAPE)
    assert app.space.look.floor is None
    assert not app.space.dialog.id


def test_the_bar_goes_with_the_mouse(driven: Callable, level_file: Callable[..., str]) -> None:
    app = driven(level_file(KEYS), live=True)
    app.key(pygame.K_RIGHT)
    app.until(lambda: memory_seen(app.space) == Floor(("red",)))
    app.frames(2)
    assert app.node("floor-words").label == "with the red key"
    assert any(node.label == "You took the red key." for node in app.nodes)


def test_many_floors_have_a_switch_for_each_thing(driven: Callable, level_file: Callable[..., str]) -> None:
    app = driven(level_file(COINS), live=True)
    assert not app.has("floor-0")
    app.click("floor-key-red")
    assert "red" in memory_seen(app.space).held
    app.click("floor-once-c")
    app.click("floor-once-c")
    coins = [name for name in memory_seen(app.space).held if "," in name]
    assert len(coins) >= 2
    app.click("floor-after")
    assert app.space.look.floor is not None


def test_the_clock_shows_where_the_cat_will_be(driven: Callable, level_file: Callable[..., str]) -> None:
    app = driven(level_file(CAT), live=True)
    assert kind(app, (1, 0)) == "cat"
    app.click("floor-clock")
    assert memory_seen(app.space).phase == 1
    assert kind(app, (1, 1)) == "cat"
    app.app.ui.set_focus("floor-phase")
    app.key(pygame.K_END)
    assert memory_seen(app.space).phase == 5


def test_the_editor_shows_the_level_as_it_is_built(driven: Callable, level_file: Callable[..., str]) -> None:
    app = driven(level_file(KEYS), mode="edit", live=True)
    app.key(pygame.K_RIGHTBRACKET)
    assert not app.has("floor-follow")
    assert pose(app, (0, 3)) == "shut"


@pytest.mark.parametrize("size, scale", [((640, 480), 1.0), ((1024, 640), 1.5), ((1280, 800), 2.0), ((1920, 1080), 1.0)])
@pytest.mark.parametrize("rows", [KEYS, COINS, CAT])
def test_it_fits_into_every_window(
    driven: Callable, level_file: Callable[..., str], rows: str, size: tuple[int, int], scale: float
) -> None:
    app = driven(level_file(rows), live=True, size=size, scale=scale)
    bar = [node for node in app.nodes if node.id.startswith("floor-")]
    card = app.node("board").rect
    assert bar
    for node in bar:
        assert card.left <= node.rect.left and node.rect.right <= card.right, node
        assert node.rect.bottom <= card.top + 2
    for one in bar:
        assert not [other.id for other in bar if other is not one and other.rect.colliderect(one.rect)]


def test_a_change_of_the_map_is_announced_and_flashes(driven: Callable, level_file: Callable[..., str]) -> None:
    changes = '[[changes]]\nat = 2\nmap = """\nS..\n##G\n"""'
    app = driven(level_file("S..\n..G", changes), live=True)
    app.frames(2)
    assert app.node("next-change").label == "maze 1 of 2, changes in 2 steps"
    for _ in range(2):
        app.key(pygame.K_RIGHT)
    app.until(lambda: app.space.snapshot.moment == 1)
    app.frames(2)
    assert app.node("next-change").label == "maze 2 of 2"
    assert any("The maze has changed!" in node.label for node in app.nodes)
    flash = app.app.screen.stage._flash
    assert flash is not None
    assert sorted(flash.cells) == [(1, 0), (1, 1)]
