"""Files of PyTorch are read as data: right numbers, and nothing else is ever done."""

import io
import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest

from playground.learning.files.torch_files.tensors import LARGEST_ORDERS, TensorError, tensors
from tests.learning.agents import called, number, packed, stored, table, tensor, weights, word

NUMBERS = np.arange(6.0, dtype="<f4")
ONE = {"archive/data/0": NUMBERS.tobytes()}


def archive(orders: bytes, **more: bytes) -> bytes:
    return packed({"archive/data.pkl": orders, **ONE, **{f"archive/{name}": told for name, told in more.items()}})


def test_names_sizes_and_numbers_are_those_that_were_written() -> None:
    told = {"a.weight": [[1.5, -2.0, 3.0], [4.0, 5.0, 6.25]], "a.bias": [7.0, 8.0], "one": [[9.0]], "none": np.zeros((0, 3))}
    found = tensors(weights(told))
    assert list(found) == list(told)
    for name, array in told.items():
        np.testing.assert_array_equal(found[name], np.asarray(array))
        assert not found[name].flags.writeable


def test_a_part_of_a_storage_and_other_kinds_of_numbers() -> None:
    part = tensor(stored("0", 6), (2, 2), (2, 1), first=1)
    np.testing.assert_array_equal(tensors(archive(table({"a": part})))["a"], [[1, 2], [3, 4]])
    for kind, code in (("torch DoubleStorage", "<f8"), ("torch HalfStorage", "<f2")):
        content = archive(
            table({"a": tensor(stored("1", 2, kind), (2,), (1,))}), **{"data/1": np.array([0.5, -2], code).tobytes()}
        )
        np.testing.assert_array_equal(tensors(content)["a"], [0.5, -2])
    swapped = packed(
        {
            "x/data.pkl": table({"a": tensor(stored("0", 1), (1,), (1,))}),
            "x/byteorder": b"big",
            "x/data/0": struct.pack(">f", 1.5),
        }
    )
    assert tensors(swapped)["a"] == 1.5


def test_a_matrix_that_was_turned_over_is_stored_with_other_steps() -> None:
    turned = table({"a": tensor(stored("0", 6), (2, 3), (1, 2))})
    found = tensors(archive(turned))["a"]
    np.testing.assert_array_equal(found, [[0, 2, 4], [1, 3, 5]])
    assert not found.flags.writeable


