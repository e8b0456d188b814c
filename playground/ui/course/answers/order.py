"""Put things into an order: each has a button up and a button down."""

from playground.lessons.tasks.order import OrderTask
from playground.ui.course.answering import AnswerWidget, drafted, handed_in
from playground.ui.course.classroom import classroom, words
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.workspace import Workspace


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The entries from top to bottom as they stand now, and the button that hands the order in."""
    room = classroom(workspace)
    task = room.task
    assert isinstance(task, OrderTask)
    order = tuple(range(len(task.labels))) if room.draft is None else room.draft
    after = order
    for place, entry in enumerate(order):
        row = Row(column.take(ui.theme.button), ui.theme.gap)
        high, last = ui.theme.button, place + 1 == len(order)
        down = ui.button(f"answer-down-{place}", row.right(high), "", icon="arrow-down", enabled=not (room.solved or last))
        up = ui.button(f"answer-up-{place}", row.right(high), "", icon="arrow-up", enabled=not room.solved and place > 0)
        ui.label(row.rest(), f"{place + 1}.  {words(workspace, task.labels[entry])}", id=f"answer-entry-{place}")
        other = place + 1 if down else place - 1
        if up or down:
            moved = list(order)
            moved[place], moved[other] = moved[other], moved[place]
            after = tuple(moved)
    if after != order or (room.draft is None and not room.solved):
        workspace = drafted(workspace, after)
    if ui.button("answer-check", column.take(ui.theme.button), "Check", icon="check", primary=True, enabled=not room.solved):
        workspace = handed_in(workspace)
    return workspace


ANSWER = AnswerWidget(id="order", panel=panel)
