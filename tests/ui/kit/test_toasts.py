import pygame

from playground.ui.kit import Option


def test_a_toast_goes_by_itself_and_an_error_stays_longer(hands):
    played = hands(lambda ui: None)
    played.ui.toast("Saved.")
    played.ui.toast("Not saved.", "error")
    played.ui.toast("Saved.")
    played.frames(2)
    assert [node.label for node in played.ui.nodes if node.kind == "toast"] == ["Not saved.", "Saved."]
    played.now += 5
    played.frames(1)
    assert [node.label for node in played.ui.nodes if node.kind == "toast"] == ["Not saved."]
    played.now += 5
    played.frames(1)
    assert played.ids("toast") == []


def test_a_click_sends_a_toast_away_and_hits_nothing_below(hands):
    pressed = []

    def draw(ui):
        if ui.button("low", pygame.Rect(0, 500, 800, 100), "Low"):
            pressed.append(1)

    played = hands(draw)
    played.ui.toast("Saved.")
    played.frames(2)
    played.click(played.ids("toast")[0])
    assert played.ids("toast") == []
    assert pressed == []


def test_toasts_do_not_pile_up(hands):
    played = hands(lambda ui: None)
    for number in range(50):
        played.ui.toast(f"Message {number}")
    played.frames(1)
    assert played.node(played.ids("toast")[0]).label == "Message 49"
    assert len(played.ids("toast")) == 4


def test_a_press_on_a_toast_does_not_move_the_focus_to_what_is_below(hands):
    def draw(ui):
        ui.text("low", pygame.Rect(0, 540, 800, 60), "words")

    played = hands(draw)
    played.ui.toast("Saved.")
    played.frames(2)
    (toast,) = played.ids("toast")
    played.click(toast)
    assert played.ids("toast") == []
    assert played.ui.focus == ""


def test_a_toast_over_an_open_list_takes_the_press(hands):
    held = ["a"]

    def draw(ui):
        options = [Option(letter, letter.upper()) for letter in "abcdefghijklmnop"]
        held[0] = ui.dropdown("pick", pygame.Rect(300, 150, 200, 40), options, held[0])

    played = hands(draw)
    played.click("pick")
    played.ui.toast("Saved.")
    played.frames(2)
    (toast,) = played.ids("toast")
    spot = played.node(toast).rect.center
    assert any(node.kind == "option" and node.shown.collidepoint(spot) for node in played.ui.nodes)
    played.click(toast)
    assert (held[0], played.ids("toast")) == ("a", [])
