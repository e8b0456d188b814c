"""The pixels of a landscape, compiled: columns of cells seen at a slant, each pixel painted once.

All rays of one column of pixels lie over one line of the ground. The line is walked through the cells from the front to the
back; what rises above all before it is painted: first the side of a cell that faces the viewer, then its top. Where several of
them meet inside a pixel, each has its share; beside the middle of a pixel a further line is walked, which smooths steep edges.

All of the machine code comes from this file, which is how numba sees whether kept code is still true.
"""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.compiled import inlined, kernel

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
Packed = NDArray[np.uint32]
Frame = tuple[float, ...]
Light = tuple[float, float, float]

TOP, LEFT_SIDE, FRONT = 0, 1, 2
"""The faces that can be seen."""
ASIDE = 0.5
"""How far beside the middle of a pixel the further line is walked, and its part of the pixel."""
REACH, DARKEST = 0.34, 0.36
"""How far from a higher neighbour its shade reaches, in cells, and how dark it is at most."""
GROOVE, LIT_LEFT, LIT_FRONT = 0.17, 0.90, 0.74
"""How much darker the line between two cells is, and how much light the sides have; it comes from the left."""
NONE = -1
COS, SIN, TILT_SIN, TILT_COS, SCALE, X, Y, BASE, TEXELS, TEXTURE_ROW, TEXTURE_COL, LINE, EARTH = range(13)
"""What a `frame` holds, how a landscape is seen: cosine and sine of the turn, sine and cosine of the tilt; pixels of a cell; the
pixel of the board's middle at height 0; how high its foot is; texels of the texture in a cell, 0 without one, and the cell where
it begins; pixels of the lines between cells; the colour below the level ground."""
HORIZON, RED, GREEN, BLUE, COVER, LOWEST = range(6)
"""What a `pen` holds: the row (from the top of the picture, in pixels) below which all is painted, what the pixel there has so
far in each colour, how much of it is covered, and the first row that was painted."""


@inlined
def _channel(colour: Any, shift: int) -> float:
    return float((np.int64(colour) >> shift) & 255)


@inlined
def _packed(red: float, green: float, blue: float) -> Any:
    return np.uint32((int(red + 0.5) << 16) | (int(green + 0.5) << 8) | int(blue + 0.5))


@inlined
def _blend(out: Packed, own: Packed, x: int, y: int, red: float, green: float, blue: float) -> None:
    """Adds half of how the further line differs from the line in the middle of the pixel."""
    before, now = own[y], out[y, x]
    r, g = _channel(now, 16) + (red - _channel(before, 16)) * ASIDE, _channel(now, 8) + (green - _channel(before, 8)) * ASIDE
    b = _channel(now, 0) + (blue - _channel(before, 0)) * ASIDE
    out[y, x] = _packed(min(255.0, max(0.0, r)), min(255.0, max(0.0, g)), min(255.0, max(0.0, b)))


@inlined
def _put(out: Packed, own: Packed, x: int, y: int, line: int, red: float, green: float, blue: float) -> None:
    if line == 0:
        own[y] = out[y, x] = _packed(red, green, blue)
    else:
        _blend(out, own, x, y, red, green, blue)


@inlined
def _shade(heights: Floats, row: int, col: int, height: float) -> float:
    """How dark it is beside a neighbour at (row, col)."""
    if row < 0 or col < 0 or row >= heights.shape[0] or col >= heights.shape[1]:
        return 0.0
    over = heights[row, col] - height
    return DARKEST * min(1.0, over) if over > 0.0 else 0.0


@inlined
def _slab(place: float, way: float, half: float) -> tuple[float, float]:
    """Where a line that moves `way` a step lies between -half and half, from step to step."""
    if abs(way) < 1e-9:
        return (-1e30, 1e30) if abs(place) < half else (1e30, -1e30)
    one, other = (-half - place) / way, (half - place) / way
    return min(one, other), max(one, other)


@inlined
def _plain(
    x: float, y: float, t: float, leave: float, left: float, right: float, far: float, near: float, frame: Frame
) -> tuple[float, float]:
    """Where a line over the top of a cell is so far from its edges that it has full light."""
    inside = frame[LINE] / frame[SCALE]
    low, high = REACH if left > 0.0 else inside, 1.0 - (REACH if right > 0.0 else inside)
    begin_x, end_x = _slab(x - (low + high) / 2.0, frame[SIN], (high - low) / 2.0)
    low, high = REACH if far > 0.0 else inside, 1.0 - (REACH if near > 0.0 else inside)
    begin_y, end_y = _slab(y - (low + high) / 2.0, -frame[COS], (high - low) / 2.0)
    return max(t, max(begin_x, begin_y)), min(leave, min(end_x, end_y))


