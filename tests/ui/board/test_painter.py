"""The board paints what changed, and the same picture whichever way it came there."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pygame
import pytest

from playground.learning.learner import Field
from playground.training.snapshot import Agent, Snapshot, Transition
from playground.ui.board.painter import BoardPainter, overlays, shown
from playground.ui.board.scale import colour_at, steps_of
from playground.ui.board.scene import Burst, Float, Scene, Slip
from playground.ui.board.viewport import Viewport
from playground.ui.stage.estimates import drawn_of
from playground.ui.theme import CARD, CELL, SUNKEN
from playground.world import Cell, Level, parse_level
from playground.world.mdp import Floor

SIZE = (420, 300)


def drawn(scene: Scene, board: BoardPainter | None = None) -> np.ndarray:
    surface = pygame.Surface(SIZE)
    surface.fill((1, 2, 3))
    (board or BoardPainter()).draw(surface, scene)
    return pygame.surfarray.array3d(surface)


@pytest.fixture
def trained(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> Snapshot:
    level = level_of("S..#.\n.%.*.\n.P..G\n.....")
    values = np.linspace(-1, 1, 19)
    return snapshot_of(level, {Field.V: values, Field.Q: values[:, None] + np.array([0.1, -0.1, 0.3, 0.0])})


def scene(snapshot: Snapshot, *ids: str, **changes: object) -> Scene:
    view = Viewport(pygame.Rect(0, 0, *SIZE), snapshot.level.height, snapshot.level.width)
    return Scene(snapshot.level, view, drawn_of(snapshot), tuple(overlays()[id] for id in ids), **changes)


def test_ground_card_and_values_have_their_colours(trained: Snapshot) -> None:
    plain, heat = scene(trained), scene(trained, "values")
    pixels, hot = drawn(plain), drawn(heat)
    view = plain.view
    corner = view.rect_of((0, 1)).move(8, 8).topleft
    assert tuple(pixels[2, 2]) == CARD
    assert tuple(pixels[corner]) == CELL
    assert tuple(pixels[view.rect_of((2, 4)).move(8, 8).topleft]) == SUNKEN
    state = int(trained.mdp.state_at()[0, 1])
    assert tuple(hot[corner]) == colour_at(int(steps_of(trained.fields[Field.V][[state]], 1.0)[0]))
    assert tuple(hot[view.rect_of((2, 4)).move(8, 8).topleft]) == SUNKEN  # nothing is expected where it ends


def test_it_stays_inside_its_rect(trained: Snapshot) -> None:
    rect = pygame.Rect(100, 80, 200, 120)
    view = Viewport(rect, 4, 5, zoom=3.0)
    scenery = replace(
        scene(trained, "q-values", agent=(0, 0)), view=view, floats=(Float(1.0, Cell(0, 0), 0.0),), hover=Cell(0, 0), now=0.2
    )
    pixels = drawn(scenery)
    outside = np.ones(SIZE, bool)
    outside[rect.left : rect.right, rect.top : rect.bottom] = False
    assert (pixels[outside] == (1, 2, 3)).all()
    assert (pixels[~outside] != (1, 2, 3)).any(axis=1).all()


def test_only_what_changed_is_painted(trained: Snapshot) -> None:
    board, first = BoardPainter(), scene(trained, "values", "arrows")
    drawn(first, board)
    assert board.painted == 5  # ground, heat, figures, arrows, numbers
    drawn(replace(first, now=3.0, agent=(1, 1), hover=Cell(0, 0), floats=(Float(1, Cell(0, 0), 2.9),)), board)
    drawn(replace(first, drawn=drawn_of(replace(trained, number=8, fields=dict(trained.fields)))), board)
    assert board.painted == 5
    warmer = {**trained.fields, Field.V: trained.fields[Field.V] + 0.01}
    drawn(replace(first, drawn=drawn_of(replace(trained, number=9, fields=warmer))), board)
    assert board.painted == 7  # heat and numbers
    drawn(replace(first, view=first.view.zoomed(2.0, (200, 150))), board)
    assert board.painted == 12


def test_keys_are_worked_out_only_where_something_may_have_changed(trained: Snapshot) -> None:
    asked = []

    def key(drawn: object, view: Viewport) -> int:
        asked.append(view)
        return 0

    board, first = BoardPainter(), scene(trained)
    counted = replace(first, overlays=(replace(overlays()["values"], key=key, inscribe=None),))
    before = drawn(counted, board)
    number = len(asked)
    assert number > 0
    assert (drawn(replace(counted, now=3.0), board) == before).all()
    assert len(asked) == number
    drawn(replace(counted, drawn=drawn_of(replace(trained, number=8))), board)
    assert len(asked) > number


def test_a_layer_is_made_once(trained: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    board, first = BoardPainter(), scene(trained, "values", "arrows")
    drawn(first, board)
    made, surface = [], pygame.Surface

    def counted(*arguments: object) -> pygame.Surface:
        made.append(arguments)
        return surface(*arguments)

    warmer = {**trained.fields, Field.V: trained.fields[Field.V] + 0.01}
    again, screen = replace(first, drawn=drawn_of(replace(trained, number=9, fields=warmer))), pygame.Surface(SIZE)
    monkeypatch.setattr("playground.ui.board.painter.pygame.Surface", counted)
    board.draw(screen, again)
    assert board.painted == 7
    assert made == []


@pytest.mark.parametrize("pan", [(7, 0), (0, -5), (-13, 9), (60, 45), (-400, 0)])
@pytest.mark.parametrize("ids", [("values", "arrows", "fog"), ("q-values", "visits", "last-update"), ("policy",)])
def test_a_pan_shows_what_painting_anew_shows(trained: Snapshot, ids: tuple[str, ...], pan: tuple[int, int]) -> None:
    before = scene(trained, *ids)
    before = replace(before, view=replace(before.view, zoom=3.0, centre=(2.0, 2.5)))
    board = BoardPainter()
    drawn(before, board)
    moved = replace(before, view=before.view.panned(*pan))
    assert (drawn(moved, board) == drawn(moved)).all()


def test_a_change_under_a_pan_is_seen(trained: Snapshot) -> None:
    before = scene(trained, "values")
    before = replace(before, view=replace(before.view, zoom=3.0))
    board = BoardPainter()
    drawn(before, board)
    fields = {**trained.fields, Field.V: -trained.fields[Field.V]}
    moved = replace(before, view=before.view.panned(4, 4), drawn=drawn_of(replace(trained, fields=fields)))
    assert (drawn(moved, board) == drawn(moved)).all()


def test_an_edited_level_is_drawn_before_its_table_is_there(trained: Snapshot, level_of: Callable[..., Level]) -> None:
    wider = level_of("S.....\n......")
    view = Viewport(pygame.Rect(0, 0, *SIZE), 2, 6)
    assert (drawn(Scene(wider, view, drawn_of(trained), tuple(overlays().values()))) == drawn(Scene(wider, view))).all()


def test_what_is_hidden_or_unknown_is_not_drawn(trained: Snapshot) -> None:
    every = tuple(overlay for overlay in overlays().values() if not overlay.compares)
    assert [overlay.id for overlay in every] == [one.id for one in sorted(every, key=lambda one: (one.order, one.id))]
    everything = [overlay.id for overlay in shown(every, drawn_of(trained))]
    assert everything == [overlay.id for overlay in every if not any(overlay.id in one.hides for one in every)]
    assert "values" not in everything
    without = drawn_of(replace(trained, fields={Field.V: trained.fields[Field.V]}))
    assert [overlay.id for overlay in shown(every, without)] == ["values", "thread", "last-update"]
    assert shown(every, None) == ()


@pytest.mark.parametrize("rows, cols", [(1, 1), (1, 40), (40, 1), (20, 30), (300, 400)])
@pytest.mark.parametrize("size", [(1, 1), (60, 40), (420, 300)])
def test_every_size_is_drawn(rows: int, cols: int, size: tuple[int, int], snapshot_of: Callable[..., Snapshot]) -> None:
    level = parse_level('format = 1\ntitle = "t"\nmap = """\n' + "\n".join("." * cols for _ in range(rows)) + '\n"""\n')
    snapshot = snapshot_of(level)
    surface = pygame.Surface(size)
    for zoom in (1.0, 6.0):
        view = Viewport(surface.get_rect(), rows, cols, zoom=zoom)
        BoardPainter().draw(surface, Scene(level, view, drawn_of(snapshot), tuple(overlays().values()), agent=(0, 0)))
        spot = view.rect_of((rows // 2, cols // 2)).center
        if surface.get_rect().collidepoint(spot) and view.cell_size > 2:
            assert surface.get_at(spot)[:3] != CARD


def test_what_moves_is_seen(trained: Snapshot) -> None:
    bare = scene(trained)
    still = drawn(bare)
    seen = [
        replace(bare, agent=(1.0, 1.5)),
        replace(bare, agent=(1.0, 1.5), mood="happy"),
        replace(bare, agent=(1.0, 1.5), mood="dizzy"),
        replace(bare, agent=(1.0, 1.5), heading="left"),
        replace(bare, hover=Cell(0, 0)),
        replace(bare, selected=(Cell(0, 0),)),
        replace(bare, preview=(Cell(0, 1),), preview_glyph="#"),
        replace(bare, preview=(Cell(0, 1),)),
        replace(bare, slip=Slip(Cell(1, 1), (-1, 0), (0, 1))),
        replace(bare, slip=Slip(Cell(1, 1), (-1, 0), (0, 0))),
        replace(bare, floats=(Float(10.0, Cell(1, 1), 0.0),), now=0.3),
        replace(bare, floats=(Float(-10.0, Cell(1, 1), 0.0),), now=0.3),
        replace(bare, burst=Burst(Cell(2, 4), True, 0.0), now=0.3),
        replace(bare, burst=Burst(Cell(2, 4), False, 0.0), now=0.3),
        replace(bare, burst=Burst(Cell(2, 4), False, 0.0), now=9.0, reduced_motion=True),
    ]
    pictures = [drawn(moment) for moment in seen]
    assert all((picture != still).any() for picture in pictures)
    different = {picture.tobytes() for picture in pictures}
    assert len(different) == len(pictures)
    over = replace(bare, floats=(Float(10.0, Cell(1, 1), 0.0),), burst=Burst(Cell(2, 4), True, 0.0), now=9.0)
    assert (drawn(over) == still).all()


def test_caches_are_bounded(trained: Snapshot) -> None:
    board = BoardPainter()
    for number in range(40):
        surface = pygame.Surface((100 + number, 90))
        first = scene(trained, "values", "arrows", "visits", "fog")
        board.draw(surface, replace(first, view=Viewport(surface.get_rect(), 4, 5)))
    assert len(board._layers) == 7
    board.draw(surface, replace(first, view=Viewport(surface.get_rect(), 4, 5), overlays=()))
    assert len(board._layers) == 2


@pytest.mark.parametrize("id", ["visits", "policy", "arrows", "last-update"])
def test_tiles_stay_whole_where_nothing_covers_the_cells(
    id: str, level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]
) -> None:
    snapshot = snapshot_of(level_of("S*G"))
    plain = scene(snapshot)
    corner = plain.view.rect_of((0, 1)).move(0, round(plain.view.cell_size * 0.8)).move(12, 0).topleft
    ice = drawn(plain)[corner]
    assert tuple(ice) != CELL
    assert (drawn(scene(snapshot, id))[corner] == ice).all()
    assert (drawn(scene(snapshot, "values"))[corner] != ice).any()


def test_what_is_too_much_for_a_frame_is_painted_band_by_band(snapshot_of: Callable[..., Snapshot]) -> None:
    level = parse_level('format = 1\ntitle = "t"\nmap = """\n' + "\n".join("." * 600 for _ in range(600)) + '\n"""\n')
    first = snapshot_of(level)
    surface, board = pygame.Surface((600, 600)), BoardPainter()
    view = Viewport(surface.get_rect(), 600, 600)
    large = Scene(level, view, drawn_of(first), (overlays()["values"],))
    board.draw(surface, large)
    assert not board.unfinished  # the first picture is whole
    hot = replace(first, number=5, fields={**first.fields, Field.V: first.fields[Field.V] + 1.0})
    warm = replace(large, drawn=drawn_of(hot))
    board.draw(surface, warm)
    assert board.unfinished
    frames = 1
    while board.unfinished:
        board.draw(surface, warm)
        frames += 1
    whole = pygame.Surface((600, 600))
    BoardPainter().draw(whole, warm)
    assert (pygame.surfarray.array3d(surface) == pygame.surfarray.array3d(whole)).all()
    near = replace(warm, view=view.zoomed(3.0, (100, 100)))
    board.draw(surface, near)
    while board.unfinished:
        board.draw(surface, near)
    BoardPainter().draw(whole, near)
    assert (pygame.surfarray.array3d(surface) == pygame.surfarray.array3d(whole)).all()
    assert frames > 2


def test_the_floor_that_is_looked_at_is_painted(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> None:
    level = level_of("Sa.\n..G")
    snapshot = snapshot_of(level)
    red = list(snapshot.mdp.floors).index(Floor(("red",)))
    values = np.where(snapshot.mdp.floor == red, 1.0, -1.0)
    snapshot = replace(snapshot, fields={**snapshot.fields, Field.V: values})
    bare, held = (
        replace(before, view=replace(before.view, floor=floor), floor=snapshot.mdp.floors[floor])
        for before, floor in ((scene(snapshot, "values"), 0), (scene(snapshot, "values"), red))
    )
    spot = bare.view.rect_of((1, 0)).move(8, 8).topleft
    first, second = drawn(bare), drawn(held)
    assert tuple(first[spot]) == colour_at(int(steps_of(np.array([-1.0]), 1.0)[0]))
    assert tuple(second[spot]) == colour_at(int(steps_of(np.array([1.0]), 1.0)[0]))
    key = bare.view.rect_of((0, 1)).center
    assert tuple(first[key]) != tuple(second[key])  # it lies there, and it is gone


def test_the_way_and_its_knots_are_drawn(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> None:
    level = level_of("Sa.\n..G")
    snapshot = snapshot_of(level)
    mdp, last = snapshot.mdp, []
    at = 0
    for _ in range(2):
        after = int(mdp.successor[at, mdp.actions.index("right"), 0])
        last.append(Transition(at, mdp.actions.index("right"), 0.0, after, False, False, "me"))
        at = after
    walked = replace(snapshot, last=tuple(last), agent=Agent(at, 2, 0.0, 0.0))
    plain, way = drawn(scene(walked)), drawn(scene(walked, "thread"))
    view = scene(walked).view
    changed = [tuple(spot) for spot in np.argwhere((plain != way).any(axis=2)).tolist()]
    near = [*(view.rect_of((0, col)).midright for col in range(2)), view.rect_of((0, 1)).topright]
    assert changed
    for x, y in changed:
        assert any(abs(x - spot[0]) < view.cell_size // 3 and abs(y - spot[1]) < view.cell_size // 3 for spot in near)
    resting = replace(walked, agent=Agent(at, 0, 0.0, 0.0))
    assert (drawn(scene(resting, "thread")) == plain).all()
