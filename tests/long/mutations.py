"""Real files of every kind that is read, altered at random: each is read, or refused in one clear sentence; never anything else.

Bits flip, files end early, parts of one get into another, numbers become huge; in archives the files inside are altered, too, and
packed anew. Every reading has a budget of memory and of its own computing, in a forked process that may die of it.
"""

import io
import json
import mmap
import os
import random
import re
import resource
import signal
import struct
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.long import surroundings
from tests.long.forks import forked
from tests.long.results import Options, Outcome

PROMISES = (1, 2, 6)
TEXTS_OF_LEVELS = ("levels", "unsaved work", "other programs' levels")
"""Readings of levels, which have a promise of their own."""
COUNT = 100_000
BATCH = 400
MEMORY, PATIENCE = 1 << 30, 5.0
"""Bytes beyond those that a process has at first, and seconds of computing, for one file."""
LONGEST = 4000
"""Characters of a sentence at most."""
WEIRD = (
    b"0", b"-1", b"1e308", b"1e999", b"nan", b"-inf", b"9" * 400, b"18446744073709551616", b"2147483648", b"-9223372036854775808",
    b"", b"null", b"true", b"[]", b"{}", b'""', b"\x00", b"\xff\xfe", b"\xe2\x80\xae", b"\xf0\x9f\x98\x80", b"\xed\xa0\x80",
    b"[" * 3000, b"a" * 70_000, b"\r\n", b"..", b"/etc/passwd", b"__import__('os').system('x')", b"gym:os:system", b"1_000",
)  # fmt: skip
NUMBER = re.compile(rb"-?\d+(\.\d+)?")
HEADERS = (
    b"<f8",
    b"<i8",
    b"|O",
    b"<U1000000",
    b"(99999999999,)",
    b"(0,)",
    b"(-1,)",
    b"True",
    b"|b1",
    b"<c16",
    b">i2",
    b"|V8",
    b"<M8[s]",
)


