"""The arithmetic of one layer of a network: weighted sums, and how a unit bends its sum."""

from playground.compiled import called, inlined
from playground.rl.kernel_types import U64, Index, Numbers

FEW, MANY = 4, 32
"""Units of a layer that are usual: four actions, and the hidden units of a network that nobody tuned."""


@inlined
def _add_products(
    out: Numbers, at: Index, x: Numbers, first: Index, stride: Index, w: Numbers, base: Index, count: Index, wide: Index
) -> None:
    """See `add_products`."""
    to, source, step, row, many = U64(at), U64(first), U64(stride), U64(base), U64(wide)
    for _ in range(count // 4):
        a, b, c, d = x[source], x[source + step], x[source + step + step], x[source + step + step + step]
        s, t, u = row + many, row + many + many, row + many + many + many
        for j in range(many):
            out[to + j] += (a * w[row + j] + b * w[s + j]) + (c * w[t + j] + d * w[u + j])
        source += step * U64(4)
        row += many * U64(4)
    for _ in range(count % 4):
        a = x[source]
        for j in range(many):
            out[to + j] += a * w[row + j]
        source += step
        row += many


@called
def add_products(
    out: Numbers, at: Index, x: Numbers, first: Index, stride: Index, w: Numbers, base: Index, count: Index, wide: Index
) -> None:
    """out[at + j] += Σ_k x[first + k · stride] · w[base + k · wide + j] for j < wide and k < count, four k at a time.

    Each sum goes by k in the same order whatever stands beside it, so its bits do not depend on the company. The usual widths
    stand here as numbers, for which the compiler makes loops without a remainder.
    """
    if wide == FEW:
        _add_products(out, at, x, first, stride, w, base, count, FEW)
    elif wide == MANY:
        _add_products(out, at, x, first, stride, w, base, count, MANY)
    else:
        _add_products(out, at, x, first, stride, w, base, count, wide)


@inlined
def _add_outer_products(
    out: Numbers, at: Index, x: Numbers, first: Index, tall: Index, w: Numbers, base: Index, count: Index, wide: Index
) -> None:
    """See `add_outer_products`."""
    to, high, many, source, row = U64(at), U64(tall), U64(wide), U64(first), U64(base)
    for _ in range(count // 4):
        s, t, u = row + many, row + many + many, row + many + many + many
        for i in range(high):
            above = source + i
            a, b, c, d = x[above], x[above + high], x[above + high + high], x[above + high + high + high]
            place = to + i * many
            for j in range(many):
                out[place + j] += (a * w[row + j] + b * w[s + j]) + (c * w[t + j] + d * w[u + j])
        source += high * U64(4)
        row += many * U64(4)
    for _ in range(count % 4):
        for i in range(high):
            a, place = x[source + i], to + i * many
            for j in range(many):
                out[place + j] += a * w[row + j]
        source += high
        row += many


@called
def add_outer_products(
    out: Numbers, at: Index, x: Numbers, first: Index, tall: Index, w: Numbers, base: Index, count: Index, wide: Index
) -> None:
    """out[at + i · wide + j] += Σ_k x[first + k · tall + i] · w[base + k · wide + j] for i < tall, j < wide and k < count.

    Each sum goes by k, four at a time, as in `add_products`.
    """
    if wide == FEW:
        _add_outer_products(out, at, x, first, tall, w, base, count, FEW)
    elif wide == MANY:
        _add_outer_products(out, at, x, first, tall, w, base, count, MANY)
    else:
        _add_outer_products(out, at, x, first, tall, w, base, count, wide)


@inlined
def tanh(x: float) -> float:
    """tanh x to 1e-14, as 1 − 2 / (e^{2x} + 1) with e^{2x} = (e^{x/32})^64: arithmetic alone, so that many x go on at once."""
    near = 20.0 if x > 20.0 else x
    y = (-20.0 if near < -20.0 else near) * 0.03125
    e = 1 / 6227020800 + y * (1 / 87178291200)
    e = 1 / 39916800 + y * (1 / 479001600 + y * e)
    e = 1 / 362880 + y * (1 / 3628800 + y * e)
    e = 1 / 5040 + y * (1 / 40320 + y * e)
    e = 1 / 120 + y * (1 / 720 + y * e)
    e = 1 / 6 + y * (1 / 24 + y * e)
    e = 1.0 + y * (1.0 + y * (0.5 + y * e))
    e = e * e
    e = e * e
    e = e * e
    e = e * e
    e = e * e
    return 1.0 - 2.0 / (e * e + 1.0)


@called
def activate(units: Numbers, at: Index, count: Index, relu: bool) -> None:
    """max(0, x), or tanh x, of so many numbers."""
    first = U64(at)
    if relu:
        for unit in range(U64(count)):
            x = units[first + unit]
            units[first + unit] = 0.0 if x < 0.0 else x
    else:
        for unit in range(U64(count)):
            units[first + unit] = tanh(units[first + unit])
