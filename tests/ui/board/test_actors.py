"""What moves on the board."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pygame

from playground.ui.board.actors import agent_stamp, draw_actors
from playground.ui.board.scene import BURST_SECONDS, FLASH_SECONDS, FLOAT_SECONDS, Burst, Flash, Float, Scene, moving
from playground.ui.board.viewport import Viewport
from playground.world import Cell, Level
from playground.world.tiles import TILES


def drawn(scene: Scene) -> np.ndarray:
    surface = pygame.Surface(scene.view.rect.size)
    draw_actors(surface, scene)
    return pygame.surfarray.array3d(surface)


def marks(pixels: np.ndarray) -> tuple[float, float]:
    """The middle (x, y) of everything that is drawn."""
    x, y = np.nonzero(pixels.any(axis=2))
    return float(x.mean()), float(y.mean())


def scene(level_of: Callable[..., Level], **changes: object) -> Scene:
    level = level_of("S....\n.....\n....G")
    return Scene(level, Viewport(pygame.Rect(0, 0, 400, 260), 3, 5), **changes)


def test_the_mouse_is_where_it_is_and_between_cells_while_it_moves(level_of: Callable[..., Level]) -> None:
    plain = scene(level_of)
    here, there = (marks(drawn(replace(plain, agent=(1.0, col)))) for col in (1.0, 2.0))
    between = marks(drawn(replace(plain, agent=(1.0, 1.5))))
    assert there[0] - here[0] == plain.view.cell_size
    assert abs(between[0] - (here[0] + there[0]) / 2) <= 1
    assert abs(here[0] - plain.view.point(1, 1)[0]) < 4


def test_it_looks_where_it_goes_and_its_face_tells_how_it_went() -> None:
    left, right = agent_stamp("mouse", "", 64, leftward=True), agent_stamp("mouse", "", 64)
    assert pygame.image.tobytes(pygame.transform.flip(left, True, False), "RGBA") == pygame.image.tobytes(right, "RGBA")
    faces = {pygame.image.tobytes(agent_stamp("mouse", mood, 64), "RGBA") for mood in ("", "happy", "dizzy")}
    assert len(faces) == 3
    assert pygame.image.tobytes(agent_stamp("mouse", "unheard of", 64), "RGBA") == pygame.image.tobytes(right, "RGBA")


def test_a_reward_rises_fades_and_is_gone(level_of: Callable[..., Level]) -> None:
    paid = scene(level_of, floats=(Float(10.0, Cell(1, 2), 5.0),))
    young, old = (drawn(replace(paid, now=5.0 + share * FLOAT_SECONDS)) for share in (0.1, 0.9))
    assert marks(old)[1] < marks(young)[1] - 15
    assert old.max() < young.max()
    assert not drawn(replace(paid, now=5.0 + FLOAT_SECONDS)).any()
    again = drawn(replace(paid, now=5.0 + 0.1 * FLOAT_SECONDS))
    assert (again == young).all()  # fading leaves the kept picture as it was


def test_with_less_motion_nothing_travels(level_of: Callable[..., Level]) -> None:
    still = scene(level_of, floats=(Float(10.0, Cell(1, 2), 0.0),), burst=Burst(Cell(2, 4), True, 0.0), reduced_motion=True)
    one, other = (drawn(replace(still, now=share * FLOAT_SECONDS)) for share in (0.1, 0.5))
    assert (one == other).all()
    assert one.any()


def test_it_says_how_long_something_moves(level_of: Callable[..., Level]) -> None:
    plain = scene(level_of)
    assert not moving(plain)
    assert moving(replace(plain, floats=(Float(1.0, Cell(0, 0), 0.0),), now=0.5 * FLOAT_SECONDS))
    assert not moving(replace(plain, floats=(Float(1.0, Cell(0, 0), 0.0),), now=FLOAT_SECONDS))
    assert moving(replace(plain, burst=Burst(Cell(0, 0), False, 0.0), now=0.5 * BURST_SECONDS))
    assert not moving(replace(plain, burst=Burst(Cell(0, 0), False, 0.0), now=BURST_SECONDS))


def test_a_reward_leaves_the_face_free_wherever_the_mouse_is(level_of: Callable[..., Level]) -> None:
    plain = scene(level_of)
    for cell in (Cell(0, 0), Cell(0, 4), Cell(2, 2)):
        for view in (plain.view, Viewport(pygame.Rect(0, 0, 400, 240), 3, 5)):
            x, y = view.point(*cell)
            face = np.s_[round(x) - 12 : round(x) + 12, round(y) - 12 : round(y) + 12]
            for share in (0.0, 0.3, 0.6):
                paid = replace(plain, view=view, floats=(Float(-1.0, cell, 0.0),), now=share * FLOAT_SECONDS)
                pixels = drawn(paid)
                assert pixels.any()
                assert not pixels[face].any()


def test_in_tiny_cells_a_ring_shows_where_the_mouse_is(level_of: Callable[..., Level]) -> None:
    level = level_of("\n".join("." * 60 for _ in range(40)))
    tiny = Scene(level, Viewport(pygame.Rect(0, 0, 400, 260), 40, 60), agent=(20.0, 30.0))
    pixels = drawn(tiny)
    x, y = np.nonzero(pixels.any(axis=2))
    assert tiny.view.cell_size < 14
    assert min(np.ptp(x), np.ptp(y)) >= 16
    middle = tiny.view.point(20, 30)
    assert max(abs(a - b) for a, b in zip(marks(pixels), middle, strict=True)) <= 1.5


def test_keys_are_in_its_paw_and_a_mouse_elsewhere_is_faint(level_of: Callable[..., Level]) -> None:
    plain = scene(level_of, agent=(1.0, 1.0))
    bare, one, two = (
        drawn(replace(plain, carried=keys)) for keys in ((), (TILES["key-red"],), (TILES["key-red"], TILES["key-blue"]))
    )
    assert (bare != one).any()
    assert (one != two).any()
    faint = drawn(replace(plain, elsewhere=True, carried=(TILES["key-red"],)))
    assert 0 < faint.sum() < 0.6 * bare.sum()


def test_cells_that_have_changed_light_up_and_fade(level_of: Callable[..., Level]) -> None:
    plain = scene(level_of, now=10.0)
    lit = replace(plain, flash=Flash(frozenset({Cell(1, 2)}), 10.0))
    pixels = drawn(lit)
    x, y = (int(part) for part in plain.view.rect_of((1, 2)).center)
    assert pixels[x, y].any()
    assert not pixels[tuple(plain.view.rect_of((0, 0)).center)].any()
    assert moving(lit)
    over = replace(lit, now=10.1 + FLASH_SECONDS)
    assert not drawn(over).any()
    assert not moving(over)
    calm = replace(lit, reduced_motion=True)
    assert (drawn(calm) == drawn(replace(calm, now=10.0 + FLASH_SECONDS / 2))).all()


def test_a_walk_shows_dots_on_its_way_and_a_ring_at_its_goal(level_of: Callable[..., Level]) -> None:
    plain = scene(level_of)
    way = drawn(replace(plain, way=(Cell(0, 1), Cell(0, 2))))
    dot, goal = (plain.view.rect_of(cell) for cell in ((0, 1), (0, 2)))

    def part(rect: pygame.Rect) -> np.ndarray:
        return way[rect.left : rect.right, rect.top : rect.bottom]

    assert part(dot.inflate(-dot.width // 2, -dot.height // 2)).any()
    assert not part(goal.inflate(-goal.width // 2, -goal.height // 2)).any()
    assert part(goal).any()
    assert not part(plain.view.rect_of((0, 0))).any()
    several = drawn(replace(plain, floats=(Float(9.0, Cell(1, 2), 0.0, (10.0, -1.0)),), now=0.1))
    assert (several != drawn(replace(plain, floats=(Float(9.0, Cell(1, 2), 0.0),), now=0.1))).any()