@pytest.mark.parametrize(
    ("orders", "message"),
    [
        (table({"a": called("os system", b"(" + word("touch fired") + b"t")}), "it asks for 'os.system'"),
        (table({"a": called("builtins eval", b"(" + word("open('fired', 'w')") + b"t")}), "it asks for 'builtins.eval'"),
        (b"\x80\x02(" + word("touch fired") + b"ios\nsystem\n.", "it asks for 'os.system'"),
        (b"\x80\x04" + word("os") + word("system") + b"\x93(" + word("touch fired") + b"tR.", "it asks for 'os.system'"),
        (b"\x80\x02(cos\nsystem\n" + word("touch fired") + b"o.", "it asks for 'os.system'"),
        (b"\x80\x02ctorch\nFloatStorage\n)\x81.", "it asks for 'torch.FloatStorage'"),
        (b"\x80\x02\x82\x01.", "there is an order EXT1"),
        (table({"a": called("collections OrderedDict", b"(" + word("a") + b"t")}), "made of what is no list"),
        (table({"a": called("torch FloatStorage", b")")}), "it asks for 'torch.FloatStorage'"),
        (table({"a": word("no tensor")}), "it is no table of tensors"),
        (b"\x80\x02" + word("words") + b".", "it is no table of tensors"),
        (table({"a": tensor(stored("0", 7), (7,), (1,))}), "it claims 7 numbers where 6 are stored"),
        (table({"a": tensor(stored("5", 6), (6,), (1,))}), "it claims 6 numbers where 0 are stored"),
        (table({"a": tensor(stored("0", 6), (7,), (1,))}), r"a tensor of size \(7,\) reaches beyond the 6 numbers"),
        (table({"a": tensor(stored("0", 6), (2,), (1,), first=-3)}), "not whole, or below 0"),
        (table({"a": tensor(stored("0", 6), (2_000_000, 1000), (0, 0))}), "expected each number of it once"),
        (table({"a": tensor(stored("0", 6), (-2, 3), (3, 1))}), "not whole, or below 0"),
        (table({"a": stored("0", 6).replace(word("0"), number(0))}), "it is no table of tensors"),
        (table({"a": tensor(stored("0", 6), (1,) * 9, (1,) * 9)}), "a tensor has 9 axes, at most 8 are read"),
        (table({"a": tensor(stored("0", 6), (6,), (1, 1))}), r"a tensor of size \(6,\) has steps \(1, 1\)"),
        (b"\x80\x02NNR.", "makes something of what is no name"),
        (b"\x80\x02R.", "is no pickle, or a damaged one"),
        (b"\x80\x02h\x07.", "is no pickle, or a damaged one"),
        (b"\x80\x02", "is no pickle, or a damaged one"),
        (b"", "is no pickle, or a damaged one"),
    ],
)
def test_what_is_no_tensor_is_refused_and_never_done(
    orders: bytes, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(TensorError, match=message):
        tensors(archive(orders))
    assert not list(tmp_path.iterdir())


def test_what_claims_to_be_large_is_refused_before_it_is_read() -> None:
    orders = table({"a": tensor(stored("0", 6), (6,), (1,))})
    with pytest.raises(TensorError, match="its archive/data/0 claims to hold 16,777,216 bytes, at most 16,"):
        tensors(packed({"archive/data.pkl": orders, "archive/data/0": bytes(1 << 24)}, zipfile.ZIP_DEFLATED))
    with pytest.raises(TensorError, match=f"at most {LARGEST_ORDERS:,} are read"):
        tensors(packed({"archive/data.pkl": b"N" * (LARGEST_ORDERS + 1)}))
    whole = packed({"archive/data.pkl": orders, "archive/data/0": bytes(24)})
    with pytest.raises(TensorError, match="that can be read: its archive/data/0 is damaged: download or save it again"):
        tensors(whole.replace(bytes(24), bytes(23) + b"1", 1))
    for content in (b"", b"\x80\x02}.", packed({"other": b""})):
        with pytest.raises(TensorError, match="archive"):
            tensors(content)


BUSH = b"N" + b"q\x00h\x00\x86" * 20_000
"""A pair of twice the same pair of twice the same pair …: small in memory, and for ever to be compared, counted or shown."""


@pytest.mark.parametrize(
    "orders",
    [
        b"\x80\x02" + BUSH + b".",
        table({"a": BUSH}),
        b"\x80\x02}" + BUSH + b"Ns.",
        b"\x80\x02(" + word("storage") + b"ctorch\nFloatStorage\n" + BUSH + word("cpu") + b"K\x01tQ.",
        b"\x80\x02(" + word("storage") + b"ctorch\nFloatStorage\n" + word("0") + word("cpu") + BUSH + b"tQ.",
        b"\x80\x02(" + word("storage") + BUSH + word("0") + word("cpu") + b"K\x06tQ.",
        table({"a": called("torch._utils _rebuild_tensor_v2", b"(" + stored("0", 6) + b"K\x00" + BUSH + b"K\x01\x85t")}),
        table({"a": called("torch._utils _rebuild_tensor_v2", b"(" + stored("0", 6) + b"K\x00K\x06\x85" + BUSH + b"t")}),
        table({"a": called("torch._utils _rebuild_tensor_v2", b"(" + stored("0", 6) + BUSH + b"K\x06\x85K\x01\x85t")}),
        table({"a": called("collections OrderedDict", BUSH)}),
        table({"a": tensor(stored("0", 6), (1,) * 10_000, (1,) * 10_000)}),
        table({"a": tensor(stored("0", 6), (6,), (1,) * 10_000)}),
        b"\x80\x02" + BUSH + b")R.",
    ],
)
def test_orders_that_would_take_for_ever_are_refused_at_once(orders: bytes) -> None:
    with pytest.raises(TensorError) as told:
        tensors(archive(orders))
    assert len(str(told.value)) < 300


def test_damaged_at_every_byte_it_is_read_or_refused_and_nothing_else() -> None:
    whole = weights({"a.weight": [[1.0, 2.0], [3.0, 4.0]], "a.bias": [5.0, 6.0]})
    dice = np.random.default_rng(1)
    refused = 0
    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] = int(dice.integers(256))
        for content in (whole[:place], bytes(damaged)):
            try:
                tensors(content)
            except TensorError:
                refused += 1
    assert refused > len(whole)


def test_a_file_of_pytorch_itself() -> None:
    torch = pytest.importorskip("torch", reason="PyTorch is not installed; the playground does not need it")
    made = torch.nn.Sequential(torch.nn.Linear(5, 3), torch.nn.Tanh(), torch.nn.Linear(3, 2)).state_dict()
    buffer = io.BytesIO()
    torch.save(made, buffer)
    found = tensors(buffer.getvalue())
    assert list(found) == list(made)
    for name, array in made.items():
        np.testing.assert_array_equal(found[name], array.numpy())
