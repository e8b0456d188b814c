"""Makes the story of a fault short: fresh processes do parts of it again, and what the fault does not need is left out.

    python -m tests.long.monkey_shorten FAULT [KIND]     # FAULT.jsonl is the journal of the life, FAULT.home its user's folders

What is left is printed, and stays in FAULT.short.jsonl. Where the fault does not come again (it may hang on how fast the worker
was), that is said.
"""

import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.long import surroundings

PATIENCE = 300.0
"""Seconds that a story may take to be done again, and that making it short may take."""
TRIES = 3


def read(path: Path) -> tuple[list[Any], list[list[Any]]]:
    """The scenario of a journal, and the deeds of each of its frames."""
    first, *frames = [json.loads(line) for line in path.with_suffix(".jsonl").read_text("utf-8").splitlines() if line]
    return first[1], [frame[0] for frame in frames]


def again(scenario: Sequence[Any], frames: Sequence[list[Any]], home: Path) -> str:
    """Lives through these frames in a forked process, with a copy of the user's folders; the kind of the first fault, or ""."""
    out, into = os.pipe()
    child = os.fork()
    if child:
        os.close(into)
        return _heard(child, out)
    os.close(out)
    kind = ""
    with tempfile.TemporaryDirectory(prefix="playground-again-") as folder:
        try:
            kind = _lived(scenario, frames, Path(folder), home)
        finally:
            os.write(into, kind.encode()[:4000])
            shutil.rmtree(folder, ignore_errors=True)
            os._exit(0)
    return ""


def _lived(scenario: Sequence[Any], frames: Sequence[list[Any]], folder: Path, home: Path) -> str:
    from tests.long import dropped
    from tests.long.monkey_life import Life, Overheard, Scenario

    own = folder / "home"
    if home.is_dir():
        shutil.copytree(home, own, symlinks=True)
    os.environ[surroundings.HOME] = str(own)
    sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    overheard = Overheard()
    life = Life(Scenario(*scenario[:4], tuple(scenario[4]), *scenario[5:]), dropped.files(folder / "dropped"))
    for deeds in frames:
        fault = life.frame(deeds) or overheard.taken()
        if fault is not None:
            return fault.kind
    return ""


def _heard(child: int, out: int) -> str:
    """What a child says before it ends; it is killed where it takes too long."""
    os.set_blocking(out, False)
    until, said = time.monotonic() + PATIENCE, b""
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        try:
            said += os.read(out, 1 << 16)
        except BlockingIOError:
            pass
        if ended:
            os.close(out)
            return said.decode() or (f"the process ended with {-os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else "")
        if time.monotonic() > until:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            os.close(out)
            return "a frame without end"
        time.sleep(0.005)


def minimised(frames: list[Any], fails: Callable[[list[Any]], bool], until: float) -> list[Any]:
    """As few of these as still fail, by leaving out ever smaller parts (Zeller's ddmin); as far as the time allows."""
    size = max(1, len(frames) // 2)
    while time.monotonic() < until:
        at = 0
        while at < len(frames) and time.monotonic() < until:
            fewer = frames[:at] + frames[at + size :]
            if fewer and fails(fewer):
                frames = fewer
            else:
                at += size
        if size == 1:
            break
        size = max(1, size // 2)
    return frames


def shortened(path: Path, kind: str) -> str:
    """The short story in words."""
    from playground.learning.collection import learners
    from playground.ui.window import launch  # noqa: F401 (what is imported here, no child has to import)

    learners()
    scenario, frames = read(path)
    home = path.with_suffix(".home")
    if not any(again(scenario, frames, home) == kind for _ in range(TRIES)):
        return f"{path.name}: {len(frames)} frames; done again, it does not come: it hangs on something beside the deeds"
    until = time.monotonic() + PATIENCE

    def fails(part: list[Any]) -> bool:
        return again(scenario, part, home) == kind

    empty = path.with_suffix(".none")
    if again(scenario, frames, empty) == kind:
        home = empty
    frames = minimised(frames, fails, until)
    single = minimised([[deed] for frame in frames for deed in frame], fails, until) if len(frames) > 1 else frames
    frames = single if again(scenario, single, home) == kind else frames
    lines = [json.dumps([0, scenario]), *(json.dumps([frame, ""]) for frame in frames)]
    path.with_suffix(".short.jsonl").write_text("\n".join(lines), "utf-8")
    with_home = "in an empty home" if home is empty else f"with the user's folders of {path.with_suffix('.home').name}"
    return "\n".join([f"{kind}: {len(frames)} frames are enough, {with_home}:", *lines])


def main() -> int:
    """What the command line asks for."""
    path = Path(sys.argv[1])
    kind = sys.argv[2] if len(sys.argv) > 2 else json.loads(path.with_suffix(".json").read_text())["kind"]
    print(shortened(path, kind))
    return 0


if __name__ == "__main__":
    sys.exit(main())
