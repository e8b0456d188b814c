"""The window's hand on runs in files: saved, opened and exported elsewhere, while the frames go on."""

import contextlib
import os
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from playground.edit.history import History
from playground.systems import programs
from playground.training import commands
from playground.training.snapshot import Snapshot
from playground.ui import documents, wishes
from playground.ui.aspects import OpenDialog, Tool
from playground.ui.documents import Document
from playground.ui.kit import clipboard
from playground.ui.rewinding import SavedRuns
from playground.ui.shared_view import SharedView
from playground.ui.window.looked_at import looked_at
from playground.ui.wishes import WishRefused
from playground.ui.workspace import Workspace

APART = 1_000_000
"""Numbers of runs that are opened lie so far from those that are begun."""
FAILED = "It could not be written"
COPIED = "The code is in the clipboard: paste it into a message."
NO_CLIPBOARD = "The clipboard cannot be used here: take a text file."


RUNS = (".run", ".npz", ".zip")
"""How the name of a run may end."""


def is_run(path: Path) -> bool:
    """Whether a file holds a run with its past."""
    from playground.training.run_file import holds_document  # the first frame waits for no kernel

    return path.suffix.lower() in RUNS and holds_document(path)


class RunKeeper:
    """What is going on: a run that is being opened, one that is being saved, and a child process that exports one."""

    def __init__(self) -> None:
        self._opening: tuple[int, int, str, str] | None = None  # its number, that of the run before, its name, the message before
        self._saving: tuple[Path, str, wishes.ExportRun | None] | None = None  # where, the message before, what is done with it
        self._child: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._out, self._copies = Path(), False
        self._view = SharedView()
        self._shared: Path | None = None  # the file of a code that is being opened

    @property
    def fresh(self) -> bool:
        """Whether something goes on that the next frame may have news of."""
        return self._opening is not None or self._saving is not None or self._child is not None

    def open(self, workspace: Workspace, wish: wishes.OpenSaved) -> Workspace:
        """Asks the worker to open a run; the level stays until it is there."""
        if not workspace.learners:
            return workspace.ask(wish)  # with the learners comes what is remembered of them, which begins a run of its own
        self._view = SharedView()
        return self._asked_for(workspace, wish)

    def open_shared(self, workspace: Workspace, code: str, view: SharedView) -> Workspace:
        """Asks the worker to live the run of a code again; it is then shown as it was looked at."""
        self._forget_shared()
        handle, name = tempfile.mkstemp(".txt", "bellman-shared-")
        os.close(handle)
        self._shared, self._view = Path(name), view
        self._shared.write_text(code, "ascii")
        return self._asked_for(workspace, wishes.OpenSaved(self._shared)).say("The run is being lived again …")

    def _forget_shared(self) -> None:
        if self._shared is not None:
            with contextlib.suppress(OSError):
                self._shared.unlink()
        self._shared = None

    def _asked_for(self, workspace: Workspace, wish: wishes.OpenSaved) -> Workspace:
        number = workspace.runs + APART
        self._opening = number, workspace.runs, wish.path.name, workspace.snapshot.message
        paused = replace(workspace, brain=replace(workspace.brain, running=False), dialog=OpenDialog())
        return paused.send(commands.OpenRun(str(wish.path), number))

    def save(self, workspace: Workspace, wish: wishes.KeepRun) -> Workspace:
        """Asks the worker to save the run under a name, in a new file of the person's folder."""
        path = wish.place or documents.free_path(wish.name, ".run")
        path.parent.mkdir(parents=True, exist_ok=True)
        self._saving = path, workspace.snapshot.message, None
        return workspace.send(commands.SaveRun(str(path)))

    def export(self, workspace: Workspace, wish: wishes.ExportRun) -> Workspace:
        """Asks the worker to save the run for a while, so that a process of its own can draw or write what is wanted of it."""
        if self._child is not None or self._saving is not None:
            raise WishRefused("Something is being written already: wait for it, or cancel it.")
        self._folder = tempfile.TemporaryDirectory(prefix="bellman-")
        path = Path(self._folder.name) / "run.run"
        self._saving = path, workspace.snapshot.message, wish
        self._out = wish.place or documents.free_path(workspace.snapshot.now.title or "run", wish.ending)
        self._copies = wish.copies
        if wish.copies:
            self._out = path.with_name(f"copy{wish.ending}")
        self._out.parent.mkdir(parents=True, exist_ok=True)
        return workspace.remember(SavedRuns(self._out.name, 0.0)).send(commands.SaveRun(str(path)))

    def cancel(self, workspace: Workspace) -> Workspace:
        """Ends an export because a person wants that."""
        self.stop()
        return workspace.remember(SavedRuns()).say("Nothing was written.")

    def stop(self) -> None:
        """Ends an export; nothing of it is left."""
        self._forget_shared()
        if self._child is not None:
            self._child.kill()
            self._child.wait()
        self._child = None
        if self._saving is not None and self._saving[2] is not None:
            self._saving = None
        if self._folder is not None:
            with contextlib.suppress(OSError):
                self._folder.cleanup()
        self._folder = None

    def with_news(self, workspace: Workspace, latest: Snapshot | None) -> Workspace:
        """The workspace after what has been done since the last frame."""
        if latest is not None and self._opening is not None:
            workspace = self._opened(workspace, latest)
        if latest is not None and self._saving is not None:
            workspace = self._saved(workspace, latest)
        return workspace if self._child is None else self._exported(workspace, self._child)

    def _opened(self, workspace: Workspace, latest: Snapshot) -> Workspace:
        assert self._opening is not None
        number, before, name, message = self._opening
        if workspace.runs != before:
            self._opening = None  # the person has begun another run since
        elif latest.run == number:
            self._opening = None
            if self._shared is not None:
                self._forget_shared()
                return looked_at(adopted(workspace, latest), self._view).say("Here is the run that was shared.")
            return adopted(workspace, latest).say(f"Here is {name}, where it ended. Go back in time below the board.")
        elif latest.message and latest.message != message:
            self._opening = None
            words = latest.message
            if self._shared is not None:
                words = words.replace(str(self._shared), "The run of this code")
            self._forget_shared()
            return workspace.say(words, "error")
        return workspace

    def _saved(self, workspace: Workspace, latest: Snapshot) -> Workspace:
        assert self._saving is not None
        path, message, wish = self._saving
        if path.exists():
            self._saving = None
            if wish is None:
                return workspace.say(f"Saved as {path.name} in {path.parent}")
            return self._begin(workspace, path, wish)
        if latest.message and latest.message != message:
            self._saving = None
            self.stop()
            return workspace.remember(SavedRuns()).say(latest.message, "error")
        return workspace

    def _begin(self, workspace: Workspace, path: Path, wish: wishes.ExportRun) -> Workspace:
        """Starts the process that writes what is wanted."""
        command = programs.verb_command(wish.verb, str(path), *wish.words, "--out", str(self._out))
        try:
            with open(path.with_name("log"), "wb") as log:
                self._child = programs.begun(command, log, programs.child_surroundings(SDL_VIDEODRIVER="dummy"))
        except OSError as error:
            self.stop()
            return workspace.remember(SavedRuns()).say(f"{FAILED}: {error.strerror or error}.", "error")
        return workspace

    def _exported(self, workspace: Workspace, child: "subprocess.Popen[bytes]") -> Workspace:
        """How far the process is, or what became of it."""
        lines = self._lines()
        status = child.poll()
        if status is None:
            share = _share(lines[-1]) if lines else 0.0
            exporting = SavedRuns(self._out.name, share)
            return workspace if workspace.recall(SavedRuns) == exporting else workspace.remember(exporting)
        text = self._out.read_text("ascii") if status == 0 and self._copies else ""
        self.stop()
        after = workspace.remember(SavedRuns())
        if text:
            return after.say(COPIED) if clipboard.put(text) else after.say(NO_CLIPBOARD, "error")
        if status == 0:
            return after.say(f"Written as {self._out.name} in {self._out.parent}")
        words = lines[-1].partition(": ")[2] if lines else ""
        return after.say(f"{FAILED}: {words or f'the process ended with {status}'}", "error")

    def _lines(self) -> list[str]:
        """What the process has said so far."""
        if self._folder is None:
            return []
        with contextlib.suppress(OSError):
            return (Path(self._folder.name) / "log").read_text("utf-8", "replace").split("\n")[:-1]
        return []


def _share(line: str) -> float:
    """The share in a line like 3/40; 0 where it says something else."""
    done, _, whole = line.partition("/")
    return int(done) / max(1, int(whole)) if done.isdigit() and whole.isdigit() else 0.0


def adopted(workspace: Workspace, latest: Snapshot) -> Workspace:
    """With the run of a snapshot and its level in place of what stood there: its learner, its dials, its seed, paused."""
    own = workspace.unlent()
    settings = {**own.brain.settings, latest.learner: latest.settings}
    brain = replace(own.brain, learner=latest.learner, settings=settings, seed=latest.seed, driver=latest.driver, running=False)
    opened = replace(
        own,
        document=Document(latest.level),
        history=History(latest.level),
        snapshot=latest,
        look=replace(own.look, zoom=1.0, centre=None, cursor=None, floor=None),
        tool=Tool(own.tool.tile, own.tool.brush),
        brain=brain,
        runs=latest.run,
        given_up=None,
    )
    return opened.enter("train")
