"""Files that are plain to make and would take all memory or time if they were believed, for `tests.long.bombs`."""

import base64
import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

Content = Callable[[int], bytes]
"""So many bytes, about; of what inflates, or claims a size, those of the file do not matter."""
ZEROS = 1 << 29
"""Bytes of nothing that are packed into an archive, a layer or a picture."""


class Bomb(NamedTuple):
    """A file that is not to be believed. reading: what it is read as, of `tests.long.readings`; what: it is, in words."""

    reading: str
    name: str
    what: str
    content: Content


def repeated(part: bytes, head: bytes = b"", tail: bytes = b"") -> Content:
    """The same over and over."""
    return lambda size: head + part * max(0, (size - len(head) - len(tail)) // len(part)) + tail


def numbered(head: bytes, part: bytes, tail: bytes = b"") -> Content:
    """The same with another number each time, at the % in it."""

    def content(size: int) -> bytes:
        count = max(0, size - len(head)) // (len(part) + 4)
        return head + b"".join([part % number for number in range(count)]) + tail

    return content


SHAPES: Mapping[str, Content] = MappingProxyType(
    {
        "lines of a letter": repeated(b"a\n"),
        "empty lines": repeated(b"\n"),
        "lines that end as on old Macs": repeated(b"a\r"),
        "one line": repeated(b"a"),
        "commas": repeated(b"ab,"),
        "a quote that never ends": repeated(b"a", b'"'),
        "brackets": repeated(b"["),
        "braces": repeated(b'{"a":'),
        "a list of numbers": repeated(b"0,", b"[", b"0]"),
        "lists of nothing": repeated(b"[],", b"[", b"[]]"),
        "names": numbered(b'{"a":0', b',"%d":[0]', b"}"),
        "one number": repeated(b"9", b"a = "),
        "a list of one number": repeated(b"9", b"[", b"]"),
        "faces": repeated("\U0001f42d".encode()),
        "zeros": repeated(b"\x00"),
        "spaces": repeated(b" "),
        "comments": repeated(b"# a\n"),
        "tables": repeated(b"[a]\n"),
    }
)
"""Of what every text may consist, in words."""
TEXTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "levels": ("a.toml",),
        "unsaved work": ("unsaved.toml",),
        "settings": ("settings.toml",),
        "progress": ("ada.json",),
        "bests": ("bests.json",),
        "lessons": ("a-lesson.toml",),
        "policies": ("policy.csv",),
        "recordings .csv": ("run.csv",),
        "agents": ("values.csv", "values.json", "values.txt", "model.pkl", "net.safetensors", "net.onnx", "model.zip"),
        "other programs' levels": ("map.tmx", "map.tmj", "map.txt", "map.json", "map.py", "map.sok"),
        "results of experiments": ("run.monitor.csv",),
    }
)
"""Names of files that such a text may have, by how they are read."""


def _zip(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _npy(shape: str, kind: str = "<f8") -> bytes:
    head = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}".encode()
    head += b" " * (-(len(head) + 11) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(head)) + head + bytes(80)


def _safetensors(header: Any) -> bytes:
    words = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(words)) + words + bytes(64)


def _tensor(shape: list[int]) -> dict[str, Any]:
    return {"dtype": "F32", "shape": shape, "data_offsets": [0, 64]}


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _png(side: int, more: bytes = b"") -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + more + _chunk(b"IDAT", zlib.compress(bytes(1000))) + _chunk(b"IEND", b"")


def _tmx(inside: str, side: int = 4) -> bytes:
    head = f'<map version="1.10" orientation="orthogonal" width="{side}" height="{side}" tilewidth="9" tileheight="9">'
    return f"{head}{inside}</map>".encode()


def _layer(data: str, more: str = 'encoding="csv"', side: int = 4) -> str:
    return f'<layer id="1" name="a" width="{side}" height="{side}"><data {more}>{data}</data></layer>'


