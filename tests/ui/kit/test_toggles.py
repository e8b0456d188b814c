import pygame

from playground.ui.kit import Theme

RUN = pygame.Rect(100, 100, 140, 44)
STEP = pygame.Rect(260, 100, 140, 44)


def test_a_switch_turns_by_mouse_keyboard_and_gamepad(hands):
    seen = [False]

    def draw(ui):
        seen.append(ui.toggle("fog", pygame.Rect(10, 10, 200, 32), "Fog", seen[-1]))

    played = hands(draw)
    played.click_at((180, 26))
    assert seen[-1] is True
    assert played.node("fog").value == "on"
    played.tab()
    played.key(pygame.K_SPACE)
    assert seen[-1] is False
    played.pad(pygame.CONTROLLER_BUTTON_A)
    assert seen[-1] is True


def test_the_knob_slides_unless_motion_is_reduced(hands):
    def steps(theme_):
        value = [False]

        def draw(ui):
            value[0] = ui.toggle("fog", pygame.Rect(10, 10, 200, 32), "Fog", value[0])

        played = hands(draw, theme=theme_)
        played.tab()
        played.key(pygame.K_SPACE)
        played.frames(1)
        return played.ui.animate(("fog", "switch"), 1.0)

    assert 0 < steps(Theme()) < 1
    assert steps(Theme(reduced_motion=True)) == 1
