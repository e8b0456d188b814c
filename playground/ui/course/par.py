"""What a mission asks for its third star: so many moves or edits, and how many the pupil has taken at the fewest."""

from playground.lessons.wording import Wording
from playground.ui.course.classroom import classroom, words
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.workspace import Workspace

AT_PAR = Wording(
    "You needed {moves}. Nobody can do it with fewer!",
    "You needed {moves}, the fewest that are possible.",
    "You needed {moves}, which is the minimum.",
)
OVER = Wording(
    "You needed {moves}. It can be done with {par}, for a third star: the round arrow below begins again.",
    "You needed {moves}; {par} are enough for the third star. The round arrow below begins again.",
    "You needed {moves}, the minimum is {par}. The round arrow below begins again.",
)


def par(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Once the task that counts is solved, the fewest moves or edits so far beside the fewest there can be."""
    room = classroom(workspace)
    if room.lesson is None or room.task is None or not (room.lesson.par and room.solved and room.task.counts):
        return workspace
    moves = room.pupil.record(room.lesson.id).moves
    if moves:
        said = words(workspace, AT_PAR if moves <= room.lesson.par else OVER, moves=moves, par=room.lesson.par)
        ui.paragraph(column, said, id="par")
    return workspace
