"""Every overlay, on every kind of level, with every kind of number."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pygame
import pytest

from playground.learning.learner import Field
from playground.training.snapshot import Optimum, Snapshot
from playground.ui.board.overlay import Overlay, OverlayLayer
from playground.ui.board.overlays import q_values
from playground.ui.board.painter import overlays
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import least_bound
from playground.ui.stage.estimates import drawn_of
from playground.ui.theme import INK
from playground.world import Level
from playground.world.grid import MOVE_SETS, MOVES

IDS = [
    "values",
    "q-values",
    "fog",
    "last-update",
    "visits",
    "policy",
    "arrows",
    "traces",
    "model",
    "queue",
    "preferences",
    "advantage",
]
ROWS = "S..#.\n.%.*.\n.P..G\n.....\n..$.."


def painted(overlay: Overlay, snapshot: Snapshot, cell: int, inscribed: bool = True) -> pygame.Surface:
    drawn = drawn_of(snapshot)
    view = Viewport(pygame.Rect(0, 0, 5 * cell + 20, 5 * cell + 20), 5, 5)
    assert view.cell_size == cell
    surface = pygame.Surface(view.rect.size, pygame.SRCALPHA)
    overlay.paint(surface, drawn, view)
    if overlay.inscribe and inscribed:
        overlay.inscribe(surface, drawn, view)
    return surface


def spot(cell: int, row: int, col: int, way: tuple[float, float] = (0.0, 0.0), reach: float = 0.25) -> tuple[int, int]:
    """A pixel of a cell, from its middle towards a (rows, columns)."""
    length = max(1.0, float(np.hypot(*way)))
    return int(10 + (col + 0.5 + reach * way[1] / length) * cell), int(10 + (row + 0.5 + reach * way[0] / length) * cell)


@pytest.fixture
def level(level_of: Callable[..., Level]) -> Callable[[str], Level]:
    return lambda moves: level_of(ROWS, f'[rules]\nmoves = "{moves}"')


@pytest.mark.parametrize("id", IDS)
def test_each_says_what_it_is_in_plain_words(id: str) -> None:
    overlay = overlays()[id]
    assert overlay.id == id
    assert overlay.title
    assert overlay.about.endswith(".")
    assert overlay.layer in OverlayLayer
    assert overlay.hides <= overlays().keys()


@pytest.mark.parametrize("moves", list(MOVE_SETS))
@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("filling", ["noise", "zero", "nan", "inf", "-inf", "huge"])
def test_each_draws_every_number_at_every_size(
    id: str, moves: str, filling: str, level: Callable[[str], Level], snapshot_of: Callable[..., Snapshot]
) -> None:
    start = snapshot_of(level(moves))
    noise = np.random.default_rng(3)
    made = {"noise": 0.0, "zero": 0.0, "nan": np.nan, "inf": np.inf, "-inf": -np.inf, "huge": 1.7e308}[filling]
    fields = {field: np.full(array.shape, made) for field, array in start.fields.items()}
    if filling == "noise":
        fields = {field: noise.normal(size=array.shape) * 10.0 ** noise.integers(-3, 4) for field, array in start.fields.items()}
    snapshot = replace(start, fields=fields, moved=fields[Field.V])
    for cell in (1, 3, 13, 24, 64):
        surface = painted(overlays()[id], snapshot, cell)
        assert surface.get_at(spot(cell, 0, 3)).a == 0  # nothing on a wall


def test_wedges_show_each_action_on_its_side(level: Callable[[str], Level], snapshot_of: Callable[..., Snapshot]) -> None:
    for moves, names in MOVE_SETS.items():
        start = snapshot_of(level(moves))
        for action, name in enumerate(names):
            q = np.full(start.mdp.legal.shape, -1.0)
            q[:, action] = 1.0
            surface = painted(overlays()["q-values"], snapshot_of(start.level, {Field.Q: q}), 64, inscribed=False)
            for other in names:
                colour = surface.get_at(spot(64, 1, 0, MOVES[other]))
                warm = colour.r > colour.b
                assert warm == (other == name), (moves, name, other)


def test_the_best_wedge_has_a_rim_and_its_ties_too(level: Callable[[str], Level], snapshot_of: Callable[..., Snapshot]) -> None:
    start = snapshot_of(level("four"))
    q = np.tile([0.2, 0.9, 0.1, 0.9], (len(start.mdp.states), 1))
    surface = painted(overlays()["q-values"], snapshot_of(start.level, {Field.Q: q}), 64, inscribed=False)
    rims = [surface.get_at(spot(64, 1, 0, MOVES[name], 0.47))[:3] == INK for name in MOVE_SETS["four"]]
    assert rims == [False, True, False, True]


def test_forbidden_moves_have_no_wedge(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> None:
    level = level_of(ROWS, '[rules]\nedges = "forbid"')
    surface = painted(overlays()["q-values"], snapshot_of(level), 64)
    assert surface.get_at(spot(64, 0, 0, (-1, 0))).a == 0
    assert surface.get_at(spot(64, 0, 0, (1, 0))).a == 255


def test_a_best_action_that_is_no_move_is_a_ring_and_no_arrow(
    level: Callable[[str], Level], snapshot_of: Callable[..., Snapshot]
) -> None:
    start = snapshot_of(level("four"))
    mdp = replace(start.mdp, actions=("up", "right", "down", "dropoff"))
    q, visits = np.zeros((len(mdp.states), 4)), np.ones((len(mdp.states), 4))
    q[:, 3] = 1.0
    surface = painted(overlays()["arrows"], replace(snapshot_of(start.level, {Field.Q: q, Field.VISITS: visits}), mdp=mdp), 64)
    cell = pygame.mask.from_surface(surface.subsurface((10, 10 + 64, 64, 64)), 100)
    box = cell.get_bounding_rects()[0]
    assert cell.count() > 0
    assert abs(box.centerx - 32) <= 1  # in the middle
    assert not cell.get_at((box.right - 1, box.top))  # round
    assert max(box.size) <= 20


@pytest.mark.parametrize("moves", list(MOVE_SETS))
def test_all_best_moves_have_arrows_and_none_where_nothing_was_learned(
    moves: str, level: Callable[[str], Level], snapshot_of: Callable[..., Snapshot]
) -> None:
    start = snapshot_of(level(moves))
    actions = len(start.mdp.actions)
    q, visits = np.zeros((len(start.mdp.states), actions)), np.ones((len(start.mdp.states), actions))
    here, there = int(start.mdp.state_at()[1, 0]), int(start.mdp.state_at()[3, 3])
    q[here, 1] = 1.0
    visits[there] = 0
    surface = painted(overlays()["arrows"], snapshot_of(start.level, {Field.Q: q, Field.VISITS: visits}), 64)
    box = [surface.subsurface((10 + col * 64, 10 + row * 64, 64, 64)) for row, col in ((1, 0), (2, 0), (3, 3))]
    one, ties, none = (pygame.mask.from_surface(part, 100).count() for part in box)
    assert none == 0
    assert 0 < one < ties
    for row, col in (MOVES[name] for name in start.mdp.actions if name != "stay"):
        assert surface.get_at(spot(64, 2, 0, (row, col), 0.18))[3] > 0  # every tie points its way
    assert surface.get_at(spot(64, 2, 4)).a == 0  # the goal


def test_petals_grow_with_probability(level: Callable[[str], Level], snapshot_of: Callable[..., Snapshot]) -> None:
    start = snapshot_of(level("four"))
    sizes = []
    for chance in (0.0, 0.1, 0.4, 1.0):
        policy = np.zeros(start.mdp.legal.shape)
        policy[int(start.mdp.state_at()[1, 0]), 1] = chance
        surface = painted(overlays()["policy"], snapshot_of(start.level, {Field.POLICY: policy}), 64)
        sizes.append(pygame.mask.from_surface(surface, 100).count())
    assert sizes[0] == 0 < sizes[1] < sizes[2] < sizes[3]


def test_fog_lies_where_nobody_was_and_marks_moves_never_tried(
    level: Callable[[str], Level], snapshot_of: Callable[..., Snapshot]
) -> None:
    start = snapshot_of(level("four"))
    visits = np.ones(start.mdp.legal.shape)
    at = start.mdp.state_at()
    visits[at[1, 0]] = 0
    visits[at[3, 3], 1] = 0
    surface = painted(overlays()["fog"], snapshot_of(start.level, {Field.VISITS: visits}), 64)
    assert surface.get_at(spot(64, 1, 0)).a > 0
    assert surface.get_at(spot(64, 3, 2)).a == 0
    assert surface.get_at(spot(64, 3, 3, MOVES["right"], 0.41)).a > 0
    assert surface.get_at(spot(64, 3, 3, MOVES["left"], 0.41)).a == 0


def test_dots_count_powers_of_ten(level: Callable[[str], Level], snapshot_of: Callable[..., Snapshot]) -> None:
    start = snapshot_of(level("four"))
    areas = []
    for count in (0.0, 1.0, 9.0, 10.0, 99.0, 100.0, 1e9):
        visits = np.zeros(start.mdp.legal.shape)
        visits[int(start.mdp.state_at()[1, 0]), 2] = count
        surface = painted(overlays()["visits"], snapshot_of(start.level, {Field.VISITS: visits}), 64)
        areas.append(pygame.mask.from_surface(surface, 100).count())
    none, one, nine, ten, most_of_ten, hundred, many = areas
    assert none == 0 < one == nine < ten == most_of_ten < hundred < many


def test_what_moved_farthest_is_the_brightest(level: Callable[[str], Level], snapshot_of: Callable[..., Snapshot]) -> None:
    start = snapshot_of(level("four"))
    moved = np.zeros(len(start.mdp.states))
    order = [(1, 0), (2, 0), (3, 0), (4, 0)]
    moved[[start.mdp.state_at()[cell] for cell in order]] = 0.001, 0.05, 0.3, 1.0
    surface = painted(overlays()["last-update"], replace(start, moved=moved), 64)
    shades = [surface.get_at(spot(64, *cell, (0, -1), 0.45)).a for cell in order]
    assert 0 < shades[0] < shades[1] < shades[2] < shades[3]
    assert surface.get_at(spot(64, 3, 3, (0, -1), 0.45)).a == 0
    assert painted(overlays()["last-update"], start, 64).get_bounding_rect().size == (0, 0)


@pytest.mark.parametrize("id, field", [("values", Field.V), ("q-values", Field.Q), ("arrows", Field.Q), ("visits", Field.VISITS)])
def test_a_key_changes_only_with_what_is_drawn(
    id: str, field: Field, level: Callable[[str], Level], snapshot_of: Callable[..., Snapshot]
) -> None:
    overlay, view = overlays()[id], Viewport(pygame.Rect(0, 0, 300, 300), 5, 5)
    snapshot = snapshot_of(level("four"))
    key = overlay.key(drawn_of(snapshot), view)
    same = replace(snapshot, number=5, units=99, lived=99, fields={kind: array.copy() for kind, array in snapshot.fields.items()})
    assert overlay.key(drawn_of(same), view) == key
    other = replace(snapshot, fields={**snapshot.fields, field: snapshot.fields[field] + 1})
    assert overlay.key(drawn_of(other), view) != key
    assert overlay.key(drawn_of(snapshot), view.zoomed(2.0, (150, 150))) != key
    assert overlay.key(drawn_of(snapshot), replace(view, bound=2.0)) != key


def test_dots_stand_inside_their_cell(level: Callable[[str], Level], snapshot_of: Callable[..., Snapshot]) -> None:
    for cell in (16, 24, 47, 64):
        surface = painted(overlays()["visits"], snapshot_of(level("four").__class__("t", ("S",))), cell)
        assert pygame.mask.from_surface(surface, 30).get_bounding_rects()[0].top - 10 >= 2


@pytest.mark.parametrize("id", ["values", "q-values"])
def test_what_is_small_beside_the_best_there_is_has_a_pale_colour(
    id: str, level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]
) -> None:
    start, view = snapshot_of(level_of("S.G")), Viewport(pygame.Rect(0, 0, 300, 300), 1, 3)
    tiny = {Field.V: np.array([-0.002, 0.0, 0.0]), Field.Q: np.full((3, 4), -0.002)}
    early = snapshot_of(start.level, tiny)
    scale = overlays()[id].scale
    assert scale is not None
    assert scale(drawn_of(early), view) == 1.0  # the cheese pays 1
    best = Optimum(np.array([12.0, 13.0, 0.0]), np.zeros((3, 4)), np.zeros((3, 4), bool), 12.0)
    solved = replace(early, optimum=best)
    assert scale(drawn_of(solved), view) == 15.0
    assert overlays()[id].key(drawn_of(solved), view) != overlays()[id].key(drawn_of(early), view)
    endless = replace(best, v=np.full(3, -np.inf))
    assert scale(drawn_of(replace(early, optimum=endless)), view) == 1.0


def test_where_nothing_gains_a_walk_along_two_sides_is_the_measure(
    level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]
) -> None:
    tail = '[rules]\nstep_reward = -1.0\n[legend]\n"G" = { kind = "goal", enter = 0.0 }\n"C" = { kind = "cliff", enter = -99.0 }'
    assert least_bound(drawn_of(snapshot_of(level_of("....\nSCCG", tail)))) == 6.0


def test_the_numbers_of_a_cell_are_written_alike_and_keep_off_its_edges() -> None:
    ways = tuple(MOVES[name] for name in MOVE_SETS["four"])
    for cell in (58, 71, 96):
        size = q_values._text_size(cell, ways)
        rooms = q_values._rooms(cell, ways, size)
        for values in ((-0.1, -0.1, -0.018, 0.04), (-2.33, -27.8, -2.0, -3.0)):
            notes = [q_values.Note(value, 0, True, room) for value, room in zip(values, rooms, strict=True)]
            stamps = q_values._note_stamps(notes, size, 2)
            assert len(stamps) == 4
            for stamp, room in stamps:
                inside = q_values.sector_stencil(cell, ways).parts // q_values.rim_shades(cell) == rooms.index(room)
                left, width = round(room.x - stamp.get_width() / 2), stamp.get_width()
                assert inside[round(room.y), left - 1 : left + width + 1].all()
    faint = q_values.Note(-0.018, 100, False, q_values.Room(20.0, 20.0, 14))
    assert q_values._note_stamps([faint], 9, 2) == []  # neither "0.0" nor "−0"


@pytest.mark.parametrize("cell", [80, 96, 110, 128])
def test_where_there_is_room_two_decimals_of_any_figures_stand_in_every_wedge(cell: int) -> None:
    ways = tuple(MOVES[name] for name in MOVE_SETS["four"])
    size = q_values._text_size(cell, ways)
    least = min(room.width for room in q_values._rooms(cell, ways, size))
    assert max(q_values._figure_width(-number / 100, 2, size) for number in range(1, 100)) <= least


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("strip", [pygame.Rect(0, 0, 300, 3), pygame.Rect(0, 0, 3, 300)], ids=["above", "left"])
def test_a_strip_beside_the_board_that_scrolls_into_sight_has_nothing_to_paint(
    id: str, strip: pygame.Rect, level: Callable[[str], Level], snapshot_of: Callable[..., Snapshot]
) -> None:
    overlay, start = overlays()[id], snapshot_of(level("four"))
    ones = {field: np.ones(array.shape) for field, array in start.fields.items()}
    snapshot = replace(start, fields=ones, moved=ones[Field.V])
    view = Viewport(pygame.Rect(0, 0, 300, 300), 5, 5, margin=20).part(strip)
    r0, r1, c0, c1 = view.visible()
    assert (r1 - r0) * (c1 - c0) == 0
    surface = pygame.Surface(strip.size, pygame.SRCALPHA)
    overlay.paint(surface, drawn_of(snapshot), view)
    if overlay.inscribe:
        overlay.inscribe(surface, drawn_of(snapshot), view)
    assert not pygame.surfarray.array_alpha(surface).any()


def test_no_two_overlays_ask_for_the_same_place_and_all_ids_are_here() -> None:
    orders = [overlay.order for overlay in overlays().values()]
    assert len(set(orders)) == len(orders) and orders == sorted(orders)
