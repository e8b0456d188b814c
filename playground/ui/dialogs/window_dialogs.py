"""All dialogs by their ids, and the small ones among them; each draws itself and returns the next workspace."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import pygame

from playground import paths
from playground.settings import Dial
from playground.ui import theme, wishes
from playground.ui.choosing import DIALOG
from playground.ui.dialogs.ages import ago
from playground.ui.dialogs.asked import asked
from playground.ui.dialogs.best_table import best_table
from playground.ui.dialogs.browser import browser
from playground.ui.dialogs.colour_choice import colour_choice
from playground.ui.dialogs.comparison import comparison
from playground.ui.dialogs.elsewhere_card import elsewhere
from playground.ui.dialogs.exchanging import arrival, save_as
from playground.ui.dialogs.file_chooser import file_chooser
from playground.ui.dialogs.level_card import folder_question, level_card
from playground.ui.dialogs.past_card import past_card
from playground.ui.dialogs.repeat_card import repeat_card
from playground.ui.dialogs.saved_runs import saved_runs
from playground.ui.dialogs.sharing_cards import share, shared
from playground.ui.dialogs.sound_settings import sound_settings
from playground.ui.kit import Ui
from playground.ui.kit.keyboard_layout import as_here
from playground.ui.kit.layout import Column, Row
from playground.ui.offering import offered, order_offered
from playground.ui.orders import after_order, with_preferences
from playground.ui.panels.readers import READERS
from playground.ui.rewinding import changed_on_branch, sought
from playground.ui.shortcuts import SHORTCUTS
from playground.ui.workspace import Workspace

SIDES = Dial("sides", int, 8, 1, 40, (), "", "size", "", False)
"""How many rows or columns a new level can have at first; the editor can add more."""

LONGEST = 80
"""Letters of a name that a question shows."""

_MENU = (
    ("levels", "Levels", "folder", "All levels as pictures: press one to open it."),
    ("open-file", "Open a file …", "folder", "A level, a run or an agent from any folder."),
    ("new", "New level", "new", "An empty level to build on."),
    ("save", "Save", "save", "Keeps the level as it is now, in its file."),
    ("save-as", "Save as …", "save", "Keeps it under another name, or in another program's format."),
    ("runs", "Runs", "history", "Keeps this run with its whole past, opens another one, exports numbers, curves and films."),
    ("copy", "Copy as text", "copy", "The level as text, to paste into a message or another program."),
    ("paste", "Paste a level", "copy", "Opens a level or a code that was copied as text, here or elsewhere."),
    ("share", "Share", "picture", "A code for a message, or a picture that others drop on their window: it opens as it is here."),
    ("undo", "Undo", "undo", "Takes the last change of the level back, or brings back the last run."),
    ("redo", "Redo", "redo", "Makes the change again that was taken back."),
    ("full-screen", "Full screen", "fit", "The window as large as the screen, or again as before."),
    ("present", "Presentation", "eye", "For the wall of a room: the board and the words, as large as they can be."),
    ("picture", "Take a picture", "picture", "Keeps the window as a picture."),
    ("bests", "Table of bests", "trophy", "Who was best on this level, by name."),
    ("glossary", "Words", "book", "What the words mean, from agent to value."),
    ("help", "Keys", "keyboard", "What every key does."),
    ("first-minute", "The first minute", "flag", "The guided beginning, once more."),
    ("quit", "Leave the playground", "close", "Closes the window; asks first where something is not saved."),
)
"""The buttons of the menu: order, words, icon, what it does."""


def menu(ui: Ui, workspace: Workspace) -> Workspace:
    """The menu: the preferences, and the orders that have no button of their own."""
    lengths = ui.theme
    with ui.dialog("menu", paths.TITLE, (lengths.px(520), lengths.px(1040))) as dialog:
        with ui.scroll("menu-scroll", dialog.rect) as area:
            column = Column(area.rect.inflate(-2 * lengths.gap, 0), lengths.gap)
            column.space(lengths.px(4))
            workspace = _preferences(ui, column, workspace)
            column.space(lengths.gap)
            there = [entry for entry in _MENU if order_offered(workspace, entry[0])]
            abreast = 2 if column.rect.width >= lengths.px(420) else 1
            for first in range(0, len(there), abreast):
                parts = Row(column.take(lengths.button), lengths.gap).split(abreast)
                for (order, words, icon, about), rect in zip(there[first : first + abreast], parts, strict=False):
                    if ui.button(f"menu-{order}", rect, words, icon=icon, tooltip=about):
                        workspace = after_order(workspace.close_dialog(), order)
            area.used(column.used + lengths.gap)
    return workspace.close_dialog() if dialog.closed and workspace.dialog.id == "menu" else workspace


def _preferences(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Text size, for whom words are, reduced motion, sound."""
    preferences = workspace.preferences
    sizes = theme.SCALES
    place = min(range(len(sizes)), key=lambda number: abs(sizes[number] - preferences.text_scale))
    dial = Dial("text-size", int, 0, 0, len(sizes) - 1, (), "", "text size", "How large the words and controls are.", False)
    chosen = int(
        ui.slider(
            "text-size-dial", column.take(ui.theme.slider), dial, place, label="Text size", shown=f"{sizes[place] * 100:.0f} %"
        )
    )
    reading = preferences.reading
    if offered(workspace, "reading"):
        ui.label(column.take(ui.theme.line), "For whom the words are")
        reading = ui.tabs("reading", column.take(ui.theme.row), READERS, preferences.reading, label="For whom the words are")
    calm = ui.toggle("reduced-motion", column.take(ui.theme.toggle), "Reduced motion", preferences.reduced_motion)
    workspace = colour_choice(ui, column, workspace)
    heard = sound_settings(ui, column, preferences)
    sound = {name: getattr(heard, name) for name in ("volume", "muted", "hears_values", "hears_learning")}
    return with_preferences(workspace, text_scale=sizes[chosen], reading=reading, reduced_motion=calm, **sound)


