"""Small neural networks for kernels: one or two hidden layers, backpropagation, and two ways to descend.

All numbers of a network lie in one row: for each layer its weights [in, out], row after row, then its biases [out]. A state is
told by its features [F], or, where they are one-hot, by its number: the first layer then picks a row instead of multiplying.
"""

from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.compiled import called, inlined, kernel

Floats = NDArray[np.float64]
Array = NDArray[Any]

ACTIVATIONS = ("tanh", "relu")
OPTIMISERS = ("adam", "sgd")
MEAN, SQUARE, TINY = 0.9, 0.999, 1e-8
"""Of Adam (Kingma & Ba 2015): how slowly means of gradients and of their squares forget, and what keeps it from dividing by 0."""


class Net(NamedTuple):
    """A network as kernels see it.

    weights: [P] float64, all its numbers; slopes: [P], their gradients; means, squares: [P], what Adam remembers.
    sizes: [L + 1] int64, units of the input, the hidden layers, the output. offsets: [L] where the weights of each layer begin.
    units: [Σ sizes] float64, activations; errors: the same, ∂loss/∂(what goes into a unit).
    features: [S · F] float64, or empty where they are one-hot. whole: [1] int64, steps of descent so far.
    relu, adam: which activation and which way to descend.
    """

    weights: Array
    slopes: Array
    means: Array
    squares: Array
    sizes: Array
    offsets: Array
    units: Array
    errors: Array
    features: Array
    whole: Array
    relu: Any
    adam: Any


def network(
    sizes: tuple[int, ...], features: Floats, activation: str, optimiser: str, last: float, dice: np.random.Generator
) -> Net:
    """A new network.

    Args:
      sizes: units of the input, of each hidden layer, of the output.
      features: [S, F] float64; [0, F] where they are one-hot.
      activation, optimiser: of ACTIVATIONS, of OPTIMISERS.
      last: how large the weights of the last layer are, against the usual size.
      dice: where the first weights come from: even within ±√(6 / (in + out)) (Glorot & Bengio 2010); one-hot inputs count as one.

    ValueError for a name that is not there.
    """
    parts, offsets, place = [], [], 0
    for layer, (into, out) in enumerate(pairwise(sizes)):
        fan = 1 if layer == 0 and len(features) == 0 else into
        limit = np.sqrt(6.0 / (fan + out)) * (last if layer == len(sizes) - 2 else 1.0)
        parts += [dice.uniform(-limit, limit, into * out), np.zeros(out)]
        offsets.append(place)
        place += into * out + out
    weights = np.concatenate(parts)
    slopes, means, squares = (np.zeros(len(weights)) for _ in range(3))
    units, errors = np.zeros(sum(sizes)), np.zeros(sum(sizes))
    shape, first = np.array(sizes, np.int64), np.array(offsets, np.int64)
    if optimiser not in OPTIMISERS or activation not in ACTIVATIONS:
        raise ValueError(f"there is no {activation!r} or no {optimiser!r}, expected {ACTIVATIONS} and {OPTIMISERS}")
    row = np.ascontiguousarray(features, np.float64).reshape(-1)
    steps, ways = np.zeros(1, np.int64), (activation == "relu", optimiser == "adam")
    return Net(weights, slopes, means, squares, shape, first, units, errors, row, steps, *ways)


@inlined
def first_output(net: Net) -> Any:
    """Where the outputs begin in `units` and `errors`."""
    return len(net.units) - net.sizes[len(net.sizes) - 1]


@called
def forward(net: Net, weights: Array, state: Any) -> None:
    """What the network says of a state with these weights; its outputs end `units`. Changes `units`."""
    units, sizes, hot = net.units, net.sizes, len(net.features) == 0
    into, count = 0, sizes[0]
    if not hot:
        for place in range(count):
            units[place] = net.features[np.int64(state) * count + place]
    layers = len(sizes) - 1
    for layer in range(layers):
        wide, base = sizes[layer + 1], net.offsets[layer]
        out = into + count
        bias = base + count * wide
        for unit in range(wide):
            units[out + unit] = weights[bias + unit]
        if layer == 0 and hot:
            row = base + np.int64(state) * wide
            for unit in range(wide):
                units[out + unit] += weights[row + unit]
        else:
            for before in range(count):
                value, row = units[into + before], base + before * wide
                if value != 0.0:
                    for unit in range(wide):
                        units[out + unit] += value * weights[row + unit]
        if layer < layers - 1:
            for unit in range(wide):
                units[out + unit] = _active(units[out + unit], net.relu)
        into, count = out, wide


