"""Where the parts of a network stand: inputs on the left, hidden layers as fields of circles, outputs on the right."""

import re
from dataclasses import dataclass
from typing import NamedTuple

import pygame

from playground.learning.learner import NetworkPicture

Rect = pygame.Rect
Point = tuple[float, float]

LARGEST, LEAST = 30, 2
"""Distance from one circle to the next: at most so many units, at least so many pixels."""
PLANE = re.compile(r"^(.+) ([+-]\d+) ([+-]\d+)$")
"""The name of an input that is about a cell near the mouse: a word, rows down, columns to the right."""


class Plane(NamedTuple):
    """The inputs of one word as a picture of the surroundings: number, row and column of each."""

    word: str
    lights: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True)
class NetworkLayout:
    """The rectangles of the parts.

    layers, units: each hidden layer, and its circles. outs, words: the circles of the outputs, and the words beside them.
    """

    inputs: Rect
    layers: tuple[Rect, ...]
    units: tuple[tuple[Rect, ...], ...]
    outs: tuple[Rect, ...]
    words: tuple[Rect, ...]
    captions: tuple[Rect, ...]


def planes(names: tuple[str, ...]) -> tuple[tuple[Plane, ...], tuple[int, ...]]:
    """The inputs that form pictures, word by word, and the numbers of all others."""
    lights_by_word: dict[str, list[tuple[int, int, int]]] = {}
    single = []
    for number, name in enumerate(names):
        match = PLANE.match(name)
        if match is None:
            single.append(number)
            continue
        lights_by_word.setdefault(match[1], []).append((number, int(match[2]), int(match[3])))
    pictures = []
    for word, lights in lights_by_word.items():
        top, left = min(light[1] for light in lights), min(light[2] for light in lights)
        pictures.append(Plane(word, tuple((number, row - top, col - left) for number, row, col in lights)))
    return tuple(pictures), tuple(single)


def field(room: Rect, count: int, unit: float) -> tuple[Rect, ...]:
    """So many circles in columns, as large as fits, in the middle of a room. unit: pixels in a unit of length."""
    step = max(1, round(LARGEST * unit))
    while step > LEAST and (room.height // step) * (room.width // step) < count:
        step -= 1
    rows = max(1, min(count, room.height // step))
    columns = -(-count // rows)
    rows = -(-count // columns)
    left, top = room.centerx - columns * step // 2, room.centery - rows * step // 2
    gap = max(1, step // 8)
    return tuple(
        Rect(left + number // rows * step, top + number % rows * step, step, step).inflate(-gap, -gap) for number in range(count)
    )


def layout_of(area: Rect, picture: NetworkPicture, unit: float, caption: int) -> NetworkLayout:
    """Where everything stands in an area, with captions `caption` pixels high along its foot."""
    high = area.height - caption
    wide_in, wide_out = min(round(128 * unit), area.width // 4), min(round(140 * unit), max(round(96 * unit), area.width // 4))
    hidden = len(picture.weights) - 1
    gap = min(round(56 * unit), area.width // (4 * (hidden + 1)))
    layer_width = max(1, (area.width - wide_in - wide_out - gap * (hidden + 1)) // max(1, hidden))
    inputs = Rect(area.left, area.top, wide_in, high)
    layers = tuple(
        Rect(inputs.right + gap + number * (layer_width + gap), area.top, layer_width, high) for number in range(hidden)
    )
    pad = round(8 * unit)
    units = tuple(
        field(room.inflate(-pad, -pad), weights.shape[1], unit) for room, weights in zip(layers, picture.weights, strict=False)
    )
    layers = tuple(_around(circles, round(8 * unit)).clip(room) for circles, room in zip(units, layers, strict=True))
    count = picture.weights[-1].shape[1]
    step = min(high // max(1, count), round(40 * unit))
    side = max(4, min(step - max(2, round(6 * unit)), wide_out // 4))
    left, top = area.right - wide_out, area.top + (high - step * count) // 2
    outs = tuple(Rect(left, top + number * step + (step - side) // 2, side, side) for number in range(count))
    aside = round(6 * unit)
    words = tuple(Rect(spot.right + aside, spot.top, area.right - spot.right - aside, spot.height) for spot in outs)
    foot = area.top + high
    spots = (inputs, *layers, Rect(left, area.top, wide_out, high))
    captions = tuple(Rect(spot.centerx - (spot.width + gap) // 2, foot, spot.width + gap, caption).clip(area) for spot in spots)
    return NetworkLayout(inputs, layers, units, outs, words, captions)


def _around(circles: tuple[Rect, ...], pad: int) -> Rect:
    return circles[0].unionall(list(circles)).inflate(pad, pad)
