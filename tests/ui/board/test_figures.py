"""What is seen of a tile follows from its fields and its picture."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pygame
import pytest

from playground.ui.board.figures import (
    Figure,
    Pose,
    figure_of,
    figure_stamp,
    ground_stamp,
    has_asset,
    letters,
    quiet,
    tile_image,
)
from playground.world import Level, Tile
from playground.world.tile import Spread
from playground.world.tiles import TILES

PLAIN = {"floor"}
"""Kinds that have nothing to show."""


def inked(stamp: pygame.Surface) -> int:
    return pygame.mask.from_surface(stamp, 40).count()


@pytest.mark.parametrize("size", [1, 2, 5, 16, 29, 64, 128])
@pytest.mark.parametrize("kind", list(TILES))
def test_every_kind_is_drawn_at_every_size(kind: str, size: int) -> None:
    for tucked in (False, True):
        stamp = figure_stamp(Figure(TILES[kind]), size, tucked)
        assert stamp.get_size() == (size, size)
        if size >= 5:
            assert (inked(stamp) > 0) == (kind not in PLAIN)
    assert tile_image(TILES[kind], size).get_size() == (size, size)


def test_no_two_kinds_look_alike() -> None:
    looks = {pygame.image.tobytes(tile_image(tile, 64), "RGBA") for kind, tile in TILES.items() if kind not in PLAIN}
    assert len(looks) == len(TILES) - len(PLAIN)


ACTS = [
    {"ends": True},
    {"exit": 0.0},
    {"slides": True},
    {"slip": 0.5},
    {"to": ("a",)},
    {"swap": (("up", "down"),)},
    {"once": True},
]


@pytest.mark.parametrize("changes", ACTS)
def test_whatever_a_kind_without_a_picture_does_it_gets_a_placeholder(changes: dict[str, object]) -> None:
    assert inked(figure_stamp(Figure(Tile(kind="volcano", glyph="V", **changes)), 64)) > 100


@pytest.mark.parametrize("changes", [{}, {"slip": 0.0}, {"starts": True}])
def test_a_kind_that_does_nothing_needs_no_picture(changes: dict[str, object]) -> None:
    assert inked(figure_stamp(Figure(Tile(kind="volcano", glyph="V", **changes)), 64)) == 0


def test_an_unknown_kind_gets_a_placeholder_that_does_not_look_like_floor() -> None:
    strange = Tile(kind="volcano", glyph="V", title="Volcano", ends=True)
    assert not has_asset("tiles/volcano.svg")
    assert inked(figure_stamp(Figure(strange), 64)) > 100
    other = figure_stamp(Figure(replace(strange, glyph="W")), 64)
    assert pygame.image.tobytes(other, "RGBA") != pygame.image.tobytes(figure_stamp(Figure(strange), 64), "RGBA")


def test_rewards_are_printed_from_the_tile() -> None:
    goal = TILES["goal"]
    looks = {
        pygame.image.tobytes(figure_stamp(Figure(replace(goal, enter=enter)), 64), "RGBA") for enter in (0.0, 1.0, -1.0, 10.0)
    }
    assert len(looks) == 4
    floor = replace(TILES["floor"], leave=-2.0)
    assert inked(figure_stamp(Figure(floor), 64)) > 0
    assert inked(figure_stamp(Figure(floor), 16)) == 0  # it could not be read


def test_a_badge_never_leaves_its_cell() -> None:
    loud = replace(TILES["goal"], enter=-123456.0, leave=-0.0375)
    stamp = figure_stamp(Figure(loud), 40)
    box = stamp.get_bounding_rect()
    assert stamp.get_rect().contains(box)


@pytest.mark.parametrize("side, spot", [("up", (32, 2)), ("right", (61, 32)), ("down", (32, 61)), ("left", (2, 32))])
def test_blocked_sides_are_walled(side: str, spot: tuple[int, int]) -> None:
    stamp = figure_stamp(Figure(replace(TILES["floor"], blocks_from=(side,))), 64)
    assert stamp.get_at(spot).a > 200
    assert stamp.get_at((63 - spot[0], 63 - spot[1])).a == 0


def test_a_belt_points_where_it_carries() -> None:
    belts = [TILES[f"belt-{way}"] for way in ("up", "right", "down", "left")]
    up = figure_stamp(Figure(belts[0]), 64)
    for quarter, belt in enumerate(belts):
        turned = pygame.transform.rotate(up, -90 * quarter)
        stamp = figure_stamp(Figure(belt), 64)
        spots = [(x, y) for x in range(4, 60, 5) for y in range(4, 60, 5)]
        far = [
            spot for spot in spots if max(abs(a - b) for a, b in zip(stamp.get_at(spot), turned.get_at(spot), strict=True)) > 70
        ]
        assert len(far) <= 7  # of 144: on edges a pixel may fall to the other side


def test_jumps_and_portals_share_a_letter_with_where_they_lead(level_of: Callable[..., Level]) -> None:
    tail = '[legend]\n"A" = { kind = "jump", to = "a", reward = 10.0 }\n"B" = { kind = "jump", to = ["b", "a"] }\n'
    tail += '"a" = { kind = "landing" }\n"b" = { kind = "landing" }'
    level = level_of("SA.B\n~a.b\nO..O", tail)
    marked = letters(level)
    assert marked == {"A": "A", "a": "A", "B": "B A", "b": "B", "O": "O"}
    assert figure_of(level, "a", marked).target
    assert not figure_of(level, "A", marked).target
    assert figure_of(level, "~", marked).letter == ""  # the start needs no letter


def test_letters_stay_apart_when_both_cases_lead_somewhere(level_of: Callable[..., Level]) -> None:
    tail = '[legend]\n"1" = { kind = "jump", to = "a" }\n"2" = { kind = "jump", to = "A" }\n'
    tail += '"a" = { kind = "landing" }\n"A" = { kind = "landing" }'
    assert letters(level_of("S12\n.aA", tail)) == {"1": "a", "2": "A", "a": "a", "A": "A"}


def test_wind_blows_where_there_is_no_wall(level_of: Callable[..., Level]) -> None:
    level = level_of("S.#")
    assert inked(figure_stamp(figure_of(level, ".", {}, breeze=2), 64)) > 0
    assert figure_of(level, "#", {}, breeze=2) == figure_of(level, "#", {})


def test_where_an_episode_ends_the_ground_is_another() -> None:
    assert ground_stamp(True, 64).get_at((32, 32)) != ground_stamp(False, 64).get_at((32, 32))


def test_a_jump_may_lead_to_what_is_not_there_yet() -> None:
    jump = replace(TILES["jump"], glyph="A", to=("z",))
    level = Level("t", ("SA.",), legend={"A": jump})
    assert letters(level) == {"A": "Z", "z": "Z"}


@pytest.mark.parametrize("kind", ["door-red", "door-blue", "door-green", "door-yellow", "gate", "open-gate"])
def test_what_is_open_looks_otherwise_and_lets_estimates_be_seen(kind: str) -> None:
    shut, opened = Figure(TILES[kind], pose=Pose.SHUT), Figure(TILES[kind], pose=Pose.OPEN)
    assert quiet(shut)
    assert not quiet(opened)
    assert pygame.image.tobytes(figure_stamp(shut, 64), "RGBA") != pygame.image.tobytes(figure_stamp(opened, 64), "RGBA")


def test_keys_and_their_doors_are_told_apart_without_colour() -> None:
    def greys(kind: str) -> np.ndarray:
        return pygame.surfarray.array3d(pygame.transform.grayscale(tile_image(TILES[kind], 64))).astype(int)

    for what in ("key", "door"):
        looks = [greys(f"{what}-{colour}") for colour in ("red", "blue", "green", "yellow")]
        for number, one in enumerate(looks):
            assert all((abs(one - other) > 40).sum() > 600 for other in looks[number + 1 :])


def test_rewards_that_vary_say_by_how_much() -> None:
    dice = TILES["dice"]
    plain = replace(dice, noise=Spread())
    wider = replace(dice, noise=Spread(either=(-5.0, 5.0)))
    looks = {pygame.image.tobytes(figure_stamp(Figure(tile), 64), "RGBA") for tile in (dice, plain, wider)}
    assert len(looks) == 3


def test_switches_of_several_names_have_them_printed(level_of: Callable[..., Level]) -> None:
    one = level_of("StTG")
    assert letters(one) == {}
    two = level_of("StTxyG", '[legend]\n"x" = { kind = "switch", toggles = "b" }\n"y" = { kind = "gate", obeys = "b" }')
    assert letters(two) == {"t": "GAT", "T": "GAT", "x": "B", "y": "B"}


def test_in_the_palette_a_gate_is_as_an_episode_finds_it() -> None:
    opened, shut = (pygame.image.tobytes(tile_image(TILES[kind], 64), "RGBA") for kind in ("open-gate", "gate"))
    gate = TILES["open-gate"]
    assert opened != pygame.image.tobytes(tile_image(replace(gate, blocks=True), 64), "RGBA")
    assert shut != pygame.image.tobytes(tile_image(replace(TILES["gate"], blocks=False), 64), "RGBA")
