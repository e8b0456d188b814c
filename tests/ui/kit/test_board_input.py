import pygame
import pytest

BOARD = pygame.Rect(0, 0, 600, 600)


@pytest.fixture
def board(hands):
    seen = []

    def draw(ui):
        ui.card(BOARD)
        seen.append(ui.board_input(BOARD))
        ui.button("over", pygame.Rect(500, 20, 80, 44), "Fit")
        ui.button("beside", pygame.Rect(650, 20, 100, 44), "Run")

    played = hands(draw)
    played.seen = seen
    return played


def test_a_press_a_drag_and_a_release_are_seen(board):
    board.move((100, 100))
    assert board.seen[-1].pos == (100, 100)
    board.press((100, 100))
    assert (board.seen[-1].pressed, board.seen[-1].held) == ({1}, {1})
    board.move((140, 90))
    assert board.seen[-1].motion == (40, -10)
    assert board.seen[-1].held == {1}
    board.frames(1, [pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(140, 90), button=1)])
    assert (board.seen[-1].released, board.seen[-1].held) == ({1}, set())


def test_a_quick_click_and_stroke_within_one_frame_lose_nothing(board):
    event = pygame.event.Event
    board.frames(
        1,
        [
            event(pygame.MOUSEBUTTONDOWN, pos=(10, 10), button=3),
            event(pygame.MOUSEMOTION, pos=(50, 10), rel=(0, 0), buttons=(0, 0, 1)),
            event(pygame.MOUSEMOTION, pos=(50, 50), rel=(0, 0), buttons=(0, 0, 1)),
            event(pygame.MOUSEBUTTONUP, pos=(50, 60), button=3),
        ],
    )
    pointer = board.seen[-1]
    assert (pointer.pressed, pointer.released) == ({3}, {3})
    assert pointer.path == ((10, 10), (50, 10), (50, 50), (50, 60))


def test_a_drag_goes_on_outside_and_a_drag_from_outside_does_not_come_in(board):
    board.move((590, 300))
    board.press((590, 300))
    board.move((700, 300))
    assert board.seen[-1].pos == (700, 300)
    assert board.seen[-1].held == {1}
    board.lift((700, 300))
    assert board.seen[-1].pos is None
    board.press((700, 40))
    board.move((300, 300))
    assert board.seen[-1].pos is None


def test_a_button_over_the_board_keeps_the_pointer_from_it(board):
    board.click("over")
    assert all(not pointer.pressed for pointer in board.seen)


def test_a_dialog_or_an_open_list_keeps_the_pointer_from_it(hands):
    seen = []

    def draw(ui):
        seen.append(ui.board_input(BOARD))
        with ui.dialog("ask", "Ask", (100, 100)):
            pass

    played = hands(draw)
    played.click_at((20, 20))
    assert all(pointer.pos is None for pointer in seen)


def test_the_wheel_is_the_boards_over_it(board):
    board.move((100, 100))
    board.frames(1, [pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=2, flipped=False)])
    assert board.seen[-1].wheel == 2
    board.move((700, 300))
    board.frames(1, [pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=2, flipped=False)])
    assert board.seen[-1].wheel == 0


def test_a_press_on_the_board_gives_the_keys_back(board):
    board.tab(2)
    board.key(pygame.K_SPACE)
    assert board.keys == []
    board.click_at((100, 100))
    board.key(pygame.K_SPACE)
    assert board.keys == [pygame.K_SPACE]


def test_the_gamepads_cross_drives_while_nothing_has_the_focus(board):
    board.pad(pygame.CONTROLLER_BUTTON_DPAD_LEFT)
    assert board.keys == [pygame.K_LEFT]
    board.pad(pygame.CONTROLLER_BUTTON_BACK)
    board.pad(pygame.CONTROLLER_BUTTON_DPAD_RIGHT)
    assert board.ui.focus == "beside"
    board.pad(pygame.CONTROLLER_BUTTON_B)
    board.pad(pygame.CONTROLLER_BUTTON_DPAD_UP)
    assert board.keys == [pygame.K_LEFT, pygame.K_UP]


def test_a_gamepad_presses_at_the_cursor_for_as_long_as_it_is_held(hands):
    seen, place = [], {"cursor": (50, 60)}

    def draw(ui):
        seen.append(ui.board_input(BOARD, cursor=place["cursor"]))
        ui.button("beside", pygame.Rect(650, 20, 100, 44), "Run")

    board = hands(draw)
    button = {"button": pygame.CONTROLLER_BUTTON_X, "instance_id": 0}
    board.frames(1, [pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, **button)])
    assert (seen[-1].pos, seen[-1].pressed, seen[-1].held, seen[-1].pad) == ((50, 60), {3}, {3}, True)
    place["cursor"] = (90, 60)
    board.frames(1)
    assert (seen[-1].path, seen[-1].pressed, seen[-1].held) == (((90, 60),), set(), {3})
    board.frames(1, [pygame.event.Event(pygame.CONTROLLERDEVICEREMOVED, instance_id=0)])
    assert (seen[-1].held, seen[-1].released) == (set(), {3})
    board.frames(1)
    assert not seen[-1].pad and seen[-1].pos is None
    board.ui.set_focus("beside")
    board.frames(2)
    board.frames(1, [pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, **button)])
    assert not seen[-1].pad  # a control has the ring