@inlined
def _active(value: Any, relu: Any) -> Any:
    """max(0, x), or tanh x."""
    return max(0.0, value) if relu else np.tanh(value)


@called
def backward(net: Net, state: Any) -> None:
    """Adds ∂loss/∂weights to `slopes`, after `forward` with the net's own weights, where `errors` ends with ∂loss/∂outputs.

    Changes `slopes` and `errors`.
    """
    units, errors, sizes, weights, slopes = net.units, net.errors, net.sizes, net.weights, net.slopes
    hot, out = len(net.features) == 0, first_output(net)
    for back in range(len(sizes) - 1):
        layer = len(sizes) - 2 - back
        wide, count, base = sizes[layer + 1], sizes[layer], net.offsets[layer]
        into, bias = out - count, base + count * wide
        for unit in range(wide):
            slopes[bias + unit] += errors[out + unit]
        if layer == 0 and hot:
            row = base + np.int64(state) * wide
            for unit in range(wide):
                slopes[row + unit] += errors[out + unit]
            return
        for before in range(count):
            value, row = units[into + before], base + before * wide
            if value != 0.0:
                for unit in range(wide):
                    slopes[row + unit] += value * errors[out + unit]
        if layer > 0:
            for before in range(count):
                value = units[into + before]
                slope = (1.0 if value > 0.0 else 0.0) if net.relu else 1.0 - value * value
                errors[into + before] = 0.0 if slope == 0.0 else slope * _dot(weights, base + before * wide, errors, out, wide)
        out = into


@inlined
def _dot(one: Array, first: Any, other: Array, second: Any, count: Any) -> Any:
    """Σ one · other over so many numbers from two places on, in four sums at a time: they need not wait for one another."""
    a, b, c, d = 0.0, 0.0, 0.0, 0.0
    whole = count - count % 4
    for place in range(0, whole, 4):
        a += one[first + place] * other[second + place]
        b += one[first + place + 1] * other[second + place + 1]
        c += one[first + place + 2] * other[second + place + 2]
        d += one[first + place + 3] * other[second + place + 3]
    for place in range(whole, count):
        a += one[first + place] * other[second + place]
    return (a + b) + (c + d)


@called
def descended(net: Net, rate: Any) -> None:
    """One step down the slopes, which are 0 afterwards: Adam, or plain gradient descent. Changes weights, slopes, means, squares.

    A weight whose slope is exactly 0 rests, and so does what Adam remembers of it: rows of one-hot inputs that were not seen cost
    nothing.
    """
    net.whole[0] += 1
    step = float(net.whole[0])
    first, second = 1.0 - MEAN**step, 1.0 - SQUARE**step
    for place in range(len(net.weights)):
        slope = net.slopes[place]
        if slope != 0.0:
            if net.adam:
                net.means[place] = MEAN * net.means[place] + (1.0 - MEAN) * slope
                net.squares[place] = SQUARE * net.squares[place] + (1.0 - SQUARE) * slope * slope
                net.weights[place] -= rate * (net.means[place] / first) / (np.sqrt(net.squares[place] / second) + TINY)
            else:
                net.weights[place] -= rate * slope
            net.slopes[place] = 0.0


@kernel
def answered(net: Net, answers: Array) -> None:
    """What the network says of every state: fills `answers` [S, outputs]. Changes `units`."""
    for state in range(answers.shape[0]):
        forward(net, net.weights, state)
        for unit in range(answers.shape[1]):
            answers[state, unit] = net.units[first_output(net) + unit]
