"""Fulfils the wishes of the screen: files, clipboard, pictures, full screen. A refusal is a note, never an exception."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from playground import paths
from playground.edit.level_edits import SetText
from playground.ui import choosing, documents, preferences, unsaved_work, wishes
from playground.ui.aspects import OpenDialog
from playground.ui.documents import ChangedOutsideError
from playground.ui.kit import clipboard
from playground.ui.window import (
    best_keeping,
    race_repeats,
    receiving,
    saving_elsewhere,
    sharing,
    shelf_keeper,
    writing_out,
)
from playground.ui.window.saving_elsewhere import kept
from playground.ui.wishes import Wish, WishRefused
from playground.ui.workspace import Workspace
from playground.world import LevelError, format_level


def fulfil_wishes(workspace: Workspace, window: Any) -> Workspace:
    """The workspace after its wishes, in order. `window` has quit(), full_screen(), picture(path), repeats."""
    wanted, workspace = workspace.wishes, replace(workspace, wishes=())
    for wish in wanted:
        try:
            workspace = _fulfil(workspace, wish, window)
        except ChangedOutsideError:
            return workspace.with_dialog(OpenDialog("changed"))
        except (LevelError, WishRefused, UnicodeError) as error:
            return choosing.refused(workspace, str(error))
        except OSError as error:
            return saving_elsewhere.offered(workspace, wish, error, wanted, window)
    return workspace


def _fulfil(workspace: Workspace, wish: Wish, window: Any) -> Workspace:
    return choosing.fulfilled(workspace, _SERVICES[type(wish)](workspace, wish, window), wish)


def _browse(workspace: Workspace, wish: wishes.Browse, window: Any) -> Workspace:
    return shelf_keeper.browse(workspace)


def _new(workspace: Workspace, wish: wishes.New, window: Any) -> Workspace:
    return workspace.shown(documents.blank(wish.rows, wish.cols)).enter("edit")


def _save(workspace: Workspace, wish: wishes.Save, window: Any) -> Workspace:
    document = documents.saved(workspace.document, workspace.level, over=wish.over)
    return kept(workspace, document)


def _save_as(workspace: Workspace, wish: wishes.SaveAs, window: Any) -> Workspace:
    titled = workspace.edited(SetText(wish.title, workspace.level.about))
    return kept(titled, documents.saved(titled.document, titled.level, documents.free_path(wish.title)))


def _recover(workspace: Workspace, wish: wishes.Recover, window: Any) -> Workspace:
    opened = workspace.shown(unsaved_work.recovered(wish.path))
    unsaved_work.autosave(opened.level, opened.document)
    unsaved_work.forget(wish.path)
    return opened.say("Here it is again; save it to keep it.")


def _forget(workspace: Workspace, wish: wishes.Forget, window: Any) -> Workspace:
    unsaved_work.forget(wish.path)
    return workspace


def _copy(workspace: Workspace, wish: wishes.Copy, window: Any) -> Workspace:
    if not clipboard.put(format_level(workspace.level)):
        raise WishRefused("The clipboard cannot be used here.")
    return workspace.say("The level is in the clipboard as text")


def _full_screen(workspace: Workspace, wish: wishes.FullScreen, window: Any) -> Workspace:
    window.full_screen()
    return workspace


def _prefer(workspace: Workspace, wish: wishes.Prefer, window: Any) -> Workspace:
    if workspace.occasion.keeps:
        preferences.write(wish.preferences, paths.user_settings_file())
    return workspace


def _keep_progress(workspace: Workspace, wish: wishes.KeepProgress, window: Any) -> Workspace:
    from playground.ui.course import pupils  # the first frame does not wait for the course

    if workspace.occasion.keeps:
        pupils.keep(wish.pupil)
    return workspace


def _read_progress(workspace: Workspace, wish: wishes.ReadProgress, window: Any) -> Workspace:
    from playground.ui.course import pupils

    return pupils.with_progress(workspace)


def _seat_pupil(workspace: Workspace, wish: wishes.SeatPupil, window: Any) -> Workspace:
    from playground.ui.course import pupils

    return pupils.with_next_pupil(workspace, wish.name)


def _repeat(workspace: Workspace, wish: wishes.RepeatRace, window: Any) -> Workspace:
    window.repeats.begin(wish)
    return workspace


def _stop_repeating(workspace: Workspace, wish: wishes.StopRepeating, window: Any) -> Workspace:
    window.repeats.stop()
    return workspace


def _quit(workspace: Workspace, wish: wishes.Quit, window: Any) -> Workspace:
    unsaved_work.forget(unsaved_work.autosave_path())
    window.quit()
    return workspace


def _on_own_work(service: Callable[[Workspace, Any, Any], Workspace]) -> Callable[[Workspace, Any, Any], Workspace]:
    """The service done to the person's own level, while a lesson's level stands in the window too."""

    def fulfilled(workspace: Workspace, wish: Any, window: Any) -> Workspace:
        aside = workspace.aside
        if aside is None:
            return service(workspace, wish, window)
        own = service(replace(workspace, document=aside.document, history=aside.history, aside=None), wish, window)
        kept = replace(aside, document=own.document, history=own.history)
        return replace(own, document=workspace.document, history=workspace.history, aside=kept, outbox=workspace.outbox)

    return fulfilled


_SERVICES: dict[type, Callable[[Workspace, Any, Any], Workspace]] = {
    wishes.Browse: _browse,
    wishes.Open: receiving.open_level,
    wishes.Tend: lambda workspace, wish, window: shelf_keeper.tend(workspace, wish),
    wishes.New: _new,
    wishes.Save: _on_own_work(_save),
    wishes.SaveAs: _on_own_work(_save_as),
    wishes.SaveAt: _on_own_work(saving_elsewhere.save_at),
    wishes.Recover: _recover,
    wishes.Forget: _forget,
    wishes.Copy: _copy,
    wishes.Paste: receiving.paste,
    wishes.Receive: receiving.receive,
    wishes.Reread: receiving.reread,
    wishes.Take: receiving.take,
    wishes.Visit: receiving.visit,
    wishes.TakeIn: receiving.take_in,
    wishes.StopReading: lambda workspace, wish, window: window.reader.stop(workspace),
    wishes.Preview: _on_own_work(writing_out.preview),
    wishes.Export: _on_own_work(writing_out.export),
    wishes.Picture: writing_out.picture,
    wishes.FullScreen: _full_screen,
    wishes.Prefer: _prefer,
    wishes.KeepProgress: _keep_progress,
    wishes.ReadProgress: _read_progress,
    wishes.SeatPupil: _seat_pupil,
    wishes.ReadBests: lambda workspace, wish, window: best_keeping.with_bests(workspace),
    wishes.KeepBest: lambda workspace, wish, window: best_keeping.with_best(workspace, wish),
    wishes.ReadEpisodes: lambda workspace, wish, window: best_keeping.with_episodes(workspace, wish),
    wishes.KeepEpisodes: lambda workspace, wish, window: best_keeping.keep_episodes(workspace, wish),
    wishes.RepeatRace: _repeat,
    wishes.StopRepeating: _stop_repeating,
    wishes.SaveRepeated: lambda workspace, wish, window: race_repeats.save(workspace),
    wishes.OpenSaved: lambda workspace, wish, window: window.run_keeper.open(workspace, wish),
    wishes.KeepRun: lambda workspace, wish, window: window.run_keeper.save(workspace, wish),
    wishes.ExportRun: lambda workspace, wish, window: window.run_keeper.export(workspace, wish),
    **sharing.SERVICES,
    wishes.AskSystem: lambda workspace, wish, window: window.system_dialogs.ask(workspace, wish),
    wishes.StopAsking: lambda workspace, wish, window: window.system_dialogs.stop(workspace),
    wishes.StopExport: lambda workspace, wish, window: window.run_keeper.cancel(workspace),
    wishes.Quit: _quit,
}


class Autosaver:
    """Keeps unsaved work beside the person's file, soon after every change."""

    EVERY = 1.0
    """Seconds between two autosaves."""

    def __init__(self) -> None:
        self._kept: object = None
        self._due = 0.0
        self._told = False

    def keep(self, workspace: Workspace, now: float) -> Workspace:
        """Writes where there is something new of the person's own and it is time; a disk that refuses is mentioned once.

        A level that is a table from elsewhere cannot be changed, so there is nothing of it to keep.
        """
        if not workspace.occasion.keeps:
            return workspace
        if not workspace.unsaved:
            if self._kept is not None:
                unsaved_work.forget(unsaved_work.autosave_path())
                self._kept = None
            return workspace
        level = workspace.own_level
        if level is self._kept or now < self._due or level.table is not None:
            return workspace
        self._due = now + self.EVERY
        try:
            unsaved_work.autosave(workspace.own_level, workspace.own_document)
        except (OSError, LevelError) as error:
            first, self._told = not self._told, True
            reason = error.strerror or error if isinstance(error, OSError) else error
            return workspace.say(f"Unsaved work cannot be kept: {reason}.", "error") if first else workspace
        self._kept = level
        return workspace

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return unsaved_work.autosave_path()