@inlined
def _is_bare(texture: Packed, x: float, y: float, texels: float) -> Any:
    """Whether nothing is draped over a place."""
    left, above = math.floor(x), math.floor(y)
    if texels == 0.0 or left < 0 or above < 0 or left + 1 >= texture.shape[1] or above + 1 >= texture.shape[0]:
        return True
    upper, lower = texture[above, left] | texture[above, left + 1], texture[above + 1, left] | texture[above + 1, left + 1]
    return (upper | lower) >> 24 == 0


@inlined
def _draped(texture: Packed, x: float, y: float, red: float, green: float, blue: float) -> Light:
    """A colour under the texture at a place between its texels."""
    left, above = math.floor(x), math.floor(y)
    a, b = np.int64(texture[above, left]), np.int64(texture[above, left + 1])
    c, d = np.int64(texture[above + 1, left]), np.int64(texture[above + 1, left + 1])
    right, below = x - left, y - above
    wa, wb = (1.0 - right) * (1.0 - below) * (a >> 24) / 255.0, right * (1.0 - below) * (b >> 24) / 255.0
    wc, wd = (1.0 - right) * below * (c >> 24) / 255.0, right * below * (d >> 24) / 255.0
    rest = 1.0 - wa - wb - wc - wd
    red = red * rest + wa * _channel(a, 16) + wb * _channel(b, 16) + wc * _channel(c, 16) + wd * _channel(d, 16)
    green = green * rest + wa * _channel(a, 8) + wb * _channel(b, 8) + wc * _channel(c, 8) + wd * _channel(d, 8)
    blue = blue * rest + wa * _channel(a, 0) + wb * _channel(b, 0) + wc * _channel(c, 0) + wd * _channel(d, 0)
    return min(255.0, red), min(255.0, green), min(255.0, blue)


@inlined
def _side(face: int, height: float, here: float, foot: float, upright: float, colour: Any, frame: Frame) -> Light:
    """The colour of a place on a side: `here` high on a column of `height`, `foot` above what stands before it."""
    light = LIT_LEFT if face == LEFT_SIDE else LIT_FRONT
    light *= 1.0 - 0.16 * min(1.0, max(0.0, height - here) * 0.5)
    light *= 1.0 - 0.22 * max(0.0, 1.0 - foot / REACH)
    if upright < frame[LINE]:
        light *= 1.0 - 0.14 * min(1.0, frame[LINE] - upright)
    if here < 0.0:
        colour = np.uint32(frame[EARTH])
        light *= 1.0 - 0.2 * min(1.0, -here * 0.4)
    return _channel(colour, 16) * light, _channel(colour, 8) * light, _channel(colour, 0) * light


@inlined
def _falling(strength: float, distance: float) -> float:
    return strength * (1.0 - distance / REACH) ** 2 if strength > 0.0 and distance < REACH else 0.0


@inlined
def _light(fx: float, fy: float, left: float, right: float, far: float, near: float, frame: Frame) -> float:
    """How much light a place on the top of a cell has, with four neighbours that take so much of it; less at its edges."""
    light = 1.0 - _falling(left, fx) - _falling(right, 1.0 - fx) - _falling(far, fy) - _falling(near, 1.0 - fy)
    edge = min(min(fx, 1.0 - fx), min(fy, 1.0 - fy)) * frame[SCALE]
    if edge < frame[LINE]:
        light -= GROOVE * min(1.0, frame[LINE] - edge)
    return max(0.3, light)


