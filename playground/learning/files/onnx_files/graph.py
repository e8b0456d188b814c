"""A graph of ONNX as data, and what its tensors are for given inputs: worked out node by node, by onnx's own reference.

Only nodes that a wanted tensor needs are looked at, only operations that are known here are worked out, and before each one it is
known how large its result can be: a graph may ask for far more than its file is long.
"""

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from playground.file_reading import open_file
from playground.learning.files.parcel import LARGEST, LONGEST_REASON, AgentError, Parcel
from playground.learning.learner import Array
from playground.plurals import counted

MISSING = "it is a graph of ONNX, which is read by onnx: pip install 'bellman-playground[onnx]'"
DAMAGED = "it is no graph of ONNX, or a damaged one"
MOST_NODES, MOST_NUMBERS = 2000, 1 << 24
"""Nodes of a graph, and numbers of a tensor, at most."""
KINDS = {1: np.float32, 6: np.int32, 7: np.int64, 9: np.bool_, 10: np.float16, 11: np.float64}
"""Kinds of numbers that are read, by ONNX's number for them."""
TROUBLE = (ValueError, TypeError, RuntimeError, IndexError, KeyError, AttributeError, ArithmeticError, NotImplementedError)
"""What onnx raises where a graph makes no sense."""


class Tensor(NamedTuple):
    """What goes in or comes out: kind as in `KINDS`, None for another; shape with None where any length goes, or None for any."""

    name: str
    kind: Any
    shape: tuple[int | None, ...] | None


class Graph:
    """The nodes by what they make (`makers`), the tensors that stand in the file (`fixed`), what goes in and comes out.

    AgentError where it is no graph, where onnx is not installed, and where its numbers are not there.
    """

    def __init__(self, parcel: Parcel) -> None:
        model = _model(parcel.content())
        if len(model.graph.node) > MOST_NODES:
            raise AgentError(f"its graph has {counted(len(model.graph.node), 'node')}, at most {MOST_NODES:,} are read")
        self._parcel, self._versions, self._number = parcel, list(model.opset_import), model.ir_version
        self.nodes = [node for node in model.graph.node if node.output]
        self.makers = {name: node for node in self.nodes for name in node.output if name}
        self.fixed: dict[str, Array] = {entry.name: self._stored(entry) for entry in model.graph.initializer}
        self.inputs = [_tensor(entry) for entry in model.graph.input if entry.name not in self.fixed]
        self.outputs = [_tensor(entry) for entry in model.graph.output if entry.name]
        self._made: dict[int, Any] = {}
        self._plans: dict[tuple[str, ...], list[Any]] = {}

    def maker(self, name: str, passing: Collection[str]) -> Any:
        """The node that makes a tensor, `passing` ones left out; None where it is given or stands in the file."""
        node = self.makers.get(name)
        for _ in range(len(self.nodes)):
            if node is None or node.op_type not in passing:
                return node
            node = self.makers.get(node.input[0])
        return None

    def values(self, wanted: Sequence[str], given: Mapping[str, Array]) -> list[Array]:
        """What some tensors are where others are given. AgentError for operations that are not read here, or too much."""
        tensors = {**self.fixed, **given}
        plan = *wanted, "", *given
        if plan not in self._plans:
            self._plans[plan] = self._needed(wanted, tensors)
        for node in self._plans[plan]:
            refuse_too_large(node.op_type, [tensors[name] if name else None for name in node.input])
            try:
                with np.errstate(all="ignore"):
                    made = self._evaluator(node).run(None, {name: tensors[name] for name in node.input if name})
            except TROUBLE as error:
                reason = str(error).partition("\n")[0][:LONGEST_REASON]
                raise AgentError(f"its {node.op_type} makes no sense: {reason}") from error
            tensors |= {name: np.asarray(value) for name, value in zip(node.output, made, strict=False) if name}
        return [tensors[name] for name in wanted]

    def _needed(self, wanted: Sequence[str], available: Mapping[str, Array]) -> list[Any]:
        """The nodes that make what is wanted, in the order of the graph."""
        names, nodes = list(wanted), set[int]()
        while names:
            name = names.pop()
            if name in available or not name:
                continue
            if name not in self.makers:
                raise AgentError(f"nothing in its graph makes {name[:80]!r}")
            node = self.makers[name]
            if id(node) not in nodes:
                nodes.add(id(node))
                names += node.input
                sparse = any(attribute.name.startswith("sparse") for attribute in node.attribute)
                if node.domain not in ("", "ai.onnx") or node.op_type not in SIZES or sparse:
                    whole = f"{node.domain}.{node.op_type}".removeprefix(".")
                    raise AgentError(f"its graph works by {whole[:80]!r}, which is not worked out here")
        ordered = [node for node in self.nodes if id(node) in nodes]
        made = set(available)
        for node in ordered:
            if not made.issuperset(name for name in node.input if name):
                raise AgentError("its nodes stand in an order in which they cannot be worked out")
            made |= set(node.output)
        return ordered

    def _evaluator(self, node: Any) -> Any:
        """onnx's reference for one node, made once."""
        from onnx import helper
        from onnx.reference import ReferenceEvaluator

        if id(node) not in self._made:
            ends = [[helper.make_empty_tensor_value_info(name) for name in names if name] for names in (node.input, node.output)]
            model = helper.make_model(helper.make_graph([node], "one", *ends), opset_imports=self._versions)
            model.ir_version = self._number
            self._made[id(node)] = ReferenceEvaluator(model)
        return self._made[id(node)]

    def _stored(self, tensor: Any) -> Array:
        """The numbers of a tensor, from the file beside it where they lie there."""
        from onnx import numpy_helper

        if tensor.data_type not in KINDS:
            raise AgentError(f"its {tensor.name[:80]!r} holds numbers of a kind that is not read here")
        if tensor.external_data:
            where = {entry.key: entry.value for entry in tensor.external_data}
            del tensor.external_data[:]
            tensor.data_location, tensor.raw_data = 0, self._beside(where)
        try:
            return np.asarray(numpy_helper.to_array(tensor))
        except TROUBLE as error:
            raise AgentError(f"its {tensor.name[:80]!r} claims another size than it has") from error

    def _beside(self, where: Mapping[str, str]) -> bytes:
        """Bytes of a file that lies in the same folder."""
        name, first, length = where.get("location", ""), where.get("offset", "0"), where.get("length", "")
        path = self._parcel.path.parent / name
        plain = name and name == path.name and not path.is_symlink() and first.isdecimal() and length.isdecimal()
        if not plain or max(len(first), len(length)) > 12 or int(length) > LARGEST:
            raise AgentError(f"its numbers lie in {name[:80]!r}, expected a file beside it and at most {LARGEST:,} bytes of each")
        if not path.is_file():
            raise AgentError(f"its numbers lie in {name[:80]}, which is not beside it: put both into one folder")
        with open_file(path) as file:
            file.seek(int(first))
            return file.read(int(length))


