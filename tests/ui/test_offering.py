"""Controls that a class or a scene takes away: gone from the screen, from the menu and from the keys."""

from collections.abc import Callable
from dataclasses import replace

import pygame
import pytest

from playground.lessons.control_rules import ControlRules
from playground.ui.aspects import ClassRules
from playground.ui.modes import modes
from playground.ui.offering import CONTROLS, GROUPS, offered, offered_of, order_offered
from playground.ui.workspace import Workspace
from tests.ui.window.app.conftest import Driven, driven

__all__ = ["driven"]
Made = Callable[..., Driven]


def in_class(workspace: Workspace, shows: str = "", hides: str = "") -> Workspace:
    rules = ControlRules(frozenset(shows.split()), frozenset(hides.split()))
    return replace(workspace, occasion=replace(workspace.occasion, rules=ClassRules(controls=rules)))


def restricted(driven: Made, mode: str, hides: str = "", shows: str = "") -> Driven:
    app = driven("book", mode, size=(1280, 1400))
    app.app.workspace = in_class(app.space, shows, hides)
    app.frames(4)
    return app


def ids(app: Driven) -> set[str]:
    return {node.id for node in app.nodes}


@pytest.mark.parametrize(
    ("mode", "hides", "gone", "left"),
    (
        ("train", "learner seed", {"learner", "seed"}, {"driver", "speed", "dial-alpha"}),
        ("train", "dials", {"dial-alpha", "dial-epsilon"}, {"learner"}),
        ("train", "dial-alpha", {"dial-alpha"}, {"dial-epsilon"}),
        ("train", "overlays", {"show-values", "show-fog", "fixed-colours"}, {"learner"}),
        ("train", "show-fog fixed-colours", {"show-fog", "fixed-colours"}, {"show-values"}),
        ("train", "driver learning", {"driver", "learning"}, {"run"}),
        ("train", "driver", {"driver"}, {"learning"}),
        ("train", "step reset", {"step", "reset"}, {"run", "speed"}),
        ("train", "run step reset speed", {"run", "step", "reset", "speed"}, {"learner"}),
        ("play", "tells", {"tells"}, {"driver"}),
        ("play", "levels save", {"levels", "save"}, {"undo", "menu", "help"}),
        ("edit", "brushes", {"brush-paint", "brush-erase"}, {"tile-wall"}),
        ("edit", "brush-fill", {"brush-fill"}, {"brush-paint"}),
        ("edit", "tile-pit", {"tile-pit"}, {"tile-wall"}),
        ("edit", "rules", {"rule-slip", "rule-discount"}, {"moves"}),
        ("edit", "rule-slip moves", {"rule-slip", "moves"}, {"rule-discount"}),
        ("edit", "size words moments", {"add-top", "level-title", "add-moment"}, {"brush-paint"}),
        ("edit", "all", {"brush-paint", "tile-wall", "rule-slip", "run", "levels"}, {"menu", "help"}),
    ),
)
def test_what_is_hidden_is_not_on_the_screen_and_the_rest_is(
    driven: Made, mode: str, hides: str, gone: set[str], left: set[str]
) -> None:
    before = ids(restricted(driven, mode))
    assert gone | left <= before
    after = ids(restricted(driven, mode, hides))
    assert not gone & after and left <= after


def test_a_list_of_what_is_shown_leaves_nothing_else(driven: Made) -> None:
    after = ids(restricted(driven, "train", shows="run dial-alpha overlays"))
    assert {"run", "dial-alpha", "show-values", "show-fog"} <= after
    assert not {"step", "speed", "dial-epsilon", "learner", "driver", "seed", "levels"} & after


def test_members_stay_although_their_group_is_hidden(driven: Made) -> None:
    after = ids(restricted(driven, "edit", hides="tiles brushes", shows="tile-goal tile-wall brush-paint"))
    assert {id for id in after if id.startswith("tile-")} == {"tile-goal", "tile-wall"}
    assert {id for id in after if id.startswith("brush-")} == {"brush-paint"}
    few = restricted(driven, "edit", hides="tiles", shows="tile-goal")
    assert few.space.tool.tile.kind == "goal"


def test_keys_do_not_do_what_no_button_does(driven: Made) -> None:
    app = restricted(driven, "train", "run step speed levels save")
    app.key(pygame.K_SPACE)
    app.key(pygame.K_PLUS)
    app.key(pygame.K_PERIOD)
    app.key(pygame.K_o, pygame.KMOD_CTRL)
    assert not app.space.brain.running and app.space.brain.pace == "auto" and app.space.dialog.id == ""
    free = restricted(driven, "train")
    free.key(pygame.K_SPACE)
    assert free.space.brain.running


def test_a_number_key_takes_only_tiles_that_there_are_and_the_right_button_does_not_erase_without_its_brush(driven: Made) -> None:
    app = restricted(driven, "edit", hides="tiles brushes", shows="tile-wall brush-paint")
    app.key(pygame.K_2)
    assert app.space.tool.tile.kind == "wall"
    app.paint((2, 0), button=3)
    app.paint((1, 1), button=3)
    assert app.space.level.rows == driven("book", "edit").space.level.rows


def test_the_menu_has_only_what_there_is(driven: Made) -> None:
    app = restricted(driven, "play", "levels new paste reading first-minute")
    app.app.workspace = app.space.open_dialog("menu")
    app.frames(3)
    after = ids(app)
    assert "menu-save" in after and "menu-quit" in after
    assert not {"menu-levels", "menu-new", "menu-paste", "menu-first-minute"} & after
    assert not [id for id in after if id.startswith("reading")]


def test_ideas_of_why_can_be_few(driven: Made) -> None:
    app = restricted(driven, "why", hides="explanations", shows="explain-bellman explain-guess")
    assert app.app.screen.mode(app.space).title == modes()["why"].now(app.space).title
    app.click("explanation")
    assert len([node for node in app.nodes if node.kind == "option"]) == 2
    nothing = restricted(driven, "why", hides="explanations")
    assert nothing.has("explanation")


def test_the_past_of_a_run_can_be_hidden(driven: Made) -> None:
    app = driven("corridor", "train", live=True)
    app.click("step")
    app.until(lambda: app.space.snapshot.timeline is not None and app.space.snapshot.lived > 0)
    app.frames(3)
    before = ids(app)
    app.app.workspace = in_class(app.space, hides="past")
    app.frames(4)
    assert [id for id in before - ids(app) if "past" in id]
    app.key(pygame.K_h)
    assert app.space.dialog.id == ""


def test_both_the_class_and_the_scene_can_take_away(driven: Made) -> None:
    space = in_class(driven("book", "train").space, hides="speed")
    space = replace(space, look=replace(space.look, controls=ControlRules(hides=frozenset({"dials"}))))
    assert not offered(space, "speed") and not offered(space, "dial-alpha", "dials") and offered(space, "run")
    assert offered_of(space, "dials", ("alpha", "step_size")) == ()
    assert offered_of(space, "overlays", ("fog",)) == ("fog",)


def test_orders_without_a_control_are_always_given(driven: Made) -> None:
    space = in_class(driven("book", "play").space, hides="all")
    assert all(order_offered(space, order) for order in ("back", "menu", "help", "quit", "full-screen", "present", "larger"))
    assert not order_offered(space, "faster") and not order_offered(space, "save")


def test_no_name_is_a_controls_and_a_groups() -> None:
    assert not CONTROLS.keys() & GROUPS.keys()
