import pygame
import pytest

from playground.ui import theme


@pytest.fixture
def play(hands):
    state = {"open": True, "pressed": [], "name": ""}

    def draw(ui):
        if ui.button("under", pygame.Rect(300, 260, 200, 60), "Under"):
            state["pressed"].append("under")
        if not state["open"]:
            return
        with ui.dialog("ask", "Save the changes?", (400, 200)) as dialog:
            top, low = dialog.rect.topleft, dialog.rect.bottom - 44
            state["name"] = ui.text("name", pygame.Rect(top, (200, 40)), state["name"])
            if ui.button("no", pygame.Rect(dialog.rect.left, low, 100, 44), "Discard"):
                state["pressed"].append("no")
            if ui.button("yes", pygame.Rect(dialog.rect.left + 150, low, 100, 44), "Save", primary=True):
                state["pressed"].append("yes")
        if dialog.closed:
            state["open"] = False
            state["pressed"].append("closed")

    played = hands(draw)
    played.state = state
    return played


def test_what_is_under_a_dialog_cannot_be_clicked(play):
    play.click_at((310, 270))
    play.click_at((490, 310))
    assert play.state["pressed"] == []
    play.state["open"] = False
    play.frames(2)
    play.click("under")
    assert play.state["pressed"] == ["under"]


def test_its_own_buttons_work(play):
    play.click("no")
    assert play.state["pressed"] == ["no"]


def test_tab_stays_inside(play):
    seen = set()
    for _ in range(9):
        play.tab()
        seen.add(play.ui.focus)
    assert seen == {"name", "no", "yes", "ask/close"}


def test_enter_presses_the_primary_button_even_out_of_a_field(play):
    play.key(pygame.K_RETURN)
    play.click("name")
    play.type("a")
    play.key(pygame.K_RETURN)
    assert play.state["pressed"] == ["yes", "yes"]


def test_enter_on_another_button_presses_that_one(play):
    play.ui.set_focus("no")
    play.key(pygame.K_RETURN)
    assert play.state["pressed"] == ["no"]


@pytest.mark.parametrize("how", ["esc", "pad", "cross"])
def test_it_is_closed(play, how):
    if how == "esc":
        play.key(pygame.K_ESCAPE)
    elif how == "pad":
        play.pad(pygame.CONTROLLER_BUTTON_B)
    else:
        play.click("ask/close")
    assert play.state["pressed"] == ["closed"]
    assert play.keys == []
    play.frames(2)
    assert not play.ui.captured


def test_no_key_but_the_function_keys_reaches_the_app(play):
    for key in (pygame.K_LEFT, pygame.K_SPACE, pygame.K_e, pygame.K_F11):
        play.key(key)
    assert play.keys == [pygame.K_F11]


def test_the_rest_is_dimmed(hands):
    def draw(ui):
        ui.surface.fill((200, 200, 200))
        with ui.dialog("ask", "Hm", (200, 100)):
            pass

    played = hands(draw)
    assert max(played.surface.get_at((5, 5))[:3]) < 170
    assert played.surface.get_at((400, 300))[:3] == theme.CARD


def test_it_fits_into_a_small_window(hands):
    kept = []

    def draw(ui):
        with ui.dialog("ask", "A title that is longer than the window", (2000, 2000)) as dialog:
            kept.append(dialog.rect)

    played = hands(draw, size=(320, 240))
    assert pygame.Rect(0, 0, 320, 240).contains(played.node("ask").rect)
    assert pygame.Rect(0, 0, 320, 240).contains(kept[-1])


def test_a_dialog_over_a_dialog_blocks_the_first(hands):
    state = []

    def draw(ui):
        with ui.dialog("one", "One", (500, 400)) as one:
            if ui.button("a", pygame.Rect(one.rect.topleft, (100, 44)), "A"):
                state.append("a")
            with ui.dialog("two", "Two", (200, 100)) as two:
                if ui.button("b", pygame.Rect(two.rect.topleft, (100, 44)), "B"):
                    state.append("b")

    played = hands(draw)
    played.frames(2)
    played.click("a")
    played.click("b")
    assert state == ["b"]


@pytest.fixture
def closing(hands):
    """A dialog whose only button closes it, hands the focus on, and stands over two of the window's, drawn before and after."""
    state = {"open": True, "pressed": []}
    spot = pygame.Rect(350, 280, 100, 44)

    def under(ui, id):
        if ui.button(id, spot, id):
            state["pressed"].append(id)

    def draw(ui):
        under(ui, "before")
        if state["open"]:
            with ui.dialog("ask", "Sure?", (400, 200)):
                if ui.button("yes", spot, "Yes", primary=True):
                    state["open"] = False
                    state["pressed"].append("yes")
                    ui.set_focus("after")
        under(ui, "after")

    played = hands(draw)
    played.state = state
    return played


@pytest.mark.parametrize("how", ["click", "enter", "enter on it"])
def test_what_closes_a_dialog_does_not_reach_what_is_below(closing, how):
    event = pygame.event.Event
    if how == "click":
        spot = closing.node("yes").rect.center
        closing.frames(3, [event(pygame.MOUSEBUTTONDOWN, pos=spot, button=1), event(pygame.MOUSEBUTTONUP, pos=spot, button=1)])
    else:
        if how == "enter on it":
            closing.ui.set_focus("yes")
        closing.key(pygame.K_RETURN)
        closing.frames(2)
    assert closing.state["pressed"] == ["yes"]
    assert closing.keys == []
