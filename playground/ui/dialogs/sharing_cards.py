"""The dialogs of sharing: what is shared and as what; and what has come by a code, before it is opened."""

from dataclasses import replace

from playground.ui import wishes
from playground.ui.board.thumbnail import thumbnail
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.rewinding import SavedRuns
from playground.ui.shared_view import sentences
from playground.ui.workspace import Workspace

WIDE, HIGH, PICTURE = 520, 250, 210
"""Units of the contents of both dialogs, and of the picture of what has come."""
LEVEL, VIEWED, RUN = "level", "viewed", "run"
ABOUT = {
    LEVEL: "The level alone. Whoever opens it starts as they like.",
    VIEWED: "The level with this mode and its overlays, who learns, the dials and the seed.",
    RUN: "All of that, and the run at this moment: it is lived again, step by step, where it is opened. "
    "A long run takes as long there; then send its file (**Runs**) instead.",
}
"""What is shared, by the choice."""
_WAYS = (
    ("copy", "Copy the code", "copy", "Letters and digits for a mail or a chat: others paste them into their window."),
    ("card", "Picture card", "picture", "A picture of the board that carries the code: others drop it on their window."),
    ("square", "QR code", "picture", "A square that a phone can read, where the code is short enough."),
    ("text", "Text file", "save", "The code in a file: others drop it on their window."),
)
_OF_RUN = {"copy": (".txt", True), "card": (".png", False), "text": (".txt", False)}
"""Ways that a run can be shared: the ending of the file, and whether it is copied."""


def share(ui: Ui, workspace: Workspace) -> Workspace:
    """What is shared, above; below, as what."""
    lengths, past = ui.theme, workspace.snapshot.timeline
    options = [Option(LEVEL, "The level"), Option(VIEWED, "As it is here"), *([Option(RUN, "With the run")] if past else [])]
    going = workspace.recall(SavedRuns)
    with ui.dialog("share", "Share", (lengths.px(WIDE), lengths.px(HIGH)), scrolling=True) as dialog:
        column = Column(dialog.rect, lengths.gap)
        choice = ui.tabs(
            "share-what", column.take(lengths.row), options, workspace.dialog.choice or VIEWED, label="What is shared"
        )
        workspace = replace(workspace, dialog=replace(workspace.dialog, choice=choice))
        ui.paragraph(column, ABOUT[choice], id="share-about")
        column.space(lengths.gap)
        for first in range(0, len(_WAYS), 2):
            row = Row(column.take(lengths.button), lengths.gap).split(2)
            for (way, words, icon, about), rect in zip(_WAYS[first : first + 2], row, strict=True):
                able = choice != RUN or (way in _OF_RUN and not going.exporting)
                if ui.button(f"share-{way}", rect, words, icon=icon, tooltip=about, enabled=able):
                    workspace = _shared_by(workspace.close_dialog(), choice, way)
    return workspace.close_dialog() if dialog.closed and workspace.dialog.id == "share" else workspace


def _shared_by(workspace: Workspace, choice: str, way: str) -> Workspace:
    """With the wish for what was chosen."""
    past, look = workspace.snapshot.timeline, workspace.look
    if choice != RUN or past is None:
        return workspace.ask(wishes.ShareLevel(way, choice == VIEWED))
    ending, copies = _OF_RUN[way]
    words = ["--mode", workspace.mode, "--overlays", ",".join(sorted(look.overlays))]
    words += ["--at", f"{past.at}"] if past.at < past.last else []
    words += ["--floor", f"{look.floor}"] if look.floor is not None else []
    return workspace.say("The run is being written down …").ask(wishes.ExportRun("share", tuple(words), ending, copies))


def shared(ui: Ui, workspace: Workspace) -> Workspace:
    """Says in plain words what a code stands for, with a picture of the level; opens it or not."""
    lengths, come = ui.theme, workspace.dialog.shared
    if come is None:
        return workspace.close_dialog()
    title = come.level.title if come.level is not None and come.level.title else "Something was shared with you"
    with ui.dialog("shared", title, (lengths.px(WIDE), lengths.px(HIGH)), scrolling=True) as dialog:
        column = Column(dialog.rect, lengths.gap)
        foot = Row(column.bottom(lengths.button), lengths.gap)
        column.bottom(lengths.gap)
        body = Row(column.rest(), lengths.space)
        if come.level is not None:
            place = body.take(min(lengths.px(PICTURE), body.rect.width * 2 // 5))
            side = max(8, min(place.width, place.height))
            ui.surface.blit(thumbnail(come.level, (side, side)), place.topleft)
        with ui.scroll("shared-scroll", body.rest()) as area:
            inner = Column(area.rect, lengths.gap)
            for number, sentence in enumerate(sentences(come)):
                ui.paragraph(inner, sentence, id=f"shared-{number}")
            area.used(inner.used)
        open_it, cancel = foot.split(2)
        if ui.button("shared-open", open_it, "Open", icon="check", primary=True):
            return workspace.leave(wishes.TakeShared(come, workspace.dialog.text))
        if ui.button("shared-cancel", cancel, "Cancel"):
            return workspace.close_dialog()
    return workspace.close_dialog() if dialog.closed else workspace