def _packed(packing: str, content: bytes) -> bytes:
    return _tmx(_layer(base64.b64encode(content).decode(), f'encoding="base64" compression="{packing}"'))


def _entities(size: int) -> bytes:
    words = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    return f'<!DOCTYPE map [<!ENTITY e0 "ha">{words}]><map>&e12;</map>'.encode()


def _many(size: int, name: str, content: bytes) -> bytes:
    return _zip({name % number: content for number in range(min(60_000, size // 100))})


def _tables() -> Iterator[Bomb]:
    """Tables that are right line by line, and have too many of them."""
    for reading, name, titles, line in (
        ("policies", "policy.csv", b"row,col,action,probability", b"0,0,right,1.0"),
        ("recordings .csv", "run.csv", b"state,action,reward", b"0,right,1"),
        ("agents", "values.csv", b"state,up,right,down,left", b"0,1,1,1,1"),
    ):
        yield Bomb(reading, name, "true lines", repeated(line + b"\n", titles + b"\n"))
        yield Bomb(reading, name, "true lines of old Macs", repeated(line + b"\r", titles + b"\r"))
        yield Bomb(reading, name, "endless titles", numbered(titles, b",c%d"))
    yield Bomb("agents", "values.json", "rows", repeated(b"[0,0,0,0],", b"[", b"[0,0,0,0]]"))
    yield Bomb("agents", "values.json", "records", repeated(b'{"state":0},', b"[", b'{"state":0}]'))


def _agents() -> Iterator[Bomb]:
    """Tensors, arrays and pickles that claim or unpack more than there is."""
    tensor = b',"%d":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}'
    safetensors: dict[str, Content] = {
        "a header that claims a terabyte": lambda size: struct.pack("<Q", 1 << 40) + b"{}",
        "endless tensors": lambda size: _safetensors(numbered(b'{"a":0', tensor, b"}")(size)),
        "a vast shape": lambda size: _safetensors({"a.weight": _tensor([1 << 40, 1 << 40])}),
        "ten thousand in one place": lambda size: _safetensors({f"{n}.weight": _tensor([4, 4]) for n in range(10_000)}),
        "deep JSON": lambda size: _safetensors(b'{"a":' * (size // 5)),
    }
    yield from (Bomb("agents", "net.safetensors", what, content) for what, content in safetensors.items())
    arrays: dict[str, Content] = {
        "a vast shape": lambda size: _npy("(99999999, 99999999)"),
        "a shape that claims what it has not": lambda size: _npy("(30000000, 4)"),
        "words of a gigabyte": lambda size: _npy("(1,)", "<U268435456"),
    }
    yield from (Bomb("agents", "values.npy", what, content) for what, content in arrays.items())
    pickles: dict[str, Content] = {
        "doubled a thousand times": lambda size: b"\x80\x04]\x94" + b"(h\x00h\x00e" * (size // 6) + b".",
        "a text that claims a terabyte": lambda size: b"\x80\x04\x8d" + struct.pack("<Q", 1 << 40) + b"a.",
        "marks": lambda size: b"\x80\x04" + b"(" * size,
        "lists": lambda size: b"\x80\x04" + b"]" * size + b".",
    }
    yield from (Bomb("agents", "model.pkl", what, content) for what, content in pickles.items())
    yield Bomb("agents", "model.zip", "what inflates", lambda size: _zip({"data": b"{}", "policy.pth": bytes(ZEROS)}))
    yield Bomb("agents", "model.zip", "endless members", lambda size: _many(size, "%d", b""))


def _archives() -> Iterator[Bomb]:
    """Archives that unpack to far more than they are, or hold more files than anybody asked for."""
    runs = (("run files", "a.npz"), ("run documents", "a.run"), ("recordings .npz", "a.npz"), ("window.npz", "window.npz"))
    for reading, name in (*runs, ("agents", "values.npz")):
        yield Bomb(reading, name, "what inflates", lambda size: _zip({"q.npy": _npy(f"({ZEROS // 32}, 4)") + bytes(ZEROS)}))
        yield Bomb(reading, name, "endless members", lambda size: _many(size, "%d.npy", _npy("(1,)")))
        yield Bomb(reading, name, "a vast shape", lambda size: _zip({"q.npy": _npy("(99999999, 99999999)")}))
    packs: dict[str, Content] = {
        "what inflates": lambda size: _zip({"class.toml": bytes(ZEROS)}),
        "endless members": lambda size: _many(size, "%d.toml", b"a"),
        "endless settings": lambda size: _zip({"class.toml": b"[a]\n" * (size // 4)}),
        "endless pages": lambda size: _zip({"class.toml": b'title = "a"\n', "a.toml": b"[[page]]\n" * (size // 9)}),
    }
    yield from (Bomb("class packs", "class.pack", what, content) for what, content in packs.items())


def _foreign() -> Iterator[Bomb]:
    """Maps, pictures and programs of others."""
    layer, chunk = _layer("1", side=1000), '<chunk x="0" y="0" width="1" height="1">1</chunk>'
    tiles, properties = '<tile id="1" type="goal"/>', '<property name="a" value="1"/>'
    maps: dict[str, Content] = {
        "a layer of zlib that inflates": lambda size: _packed("zlib", zlib.compress(bytes(ZEROS), 1)),
        "a layer of gzip that inflates": lambda size: _packed("gzip", gzip.compress(bytes(ZEROS), 1)),
        "endless parts of gzip": lambda size: _packed("gzip", gzip.compress(b"") * (size // 40)),
        "a layer of zstd that claims a terabyte": lambda size: _packed("zstd", b"\x28\xb5\x2f\xfd\xe0" + b"\xff" * 8),
        "vast by its head": lambda size: _tmx("", 1_000_000_000),
        "layers of a vast map": lambda size: _tmx(layer * (size // len(layer)), 1000),
        "tilesets beside it": lambda size: _tmx('<tileset firstgid="1" source="a.tsx"/>' * (size // 40)),
        "endless tiles": lambda size: _tmx(f'<tileset firstgid="1">{tiles * (size // len(tiles))}</tileset>'),
        "words that stand for words": _entities,
        "depth": lambda size: b"<map>" * (size // 5),
        "endless properties": lambda size: _tmx(f"<properties>{properties * (size // len(properties))}</properties>"),
        "endless chunks": lambda size: _tmx(_layer(chunk * (size // len(chunk)))),
    }
    others: dict[tuple[str, str], Content] = {
        ("card.png", "vast by its head"): lambda size: _png(1 << 30),
        ("card.png", "a text that inflates"): lambda size: _png(
            4, _chunk(b"zTXt", b"a\x00\x00" + zlib.compress(bytes(ZEROS), 1))
        ),
        ("card.png", "endless chunks"): lambda size: _png(4, _chunk(b"tEXt", b"") * (size // 12)),
        ("map.txt", "runs that claim a milliard"): lambda size: b"999999999#\n" * 50,
        ("map.txt", "a lake"): repeated(b"S" + b"F" * 50 + b"G\n"),
        ("map.sok", "endless boards"): repeated(b"####\n#@.#\n#$ #\n####\n\n"),
        ("map.py", "a program of powers"): lambda size: b"a = 9 ** 9 ** 9 ** 9\nmap = ['S' * a]\n",
        ("map.py", "a program of long texts"): lambda size: b"a = 'S' * 999999999\nmap = [a] * 999999999\n",
    }
    yield from (Bomb("other programs' levels", "map.tmx", what, content) for what, content in maps.items())
    yield from (Bomb("other programs' levels", name, what, content) for (name, what), content in others.items())


def bombs() -> list[Bomb]:
    """All of them, in an order that is always the same."""
    texts = [
        Bomb(reading, name, what, content)
        for reading, names in TEXTS.items()
        for name in names
        for what, content in SHAPES.items()
    ]
    return [*texts, *_tables(), *_agents(), *_archives(), *_foreign()]