def _model(content: bytes) -> Any:
    """The model in a file's bytes."""
    try:
        import onnx
        from google.protobuf.message import DecodeError
    except ImportError:
        raise AgentError(MISSING) from None
    try:
        model = onnx.load_model_from_string(content)
        words = list(_words(model.graph))
    except (DecodeError, *TROUBLE) as error:
        raise AgentError(DAMAGED) from error
    if not all(isinstance(word, str) for word in words):
        raise AgentError(DAMAGED)
    return model


def _words(graph: Any) -> Iterator[Any]:
    """All names in a graph: bytes, where they are no text."""
    for node in graph.node:
        yield from (node.op_type, node.domain, *node.input, *node.output, *(named.name for named in node.attribute))
    for named in (*graph.input, *graph.output, *graph.initializer):
        yield named.name
    for tensor in graph.initializer:
        for entry in tensor.external_data:
            yield from (entry.key, entry.value)


def _tensor(info: Any) -> Tensor:
    """What a graph says of an input or output."""
    kind = info.type.tensor_type
    shape = tuple(axis.dim_value or None for axis in kind.shape.dim) if kind.HasField("shape") else None
    return Tensor(info.name, KINDS.get(kind.elem_type), shape)


Size = Callable[[Sequence[Any]], int]


def refuse_too_large(operation: str, inputs: Sequence[Array | None]) -> None:
    """Refuses an operation whose result could be too large."""
    try:
        size = SIZES[operation](inputs)
    except (*TROUBLE, MemoryError) as error:
        raise AgentError(f"its {operation} is given tensors that do not fit together") from error
    if size > MOST_NUMBERS:
        raise AgentError(f"its {operation} makes a tensor of {size:,} numbers, at most {MOST_NUMBERS:,} are worked out")


def _together(inputs: Sequence[Any]) -> int:
    """Of tensors that are spread over one another."""
    return math.prod(np.broadcast_shapes(*(tensor.shape for tensor in inputs if tensor is not None)))


def _all(inputs: Sequence[Any]) -> int:
    """Of what is no larger than what goes in."""
    return sum(tensor.size for tensor in inputs if tensor is not None)


def _product(inputs: Sequence[Any]) -> int:
    """Of a product of matrices, at most."""
    first, second = inputs[:2]
    if first.ndim < 2 or second.ndim < 2:
        return int(first.size + second.size)
    rows, columns = max(first.shape[-2:]), max(second.shape[-2:])
    return math.prod(np.broadcast_shapes(first.shape[:-2], second.shape[:-2])) * int(rows * columns)


def _spread(inputs: Sequence[Any]) -> int:
    """Of a tensor spread to a shape."""
    return math.prod(np.broadcast_shapes(inputs[0].shape, tuple(map(int, inputs[1]))))


def _gathered(inputs: Sequence[Any]) -> int:
    """Of rows that are looked up, at most."""
    return int(inputs[0].size // max(1, min(inputs[0].shape, default=1)) * max(1, inputs[1].size))


SPREAD = "Add Sub Mul Div Pow Max Min Mod Where PRelu Equal Less LessOrEqual Greater GreaterOrEqual And Or"
NO_LARGER = (
    "Relu Tanh Sigmoid Elu LeakyRelu Selu Softplus Softsign Gelu Erf HardSigmoid HardSwish Mish Swish ThresholdedRelu Celu "
    "Neg Abs Sqrt Exp Log Clip Floor Ceil Round Sign Reciprocal Sin Cos Not IsNaN Softmax LogSoftmax ArgMax ArgMin "
    "Identity Dropout Cast CastLike Reshape Flatten Squeeze Unsqueeze Transpose Concat Slice Split Shape Size Constant "
    "ReduceMean ReduceSum ReduceMax ReduceLogSumExp LayerNormalization BatchNormalization RMSNormalization"
)
SIZES: Mapping[str, Size] = {
    **dict.fromkeys(SPREAD.split(), _together),
    **dict.fromkeys(NO_LARGER.split(), lambda inputs: _all(inputs) + 16),
    "Gemm": _product,
    "MatMul": _product,
    "Gather": _gathered,
    "Expand": _spread,
    "ConstantOfShape": lambda inputs: math.prod(map(int, inputs[0])),
    "OneHot": lambda inputs: int(inputs[0].size) * int(inputs[1].reshape(-1)[0]),
}
"""Operations that are worked out, and how many numbers each makes at most of what goes in."""