@inlined
def _strip(
    out: Packed, ids: Ints, heights: Floats, colour: Any, texture: Packed, frame: Frame, own: Packed, keys: Ints, pen: Floats,
    x: int, line: int, row: int, col: int, face: int, u: float, t: float, leave: float, edge: float,
) -> None:  # fmt: skip
    """Paints what is seen of one face, from the horizon up to `edge`. The line is over it from t to `leave`."""
    horizon = min(pen[HORIZON], float(out.shape[0]))
    pen[HORIZON] = edge
    if edge >= horizon:
        return
    cell, height, lowest, whole = row * heights.shape[1] + col, heights[row, col], horizon, max(0, math.ceil(edge))
    key, y = cell * 4 + face, math.ceil(horizon) - 1
    away_x, away_y = u * frame[COS] + heights.shape[1] * 0.5 - col, u * frame[SIN] + heights.shape[0] * 0.5 - row
    along = away_x + t * frame[SIN] if face == FRONT else away_y - t * frame[COS]
    upright = min(along, 1.0 - along) * frame[SCALE] * abs(frame[COS] if face == FRONT else frame[SIN])
    at = 1.0 / (frame[SCALE] * (frame[TILT_SIN] if face == TOP else frame[TILT_COS] + 1e-12))
    left, right = _shade(heights, row, col - 1, height), _shade(heights, row, col + 1, height)
    far, near = _shade(heights, row - 1, col, height), _shade(heights, row + 1, col, height)
    red, green, blue = _channel(colour, 16), _channel(colour, 8), _channel(colour, 0)
    texel_x, texel_y = (col - frame[TEXTURE_COL]) * frame[TEXELS] - 0.5, (row - frame[TEXTURE_ROW]) * frame[TEXELS] - 0.5
    worth = line == 0 and face == TOP and horizon - edge > 4.0
    plain = _plain(away_x, away_y, t, leave, left, right, far, near, frame) if worth else (1.0, 0.0)
    begin = frame[Y] * at - height * frame[TILT_COS] / frame[TILT_SIN]
    while y >= 0 and y + 1 > edge:
        upper, share = max(edge, float(y)), horizon - max(edge, float(y))
        if line == 0 and upper <= y + 0.5 < horizon:
            ids[y, x] = cell
        if line > 0 and share >= 1.0 and keys[y] == key:
            y -= 1
            while y >= whole and keys[y] == key:
                y -= 1
            horizon = y + 1.0
            continue
        middle = min(max(y + 0.5, edge), lowest)
        if face == TOP:
            on = min(max(begin - middle * at, t), leave)
            fx, fy = min(1.0, max(0.0, away_x + on * frame[SIN])), min(1.0, max(0.0, away_y - on * frame[COS]))
            tx, ty = texel_x + fx * frame[TEXELS], texel_y + fy * frame[TEXELS]
            bare = _is_bare(texture, tx, ty, frame[TEXELS])
            if bare and share >= 1.0 and line == 0 and plain[0] <= on <= plain[1]:
                keys[y], own[y], out[y, x] = key, colour, colour
                horizon, y = upper, y - 1
                continue
            light = _light(fx, fy, left, right, far, near, frame)
            r, g, b = red * light, green * light, blue * light
            if not bare:
                r, g, b = _draped(texture, tx, ty, r, g, b)
        else:
            r, g, b = _side(face, height, height - (middle - edge) * at, (lowest - middle) * at, upright, colour, frame)
        if share >= 1.0:
            keys[y] = key if line == 0 else keys[y]
            _put(out, own, x, y, line, r, g, b)
        else:
            pen[RED], pen[GREEN], pen[BLUE] = pen[RED] + share * r, pen[GREEN] + share * g, pen[BLUE] + share * b
            pen[COVER] += share
            if upper <= y:
                _put(out, own, x, y, line, pen[RED], pen[GREEN], pen[BLUE])
                pen[RED] = pen[GREEN] = pen[BLUE] = pen[COVER] = 0.0
        horizon = upper
        y -= 1


@inlined
def _start(pen: Floats, behind: Packed, first: float) -> None:
    """The pen at the foot of the board: the pixel there has its part of what is behind."""
    pen[HORIZON], pen[LOWEST], y = first, math.ceil(first) - 1, math.ceil(first) - 1
    pen[RED] = pen[GREEN] = pen[BLUE] = pen[COVER] = 0.0
    if 0 <= y < len(behind):
        pen[COVER] = share = y + 1.0 - first
        pen[RED], pen[GREEN] = share * _channel(behind[y], 16), share * _channel(behind[y], 8)
        pen[BLUE] = share * _channel(behind[y], 0)


