"""Small neural networks for kernels: one or two hidden layers, backpropagation, and two ways to descend.

All numbers of a network lie in one row: for each layer its weights [in, out], row after row, then its biases [out]. A state
comes as its features [F], or, where they are one-hot, as its number: the first layer then picks a row instead of multiplying.

A step of descent is prepared: `touch` for each example's state, `forward` for what the network says of all of them, then
∂loss/∂outputs is added to `blame`, then `descend`. Every state goes through the network once, however many examples it has.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.compiled import called, inlined, kernel
from playground.rl.closed_set import ClosedSet
from playground.rl.kernel_types import U64, Array, Counts, Index, Numbers, StateActionValues
from playground.rl.layer_arithmetic import activate, add_outer_products, add_products

Floats = NDArray[np.float64]

MEAN, SQUARE, TINY = 0.9, 0.999, 1e-8
"""Of Adam (Kingma & Ba 2015): how slowly means of gradients and of their squares forget, and what keeps it from dividing by 0."""
ROWS = 64
"""States that go through a network side by side; one more row is for a single state."""
STEPS, TOUCHED = range(2)
"""Places in Net.whole: steps of descent so far; states that take part in the next one."""
UNITS, PLACES, OFFSETS = range(3)
"""Rows of Net.shape."""


class Activation(ClosedSet):
    """How hidden units bend their sum."""

    TANH = "tanh"
    RELU = "relu"


class Optimiser(ClosedSet):
    """How a network descends."""

    ADAM = "adam"
    """Kingma & Ba (2015)."""
    SGD = "sgd"
    """By the gradients as they are."""


class Net(NamedTuple):
    """A network as kernels see it: P numbers, layers 0 … L, S states, O outputs.

    weights: [P] float64, all its numbers; slopes: [P], their gradients; means, squares: [P], what Adam remembers.
    shape: [3, L + 1] int64: UNITS of each layer; PLACES, where its block [ROWS + 1, units] begins in `units` and `errors`;
      OFFSETS, where the weights from it to the next one begin.
    units: activations; errors: the same, ∂loss/∂(what goes into a unit). turned: scratch, weights with in and out exchanged.
    features: [S · F] float64, or empty where they are one-hot.
    said: [S · O] float64, outputs as they were last worked out; blame: [S · O], ∂loss/∂outputs of the step that is prepared.
    fresh: [S] int64, after how many steps of descent each row of `said` was worked out, −1: it never was.
    times: [S] int64, examples of each state in the step that is prepared; which: [S + 1] int64, the states that have any, and
      in the last place scratch.
    whole: [2] int64, see STEPS and TOUCHED. relu, adam: which activation and which way to descend.
    """

    weights: Array
    slopes: Array
    means: Array
    squares: Array
    shape: Array
    units: Array
    errors: Array
    turned: Array
    features: Array
    said: Array
    blame: Array
    fresh: Array
    times: Array
    which: Array
    whole: Array
    relu: bool
    adam: bool


def network(
    sizes: tuple[int, ...], features: Floats, activation: str, optimiser: str, last: float, dice: np.random.Generator
) -> Net:
    """A new network.

    Args:
      sizes: units of the input, of each hidden layer, of the output.
      features: [S, F] float64; [0, F] where they are one-hot.
      activation, optimiser: names in `Activation` and `Optimiser`.
      last: how large the weights of the last layer are, against the usual size.
      dice: where the first weights come from: even within ±√(6 / (in + out)) (Glorot & Bengio 2010); one-hot inputs count as one.

    ValueError for a name that is not there.
    """
    bend, way = Activation(activation), Optimiser(optimiser)
    hot, parts, shape = len(features) == 0, [], np.zeros((3, len(sizes)), np.int64)
    for layer, (into, out) in enumerate(pairwise(sizes)):
        fan = 1 if layer == 0 and hot else into
        limit = np.sqrt(6.0 / (fan + out)) * (last if layer == len(sizes) - 2 else 1.0)
        parts += [dice.uniform(-limit, limit, into * out), np.zeros(out)]
        shape[OFFSETS, layer + 1] = shape[OFFSETS, layer] + into * out + out
        shape[PLACES, layer + 1] = shape[PLACES, layer] + (0 if layer == 0 and hot else (ROWS + 1) * into)
    shape[UNITS] = sizes
    weights, states = np.concatenate(parts), sizes[0] if hot else len(features)
    scratch = int(shape[PLACES, -1]) + (ROWS + 1) * sizes[-1]
    return Net(
        weights=weights,
        slopes=np.zeros(len(weights)),
        means=np.zeros(len(weights)),
        squares=np.zeros(len(weights)),
        shape=shape,
        units=np.zeros(scratch),
        errors=np.zeros(scratch),
        turned=np.zeros(max(into * out for into, out in pairwise(sizes[1:]))),
        features=np.ascontiguousarray(features, np.float64).reshape(-1),
        said=np.zeros(states * sizes[-1]),
        blame=np.zeros(states * sizes[-1]),
        fresh=np.full(states, -1, np.int64),
        times=np.zeros(states, np.int64),
        which=np.zeros(states + 1, np.int64),
        whole=np.zeros(2, np.int64),
        relu=bend is Activation.RELU,
        adam=way is Optimiser.ADAM,
    )


@inlined
def outputs(net: Net) -> int:
    """How many outputs it has; those of a state begin in `said` and `blame` at the state's number times this."""
    count: int = net.shape[UNITS, net.shape.shape[1] - 1]
    return count