def altered(content: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    """The content of a file after one to three changes."""
    inside = _archive(content) if content[:2] == b"PK" and dice.random() < 0.7 else None
    if inside:
        return _packed(_altered_members(inside, others, dice), dice)
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        content = dice.choice(CHANGES)(content, others, dice)
    return content


def _place(content: bytes, dice: random.Random) -> int:
    return dice.randrange(len(content) + 1)


def _flip(content: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    changed = bytearray(content or b"\x00")
    for _ in range(dice.choice((1, 1, 1, 4, 30))):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _cut(content: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    return content[: _place(content, dice)]


def _leave_out(content: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    at = _place(content, dice)
    return content[:at] + content[at + dice.choice((1, 1, 4, 30, 400)) :]


def _repeat(content: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    at, size = _place(content, dice), dice.choice((1, 8, 100))
    return content[:at] + content[at : at + size] * dice.choice((2, 2, 50, 2000)) + content[at:]


def _splice(content: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    other, at = dice.choice(others), _place(content, dice)
    start = _place(other, dice)
    return content[:at] + other[start : start + dice.choice((5, 60, 4000))] + content[at + dice.choice((0, 0, 20)) :]


def _insert(content: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    at = _place(content, dice)
    return content[:at] + dice.choice(WEIRD) + content[at:]


def _number(content: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    every = list(NUMBER.finditer(content[:200_000]))
    if not every:
        return _insert(content, others, dice)
    chosen = dice.choice(every)
    return content[: chosen.start()] + dice.choice(WEIRD) + content[chosen.end() :]


def _swap_lines(content: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    lines = content.split(b"\n")
    one, two = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def _value(content: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    """Another value somewhere in JSON."""
    try:
        tree = json.loads(content)
    except (ValueError, RecursionError):
        return _number(content, others, dice)
    places: list[tuple[Any, Any]] = []
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        for key, value in pairs:
            places.append((node, key))
            waiting.append(value)
    if places:
        node, key = dice.choice(places)
        odd: tuple[Any, ...] = (None, [], {}, "", -1, 0, 1 << 70, 1e308, float("nan"), True, "x" * 5000, [[]] * 50, {"a": {}})
        node[key] = dice.choice(odd)
    return json.dumps(tree).encode()


def _none_of_it(content: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    return dice.choice(
        (b"", b"\x00", b"\n", dice.randbytes(300), b"PK\x03\x04" + dice.randbytes(60), b"{}", b"[]", b"\xef\xbb\xbf" + content)
    )


CHANGES: tuple[Callable[[bytes, Sequence[bytes], random.Random], bytes], ...] = (
    _flip, _flip, _flip, _cut, _leave_out, _repeat, _splice, _splice, _insert, _number, _number, _number, _swap_lines, _value,
    _value, _none_of_it,
)  # fmt: skip


def _archive(content: bytes) -> dict[str, bytes] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return None


def _altered_members(members: dict[str, bytes], others: Sequence[bytes], dice: random.Random) -> dict[str, bytes]:
    """The files of an archive with one to three of them altered: their bytes, their numbers, or whole ones."""
    members = dict(members)
    for _ in range(dice.choice((1, 1, 2, 3))):
        name = dice.choice(sorted(members))
        content, way = members[name], dice.randrange(8)
        if way == 0 and len(members) > 1:
            del members[name]
        elif way == 1:
            members[name] = members[dice.choice(sorted(members))]
        elif way == 2:
            members[dice.choice(("../" + name, name + "x", "/" + name, name.upper()))] = members.pop(name)
        elif content[:6] == b"\x93NUMPY" and way <= 6:
            members[name] = _altered_array(content, dice)
        else:
            members[name] = dice.choice(CHANGES)(content, others, dice)
        if not members:
            break
    return members


def _altered_array(content: bytes, dice: random.Random) -> bytes:
    """A .npy file with other numbers, or with a header that promises something else."""
    end = content.find(b"\n") + 1 or len(content)
    if dice.random() < 0.3:
        head = content[10:end]
        word = dice.choice(list(re.finditer(rb"'[^']*'|\([^)]*\)|True|False", head)) or [re.match(rb"", head)])
        odd = dice.choice(HEADERS)
        quoted = odd if odd[:1] in b"(T" else b"'" + odd + b"'"
        head = head[: word.start()] + quoted + head[word.end() :] if word else head
        return content[:8] + struct.pack("<H", len(head) & 0xFFFF) + head + content[end:]
    body = bytearray(content[end:])
    for _ in range(dice.choice((1, 1, 3, 40))):
        if len(body) < 8:
            break
        at = dice.randrange(len(body) // 8) * 8
        odd = dice.choice((
            struct.pack("<d", dice.choice((float("nan"), float("inf"), -1.0, 1e308, 0.0, 1e-320))),
            struct.pack("<q", dice.choice((-1, 0, 1, 2, 3, 20, 1000, 1 << 31, 1 << 40, -(1 << 62), (1 << 63) - 1))),
            dice.randbytes(8),
        ))  # fmt: skip
        body[at : at + 8] = odd
    return content[:end] + bytes(body)


def _packed(members: dict[str, bytes], dice: random.Random) -> bytes:
    stream = io.BytesIO()
    packing = dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    with zipfile.ZipFile(stream, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def case(files: Sequence[Path], contents: Sequence[bytes], seed: str) -> tuple[str, bytes]:
    """The name and the content of one altered file: it depends on the seed alone."""
    dice = random.Random(seed)
    at = dice.randrange(len(files))
    return files[at].name, altered(contents[at], contents, dice)


def tried(reading: Any, path: Path) -> str:
    """Reads a file; "" where it was read or refused in a sentence, else what happened instead."""
    try:
        reading.read(path)
    except reading.errors as error:
        words = str(error)
        if not words.strip() or len(words) > LONGEST or "Traceback" in words:
            return f"no sentence: {error!r:.200}"
        return ""
    except MemoryError:
        return "it took more than its budget of memory"
    except BaseException as error:  # noqa: BLE001 (whatever else is raised is what is looked for)
        from tests.long.monkey_life import kind_of

        return kind_of(error)
    return ""


def _try_all(
    reading: Any,
    files: Sequence[Path],
    contents: Sequence[bytes],
    seeds: Sequence[str],
    first: int,
    folder: Path,
    at: mmap.mmap,
    say: Callable[[bytes], object],
) -> None:
    """Tries the seeds from the first one on, within limits, and says what went wrong; `at` holds the number that is tried."""
    limit()
    for number in range(first, len(seeds)):
        at[:8] = struct.pack("<q", number)
        name, content = case(files, contents, seeds[number])
        place = folder / name
        place.write_bytes(content)
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)
        wrong = tried(reading, place)
        signal.setitimer(signal.ITIMER_PROF, 0)
        if wrong:
            say(json.dumps([seeds[number], wrong]).encode() + b"\n")


def batch(reading: Any, files: Sequence[Path], seeds: Sequence[str], folder: Path) -> Iterator[tuple[str, str]]:
    """Tries these seeds in forked processes; (seed, what happened) of each that went wrong."""
    contents = [path.read_bytes() for path in files]
    at = mmap.mmap(-1, 8)
    first = 0
    while first < len(seeds):
        said, status = forked(lambda say, first=first: _try_all(reading, files, contents, seeds, first, folder, at, say))
        yield from ((seed, wrong) for seed, wrong in map(json.loads, said.splitlines()))
        if not os.WIFSIGNALED(status):
            return
        (number,) = struct.unpack("<q", at[:8])
        kind = os.WTERMSIG(status)
        words = "it took more than its budget of time" if kind == signal.SIGPROF else f"the process ended by signal {kind}"
        yield seeds[number], words
        first = number + 1


def limit() -> None:
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() if sys.platform == "linux" else 0
    if now:
        resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, now + MEMORY))


def run(options: Options) -> list[Outcome]:
    """Every kind in turn, batch by batch, until the count or the time is over."""
    from playground.world.exchange import formats
    from tests.long.readings import READINGS

    names = options.names or tuple(READINGS)
    until = time.monotonic() + 60 * options.minutes if options.minutes else float("inf")
    share = -(-(options.count or COUNT) // len(names))
    wrong: dict[str, list[str]] = {}
    done = dict.fromkeys(names, 0)
    for name in names:
        with surroundings.own_home() as home, tempfile.TemporaryDirectory(prefix="playground-altered-") as place:
            (home / "real").mkdir()
            files, reading, began = READINGS[name].make(home / "real"), READINGS[name], time.monotonic()
            for path in files:
                assert not tried(reading, _copied(path, Path(place))), f"{name}: a real file is refused"
            while done[name] < share and time.monotonic() < until:
                seeds = [f"{name} {options.seed} {number}" for number in range(done[name], min(share, done[name] + BATCH))]
                for seed, what in batch(reading, files, seeds, Path(place)):
                    wrong.setdefault(f"{name}: {what}", []).append(seed)
                done[name] += len(seeds)
            faults = sum(len(seeds) for what, seeds in wrong.items() if what.startswith(f"{name}: "))
            took = f"{time.monotonic() - began:.0f} s"
            options.say(f"{name}: {done[name]:,} altered files of {len(files)} real ones, {faults} faults, {took}")
    for what, seeds in wrong.items():
        options.say(f"  {what}: {len(seeds)} times, first {seeds[0]!r}")
    total = sum(done.values())
    limits = f"each within {MEMORY >> 30} GB and {PATIENCE:.0f} s"
    every = [Outcome(2, f"{total:,} altered files of {len(names)} kinds, {limits}", *_came(wrong))]
    levels = [name for name in names if name in TEXTS_OF_LEVELS]
    if levels:
        faults = {what: seeds for what, seeds in wrong.items() if what.partition(": ")[0] in levels}
        words = f"{sum(done[name] for name in levels):,} altered levels, our own and in {len(formats())} formats, {limits}"
        every.insert(0, Outcome(1, words, *_came(faults)))
    return every[: len(every) - (levels == list(names))]  # levels alone say nothing of the other kinds


def _came(wrong: Mapping[str, Sequence[str]]) -> tuple[str, list[str]]:
    """In words what came of it where all is well, and what did not hold."""
    return "" if wrong else "each read or refused in a sentence", [f"{what} ({seeds[0]})" for what, seeds in wrong.items()]


def _copied(path: Path, folder: Path) -> Path:
    (folder / path.name).write_bytes(path.read_bytes())
    return folder / path.name