@inlined
def _walk(
    out: Packed, ids: Ints, heights: Floats, tops: Packed, sides: Packed, texture: Packed, frame: Frame,
    behind: Packed, own: Packed, keys: Ints, pen: Floats, x: int, line: int, u: float,
) -> None:  # fmt: skip
    """Paints what is seen over one line of the ground."""
    rows, cols = heights.shape
    cos, sin, half_x, half_y = frame[COS], frame[SIN], cols / 2.0, rows / 2.0
    near_x, far_x = _slab(u * cos, sin, half_x)
    near_y, far_y = _slab(u * sin, -cos, half_y)
    t, end = max(near_x, near_y), min(far_x, far_y)
    pen[LOWEST] = NONE
    pen[HORIZON] = 0.0
    if t >= end:
        return
    face = LEFT_SIDE if near_x > near_y else FRONT
    step_x, step_y = (1 if sin > 0.0 else -1), (-1 if cos > 0.0 else 1)
    col = math.floor(u * cos + t * sin + half_x) if face == FRONT else (0 if step_x > 0 else cols - 1)
    row = math.floor(u * sin - t * cos + half_y) if face == LEFT_SIDE else (0 if step_y > 0 else rows - 1)
    col, row = min(cols - 1, max(0, col)), min(rows - 1, max(0, row))
    _start(pen, behind, frame[Y] - frame[SCALE] * (t * frame[TILT_SIN] + frame[BASE] * frame[TILT_COS]))
    while t < end and 0 <= row < rows and 0 <= col < cols and pen[HORIZON] > 0.0:
        next_x = (col + (step_x + 1) // 2 - half_x - u * cos) / sin if abs(sin) >= 1e-9 else 1e30
        next_y = (u * sin + half_y - row - (step_y + 1) // 2) / cos if abs(cos) >= 1e-9 else 1e30
        leave = min(end, min(next_x, next_y))
        lift = heights[row, col] * frame[TILT_COS]
        for part in range(2):
            edge = frame[Y] - frame[SCALE] * ((t if part == 0 else leave) * frame[TILT_SIN] + lift)
            if edge < pen[HORIZON]:
                colour = sides[row, col] if part == 0 else tops[row, col]
                seen = face if part == 0 else TOP
                _strip(out, ids, heights, colour, texture, frame, own, keys, pen, x, line, row, col, seen, u, t, leave, edge)
        t = max(t, leave)
        if next_x <= next_y:
            col, face = col + step_x, LEFT_SIDE
        else:
            row, face = row + step_y, FRONT
    y = math.ceil(pen[HORIZON]) - 1
    if pen[COVER] > 0.0 and 0 <= y < len(behind):
        rest = 1.0 - pen[COVER]
        r, g = pen[RED] + rest * _channel(behind[y], 16), pen[GREEN] + rest * _channel(behind[y], 8)
        _put(out, own, x, y, line, r, g, pen[BLUE] + rest * _channel(behind[y], 0))


@kernel
def paint(
    out: Packed, ids: Ints, heights: Floats, tops: Packed, sides: Packed, texture: Packed, frame: Frame,
    behind: Packed, own: Packed, keys: Ints, pen: Floats,
) -> None:  # fmt: skip
    """Paints a landscape over a picture, and notes the cell (row * cols + col) in the middle of each pixel.

    Args:
      out: [H, W] 0x00RRGGBB, what is behind; changed. ids: [H, W], -1 all over; changed.
      heights: [R, C] in sides of a cell. tops, sides: [R, C] 0x00RRGGBB.
      texture: [h, w] 0xAARRGGBB, draped over the tops. frame: how it is seen.
      behind, own, keys: [H] and pen: [6], room to work in.
    """
    high = out.shape[0]
    for x in range(out.shape[1]):
        for y in range(high):
            keys[y], behind[y], own[y] = NONE, out[y, x], out[y, x]
        u = (x + 0.5 - frame[X]) / frame[SCALE]
        _walk(out, ids, heights, tops, sides, texture, frame, behind, own, keys, pen, x, 0, u)
        highest, lowest = max(0, math.floor(pen[HORIZON])), min(high - 1, int(pen[LOWEST]))
        u = (x + 0.5 + ASIDE - frame[X]) / frame[SCALE]
        _walk(out, ids, heights, tops, sides, texture, frame, behind, own, keys, pen, x, 1, u)
        first, last = max(0, math.floor(pen[HORIZON])), min(high - 1, int(pen[LOWEST]))
        for y in range(highest, lowest + 1):  # what is seen in the middle of the pixel and not beside it
            if y < first or y > last:
                _blend(out, own, x, y, _channel(behind[y], 16), _channel(behind[y], 8), _channel(behind[y], 0))
