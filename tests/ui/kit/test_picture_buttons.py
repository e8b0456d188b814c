import pygame

RUN = pygame.Rect(100, 100, 140, 44)
STEP = pygame.Rect(260, 100, 140, 44)


def test_a_picture_is_pressed_and_says_that_it_is_chosen(hands):
    pressed = []

    def draw(ui):
        if ui.picture("book", pygame.Rect(10, 10, 160, 140), pygame.Surface((100, 80)), "Book", "4 × 3", selected=True):
            pressed.append(1)

    played = hands(draw)
    played.click("book")
    assert pressed == [1]
    assert played.node("book").value == "chosen"