def help_card(ui: Ui, workspace: Workspace) -> Workspace:
    """What every key does."""
    lengths = ui.theme
    listed = [
        ("Arrows, W A S D", "drive; two together: diagonally"),
        ("Click a cell", "walk there; or drag the mouse"),
        ("Tab, Enter", "go to the next control; press it"),
    ]
    listed += [(as_here(key.keys), key.title) for key in SHORTCUTS if not key.hidden]
    listed += [("Shift and drag", "the landscape: turn and tilt it")]
    listed += [("1 … 9, 0", "in the editor: a tile; in Why?: an idea"), ("Enter, Delete", "paint or erase the chosen cell")]
    listed += [("Page up, Page down", "in Why?: steps, guesses, episodes")]
    listed += [("Gamepad", "cross, A, B; what else it can is at the bottom")]
    with ui.dialog("help", "Keys", (lengths.px(840), lengths.px(620))) as dialog, ui.scroll("help-scroll", dialog.rect) as area:
        inside = area.rect.inflate(-2 * lengths.gap, 0)
        abreast = 2 if inside.width >= lengths.px(680) else 1
        long, used = -(-len(listed) // abreast), 0
        for number, rect in enumerate(Row(inside, lengths.space).split(abreast)):
            column = Column(rect, lengths.px(6), endless=True)
            _keys_listed(ui, column, listed[number * long : (number + 1) * long])
            used = max(used, column.used)
        area.used(used + lengths.gap)
    return workspace.close_dialog() if dialog.closed else workspace


def _keys_listed(ui: Ui, column: Column, listed: Sequence[tuple[str, str]]) -> None:
    """Keys with what they do, all in one size; what is long goes on in the next line."""
    wide = min(max(ui.width(keys, "strong") for keys, _ in listed), round(0.37 * column.rect.width))
    room = column.rect.width - wide - ui.theme.gap
    for keys, words in listed:
        high = max(ui.measure_rich(wide, keys, "strong"), ui.measure_rich(room, words))
        rect = column.take(high)
        ui.rich(pygame.Rect(rect.topleft, (wide, high)), keys, "strong", theme.ACCENT)
        ui.rich(pygame.Rect(rect.right - room, rect.top, room, high), words)


def new(ui: Ui, workspace: Workspace) -> Workspace:
    """Asks for the size of a new level."""
    lengths = ui.theme
    answers = workspace.dialog
    with ui.dialog(
        "new", "A new level", (lengths.px(360), 2 * lengths.slider + lengths.button + 3 * lengths.gap), scrolling=True
    ) as dialog:
        column = Column(dialog.rect, lengths.gap)
        rows = int(ui.slider("new-rows", column.take(lengths.slider), SIDES, answers.rows, label="Rows"))
        cols = int(ui.slider("new-cols", column.take(lengths.slider), SIDES, answers.cols, label="Columns"))
        workspace = replace(workspace, dialog=replace(answers, rows=rows, cols=cols))
        if ui.button("new-create", column.take(lengths.button), "Create", icon="new", primary=True):
            return workspace.leave(wishes.New(rows, cols))
    return workspace.close_dialog() if dialog.closed else workspace


def leave(ui: Ui, workspace: Workspace) -> Workspace:
    """Asks whether to save changes before going on."""
    words = f"**{workspace.own_level.title or 'This level'}** has changes that are not saved yet."
    then = (workspace.dialog.then,) if workspace.dialog.then else ()
    answers: tuple[tuple[str, str, Callable[[Workspace], Workspace]], ...] = (
        ("leave-save", "Save", lambda space: space.close_dialog().ask(wishes.Save(), *then)),
        ("leave-discard", "Discard", lambda space: space.close_dialog().ask(*then)),
        ("leave-cancel", "Cancel", Workspace.close_dialog),
    )
    return _question(ui, workspace, "leave", "Not saved yet", words, answers)


def recover(ui: Ui, workspace: Workspace) -> Workspace:
    """Offers work that was not saved when the program was closed."""
    if not workspace.recoveries:
        return workspace.close_dialog()
    recovery = workspace.recoveries[0]
    when = ago(recovery.age)
    words = f"The playground closed without saving **{recovery.level.title or 'a level'}**, {when}."
    rest = workspace.recoveries[1:]
    answers: tuple[tuple[str, str, Callable[[Workspace], Workspace]], ...] = (
        (
            "recover-open",
            "Get it back",
            lambda space: replace(space.close_dialog(), recoveries=rest).ask(wishes.Recover(recovery.path)),
        ),
        ("recover-forget", "Throw away", lambda space: replace(space, recoveries=rest).ask(wishes.Forget(recovery.path))),
        ("recover-later", "Later", lambda space: replace(space.close_dialog(), recoveries=())),
    )
    return _question(ui, workspace, "recover", "There is unsaved work", words, answers)


def past_change(ui: Ui, workspace: Workspace) -> Workspace:
    """Asks what becomes of a change that was made while a moment of the past is shown."""
    pending = workspace.dialog.pending
    words = "This moment is over. **Branch** to go on from here with your change: the run until now is kept beside it."
    answers: tuple[tuple[str, str, Callable[[Workspace], Workspace]], ...] = (
        ("past-change-branch", "Branch here", lambda space: changed_on_branch(pending, space)),
        ("past-change-now", "Go back to now", lambda space: sought(space.close_dialog(), None)),
        ("past-change-cancel", "Cancel", Workspace.close_dialog),
    )
    return _question(ui, workspace, "past-change", "You are looking at the past", words, answers)


def reopen(ui: Ui, workspace: Workspace) -> Workspace:
    """Asks before a level of another program opens, which was open last: only a person who expects it lets that program run."""
    source = workspace.dialog.text
    words = f"**{source[:LONGEST]}** was open last. It comes from another program, which runs when you open it."
    answers: tuple[tuple[str, str, Callable[[Workspace], Workspace]], ...] = (
        ("reopen-yes", "Open it", lambda space: space.close_dialog().ask(wishes.Open(source))),
        ("reopen-no", "Not now", Workspace.close_dialog),
    )
    return _question(ui, workspace, "reopen", "Open it again?", words, answers)


def next_pupil(ui: Ui, workspace: Workspace) -> Workspace:
    """Asks who learns now; what the one before has done stays in their own file."""
    lengths, answers = ui.theme, workspace.dialog
    words = "Everyone has their own stars. Type your name; without one, a new number is given."
    room = min(lengths.px(380), ui.surface.get_width() - 2 * lengths.gap - 2 * lengths.px(22))
    high = ui.measure_rich(room, words)
    with ui.dialog(
        "next-pupil", "Who learns now?", (room, high + lengths.row + lengths.button + 2 * lengths.space), scrolling=True
    ) as dialog:
        column = Column(dialog.rect, lengths.space)
        ui.rich(column.take(high), words)
        name = ui.text("pupil-name", column.take(lengths.row), answers.text, placeholder="Name")
        workspace = replace(workspace, dialog=replace(answers, text=name))
        if ui.button("pupil-begin", column.take(lengths.button), "Begin", icon="check", primary=True):
            return workspace.close_dialog().ask(wishes.SeatPupil(name))
    return workspace.close_dialog() if dialog.closed else workspace


def changed(ui: Ui, workspace: Workspace) -> Workspace:
    """Asks what to do about a file that another program has changed since it was opened."""
    path = workspace.own_document.path
    name = path.name if path else "The file"
    words = f"**{name}** was changed by another program since it was opened."
    title = workspace.own_level.title
    answers: tuple[tuple[str, str, Callable[[Workspace], Workspace]], ...] = (
        ("changed-copy", "Keep both", lambda space: space.close_dialog().ask(wishes.SaveAs(title))),
        ("changed-over", "Overwrite", lambda space: space.close_dialog().ask(wishes.Save(over=True))),
        ("changed-cancel", "Cancel", Workspace.close_dialog),
    )
    return _question(ui, workspace, "changed", "Changed by another program", words, answers)


def _question(
    ui: Ui,
    workspace: Workspace,
    id: str,
    title: str,
    words: str,
    answers: tuple[tuple[str, str, Callable[[Workspace], Workspace]], ...],
) -> Workspace:
    """Asks a question. The first answer is the suggested one; closing the dialog gives the last."""
    lengths = ui.theme
    wide = lengths.px(440)
    room = min(wide, ui.surface.get_width() - 2 * lengths.gap - 2 * lengths.px(22))
    high = ui.measure_rich(room, words)
    with ui.dialog(id, title, (wide, high + lengths.space + lengths.button), scrolling=True) as dialog:
        column = Column(dialog.rect, lengths.space)
        ui.rich(column.take(high), words)
        parts = Row(column.take(lengths.button), lengths.gap).split(len(answers))
        for place, ((button, label, answer), rect) in enumerate(zip(answers, parts, strict=True)):
            if ui.button(button, rect, label, primary=place == 0):
                workspace = answer(workspace)
    return answers[-1][2](workspace) if dialog.closed and workspace.dialog.id == id else workspace


DIALOGS: Mapping[str, Callable[[Ui, Workspace], Workspace]] = MappingProxyType(
    {
        "menu": menu,
        "help": help_card,
        "what": asked,
        "levels": browser,
        "new": new,
        "save-as": save_as,
        "arrival": arrival,
        "share": share,
        "shared": shared,
        "leave": leave,
        "recover": recover,
        "level-card": level_card,
        "level-folder": folder_question,
        "reopen": reopen,
        "changed": changed,
        "elsewhere": elsewhere,
        DIALOG: file_chooser,
        "next-pupil": next_pupil,
        "compare": comparison,
        "past": past_card,
        "runs": saved_runs,
        "past-change": past_change,
        "bests": best_table,
        "repeated": repeat_card,
    }
)
"""Every dialog by the id that stands in the `dialog` of a workspace."""