@called
def _forward_rows(net: Net, weights: Numbers, begin: Index, top: Index, rows: Index, answers: StateActionValues) -> None:
    """What the network says with these weights of the states from `which[begin]` on: fills their rows of `answers` [S × O], and
    so many rows of `units` from `top` on.
    """
    units, hot, layers, at = net.units, len(net.features) == 0, net.shape.shape[1] - 1, U64(0)
    wide = net.shape[UNITS, 0]
    for row in range(0 if hot else rows):
        at, source = U64((top + row) * wide), U64(net.which[begin + row] * wide)
        for unit in range(U64(wide)):
            units[at + unit] = net.features[source + unit]
    for layer in range(layers):
        count, wide, base = net.shape[UNITS, layer], net.shape[UNITS, layer + 1], net.shape[OFFSETS, layer]
        into, out = net.shape[PLACES, layer] + top * count, net.shape[PLACES, layer + 1] + top * wide
        bias = U64(base + count * wide)
        for row in range(rows):
            at, first = U64(out + row * wide), U64(base + net.which[begin + row] * wide)
            one = layer == 0 and hot
            for unit in range(U64(wide)):
                units[at + unit] = weights[bias + unit] + (weights[first + unit] if one else 0.0)
            if not one:
                add_products(units, at, units, into + row * count, 1, weights, base, count, wide)
        if layer < layers - 1:
            activate(units, out, rows * wide, net.relu)
    for row in range(rows):
        for unit in range(wide):
            answers[net.which[begin + row] * wide + unit] = units[out + row * wide + unit]


@called
def answer_with(net: Net, weights: Numbers, state: Index, answers: StateActionValues, made: Counts, now: Index) -> Index:
    """Sees to it that `answers` [S × O] holds what the network says of a state with these weights; returns where that begins.

    made: [S] when each row was made; now: when it would have been made last.
    """
    here, last = np.int64(state), len(net.which) - 1
    if made[here] != now:
        made[here], net.which[last] = now, here
        _forward_rows(net, weights, last, ROWS, 1, answers)
    return here * outputs(net)


@inlined
def answer(net: Net, state: Index) -> Index:
    """Sees to it that `said` holds what the network now says of a state; returns where that begins."""
    return answer_with(net, net.weights, state, net.said, net.fresh, net.whole[STEPS])


@called
def touch(net: Net, state: Index) -> None:
    """One example of a state takes part in the next step of descent."""
    here = np.int64(state)
    if net.times[here] == 0:
        net.which[net.whole[TOUCHED]] = here
        net.whole[TOUCHED] += 1
    net.times[here] += 1


@called
def forward(net: Net) -> None:
    """Works out what the network says of all states that were touched: fills their rows of `said`."""
    every = net.whole[TOUCHED]
    for begin in range(0, every, ROWS):
        _forward_rows(net, net.weights, begin, 0, min(ROWS, every - begin), net.said)
    for place in range(every):
        net.fresh[net.which[place]] = net.whole[STEPS]


