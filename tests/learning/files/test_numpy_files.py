"""numpy's own files are read as data: what numpy wrote, and nothing that claims more than is there."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.archives import ArchiveBudget
from playground.learning.files.numpy_files import NumpyFileError, npy, npy_bytes, npz, npz_bytes

ARRAY = np.array([[0.5, -1.25], [2.0, 1 / 3]])


def saved(array: Any, version: tuple[int, int] | None = None) -> bytes:
    """A .npy file as numpy writes it."""
    stream = io.BytesIO()
    np.lib.format.write_array(stream, np.asarray(array), version)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["<f8", ">f8", "<f4", "<f2", "<i8", "|u1", "|b1"])
def test_every_kind_of_number_in_either_order_is_what_numpy_reads(kind: str) -> None:
    array = (ARRAY * 4).astype(kind)
    for version in ((1, 0), (2, 0)):
        for laid in (array, np.asfortranarray(array)):
            found = npy(saved(laid, version))
            np.testing.assert_array_equal(found, array)
            assert found.dtype == np.dtype(kind) and not found.flags.writeable


def test_what_is_written_comes_back() -> None:
    np.testing.assert_array_equal(npy(npy_bytes(ARRAY)), ARRAY)
    found = npz(npz_bytes({"qtable": ARRAY, "other": ARRAY[0]}))
    assert list(found) == ["qtable", "other"]
    np.testing.assert_array_equal(found["qtable"], ARRAY)


def test_each_array_is_read_by_the_name_it_was_saved_with() -> None:
    stream = io.BytesIO()
    np.savez(stream, **{"a": np.array([1.0]), "a.npy": np.array([2.0])})  # numpy's own reader gives [1.0] for both
    assert {name: array.tolist() for name, array in npz(stream.getvalue()).items()} == {"a": [1.0], "a.npy": [2.0]}


def header(words: str) -> bytes:
    """A .npy file with these words about an array of 32 bytes."""
    text = words.encode()
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text + bytes(32)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (lambda: saved(np.array([{}, None])), "it holds Python objects and not numbers: those are never unpickled"),
        (lambda: saved(np.array(["a"])), "it holds <U1, expected numbers"),
        (lambda: saved(ARRAY)[:-1], "it claims numbers of 32 bytes where 31 are stored"),
        (lambda: saved(ARRAY) + b"\x00", "it claims numbers of 32 bytes where 33 are stored"),
        (lambda: header("{'descr': '<f8', 'fortran_order': False, 'shape': (1 << 40,), }\n"), "it is no .npy file"),
        (
            lambda: header(f"{{'descr': '<f8', 'fortran_order': False, 'shape': ({10**13},), }}\n"),
            "it claims numbers of 80,000,0",
        ),
        (lambda: header("{'descr': '<f8', 'fortran_order': False, 'shape': (-1, -4), }\n"), "it is no .npy file|negative"),
        (lambda: header("{" * 5000), "it is no .npy file"),
        (lambda: header("__import__('os').system('touch fired')\n"), "it is no .npy file"),
        (lambda: b"\x93NUMPY\x09\x00", "it is no .npy file|version"),
        (lambda: b"", "it is no .npy file"),
        (lambda: b"\x80\x04]\x94.", "it is no .npy file"),
    ],
)
def test_what_is_no_array_of_numbers_is_refused_in_a_sentence(content: Callable[[], bytes], message: str) -> None:
    with pytest.raises(NumpyFileError, match=message) as error:
        npy(content())
    assert len(str(error.value)) < 300


def test_a_bomb_and_an_archive_of_nothing_are_refused() -> None:
    for name, content, message in (
        ("a.npy", bytes(1 << 20), "its 'a': it is no .npy file"),
        ("a.txt", b"", "there is no array in it"),
    ):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, content)
        with pytest.raises(NumpyFileError, match=message):
            npz(stream.getvalue())
    for content in (b"PK", b"", npz_bytes({"a": ARRAY})[:60]):
        with pytest.raises(NumpyFileError, match=r"it is no \.npz file .*: it is no \.zip archive, or a damaged one: download"):
            npz(content)
    with pytest.raises(NumpyFileError, match=r"its a\.npy claims to hold 160 bytes, at most 100 are read"):
        npz(npz_bytes({"a": ARRAY}), budget=ArchiveBudget(unpacked=100))


def test_damaged_anywhere_they_are_read_or_refused_and_nothing_else() -> None:
    dice = np.random.default_rng(1)
    for whole, read in ((saved(ARRAY), npy), (npz_bytes({"qtable": ARRAY}), npz)):
        for _ in range(300):
            damaged = bytearray(whole)
            for place in dice.integers(len(whole), size=int(dice.integers(1, 4))):
                damaged[place] = int(dice.integers(256))
            try:
                read(bytes(damaged))
            except NumpyFileError:
                pass


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("code", [0x110000, 0xFFFFFFFF, 0xD800, 0xDFFF])
def test_text_of_numbers_that_are_no_characters_is_refused(order: str, code: int) -> None:
    """Numpy raises a SystemError in making a text of those beyond Unicode."""
    array = np.array(["é🐭", "b"], f"{order}U3")
    assert npy(npy_bytes(array), "U").tolist() == ["é🐭", "b"]
    content = bytearray(npy_bytes(array))
    content[-24:-20] = np.array([code], f"{order}u4").tobytes()
    with pytest.raises(NumpyFileError, match="no characters"):
        npy(bytes(content), "U")
