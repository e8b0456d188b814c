import pygame
import pytest

AREA = pygame.Rect(100, 100, 300, 200)


@pytest.fixture
def area(hands):
    pressed = []

    def draw(ui):
        with ui.scroll("panel", AREA) as inside:
            for number in range(20):
                rect = pygame.Rect(inside.rect.left, inside.rect.top + 50 * number, 200, 44)
                if ui.button(f"b{number}", rect, f"Button {number}"):
                    pressed.append(number)
            inside.used(1000)

    played = hands(draw)
    played.pressed = pressed
    return played


def test_the_wheel_moves_it_while_the_mouse_is_over_it(area):
    area.move((700, 500))
    area.wheel(-1)
    assert area.node("b0").rect.top == 100
    area.move((200, 200))
    area.wheel(-1)
    assert area.node("b0").rect.top == 100 - 56


def test_it_stops_at_its_ends(area):
    area.move((200, 200))
    area.wheel(-100)
    assert area.node("b19").rect.bottom == 100 + 200 - 6
    area.wheel(100)
    assert area.node("b0").rect.top == 100


def test_what_is_outside_is_neither_hit_nor_drawn(area):
    hidden = area.node("b5").rect
    area.click_at(hidden.center)
    assert area.pressed == []
    assert area.surface.get_at(hidden.center)[:3] == (0, 0, 0)
    assert area.node("b5").shown.height == 0


def test_what_is_half_in_sight_is_hit_only_there(area):
    node = area.node("b3")
    assert 0 < node.shown.height <= node.rect.height
    area.move((200, 200))
    area.wheel(-1)
    node = area.node("b1")
    area.click_at((node.rect.centerx, 101))
    area.click_at((area.node("b0").rect.centerx, 99))
    assert area.pressed in ([0], [1])


def test_focus_by_keyboard_scrolls_into_sight_and_back(area):
    area.tab(12)
    area.frames(2)
    node = area.node("b11")
    assert node.shown.height == node.rect.height
    area.tab(11, back=True)
    area.frames(2)
    node = area.node("b0")
    assert node.shown.height == node.rect.height


def test_the_bar_is_dragged(area):
    lane = area.node("panel/bar").rect
    area.drag((lane.centerx, lane.top + 5), (lane.centerx, lane.bottom + 50))
    assert area.node("b19").rect.bottom == 294
    assert area.node("panel/bar").value == "100%"


def test_a_click_beside_the_knob_moves_a_page(area):
    lane = area.node("panel/bar").rect
    area.click_at((lane.centerx, lane.bottom - 3))
    assert area.node("b0").rect.top == 100 - 180


def test_what_fits_has_no_bar_and_all_the_width(hands):
    widths = []

    def draw(ui):
        with ui.scroll("panel", AREA) as inside:
            widths.append(inside.rect.width)
            inside.used(200)

    played = hands(draw)
    assert played.ids("scroll") == []
    assert widths[-1] == 300


def test_the_inner_of_two_areas_takes_the_wheel(hands):
    def draw(ui):
        with ui.scroll("outer", pygame.Rect(0, 0, 400, 400)) as outer:
            ui.button("mark", pygame.Rect(0, outer.rect.top, 50, 44), "Mark")
            with ui.scroll("inner", pygame.Rect(100, outer.rect.top + 50, 200, 200)) as inner:
                ui.button("in", pygame.Rect(100, inner.rect.top, 50, 44), "In")
                inner.used(250)
            outer.used(1000)

    played = hands(draw)
    played.move((200, 150))
    played.wheel(-1)
    assert (played.node("mark").rect.top, played.node("in").rect.top) == (0, 0)
    played.wheel(-1)
    assert played.node("mark").rect.top == -56


def test_what_is_asked_for_comes_into_sight_without_the_focus(area):
    area.ui.reveal("b12")
    area.frames(2)
    assert AREA.contains(area.node("b12").rect)
    assert area.ui.focus == ""


def test_a_focus_that_is_set_between_frames_comes_into_sight(area):
    area.ui.set_focus("b15")
    area.frames(2)
    assert AREA.contains(area.node("b15").rect)


def test_the_right_stick_moves_the_area_of_the_focus_else_the_highest_one(hands):
    def draw(ui):
        for id, rect in (("low", pygame.Rect(0, 0, 200, 100)), ("high", pygame.Rect(300, 0, 200, 400))):
            with ui.scroll(id, rect) as area:
                ui.button(f"{id}-button", pygame.Rect(area.rect.left, area.rect.top, 100, 40), id)
                area.used(2000)

    played = hands(draw)
    tops = {}

    def tilt(value, frames):
        axis = pygame.CONTROLLER_AXIS_RIGHTY
        played.frames(frames, [pygame.event.Event(pygame.CONTROLLERAXISMOTION, axis=axis, value=value, instance_id=0)])
        tops.update({id: played.node(f"{id}-button").rect.top for id in ("low", "high")})

    tilt(32_767, 60)
    assert tops["low"] == 0 and -960 < tops["high"] < -840  # 900 pixels a second
    tilt(0, 10)
    still = tops["high"]
    tilt(-32_767, 120)
    assert still < -840 and tops["high"] == 0
    tilt(0, 1)
    played.ui.set_focus("low-button")
    played.frames(2)
    tilt(16_384, 30)
    assert tops["high"] == 0 and tops["low"] < 0