@called
def _backward_rows(net: Net, begin: Index, rows: Index) -> None:
    """Adds ∂loss/∂weights of the states in the rows of `units` to `slopes`. Changes `slopes`, `errors` and `turned`."""
    units, errors, slopes, hot = net.units, net.errors, net.slopes, len(net.features) == 0
    layers = net.shape.shape[1] - 1
    for layer in range(layers - 1, -1, -1):
        count, wide, base = net.shape[UNITS, layer], net.shape[UNITS, layer + 1], net.shape[OFFSETS, layer]
        into, out = net.shape[PLACES, layer], net.shape[PLACES, layer + 1]
        one = layer == 0 and hot
        for row in range(rows):
            at, bias, first = U64(out + row * wide), U64(base + count * wide), U64(base + net.which[begin + row] * wide)
            for unit in range(U64(wide)):
                slopes[bias + unit] += errors[at + unit]
                if one:
                    slopes[first + unit] += errors[at + unit]
        if one:
            return
        add_outer_products(slopes, base, units, into, count, errors, out, rows, wide)
        if layer == 0:
            return
        for before in range(count):
            for unit in range(wide):
                net.turned[unit * count + before] = net.weights[base + before * wide + unit]
        for place in range(U64(into), U64(into + rows * count)):
            errors[place] = 0.0
        for row in range(rows):
            add_products(errors, into + row * count, errors, out + row * wide, 1, net.turned, 0, wide, count)
        for place in range(U64(into), U64(into + rows * count)):
            value = units[place]
            errors[place] *= (1.0 if value > 0.0 else 0.0) if net.relu else 1.0 - value * value


@called
def descend(net: Net, rate: float) -> None:
    """One step down the slopes that `blame` gives, by Adam or plain gradient descent; nothing is touched or blamed afterwards.

    Rows of one-hot inputs that were not touched rest, and so does what Adam remembers of them.
    """
    count, place, every = outputs(net), net.shape[PLACES, net.shape.shape[1] - 1], net.whole[TOUCHED]
    for begin in range(0, every, ROWS):
        rows = min(ROWS, every - begin)
        if every > ROWS:  # the rows hold the last states
            _forward_rows(net, net.weights, begin, 0, rows, net.said)
        for row in range(rows):
            state = net.which[begin + row]
            for unit in range(count):
                net.errors[place + row * count + unit] = net.blame[state * count + unit]
                net.blame[state * count + unit] = 0.0
        _backward_rows(net, begin, rows)
    net.whole[STEPS] += 1
    wide = net.shape[UNITS, 1]
    rest = net.shape[UNITS, 0] * wide if len(net.features) == 0 else 0
    for row in range(every):
        net.times[net.which[row]] = 0
        if rest > 0:
            _step_weights(net, net.which[row] * wide, wide, rate)
    _step_weights(net, rest, len(net.weights) - rest, rate)
    net.whole[TOUCHED] = 0


@called
def _step_weights(net: Net, at: Index, count: Index, rate: float) -> None:
    """Moves so many weights down their slopes, which are 0 afterwards."""
    weights, slopes, means, squares, first = net.weights, net.slopes, net.means, net.squares, U64(at)
    if net.adam:
        step = float(net.whole[STEPS])
        far, wide = rate / (1.0 - MEAN**step), 1.0 / np.sqrt(1.0 - SQUARE**step)
        for place in range(U64(count)):
            slope = slopes[first + place]
            mean = MEAN * means[first + place] + (1.0 - MEAN) * slope
            square = SQUARE * squares[first + place] + (1.0 - SQUARE) * slope * slope
            means[first + place], squares[first + place] = mean, square
            weights[first + place] -= far * mean / (np.sqrt(square) * wide + TINY)
            slopes[first + place] = 0.0
    else:
        for place in range(U64(count)):
            weights[first + place] -= rate * slopes[first + place]
            slopes[first + place] = 0.0


@kernel
def answer_all(net: Net, answers: StateActionValues) -> None:
    """What the network says of every state: fills `answers` [S × O]. Changes `units` and `which`."""
    for state in range(len(net.times)):
        net.which[len(net.times)] = state
        _forward_rows(net, net.weights, len(net.times), ROWS, 1, answers)
