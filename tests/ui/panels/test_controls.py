"""Who drives decides which controls there are."""

from playground.ui.aspects import RunRequest
from playground.ui.panels.controls import controls


def test_a_person_has_moves_and_everyone_else_run_and_speed(played, space_of, snapshot_of, level_of):
    snapshot = snapshot_of(level_of("S.G"))
    mine = played(controls, space_of(snapshot))
    theirs = played(controls, space_of(snapshot, brain=RunRequest(driver="learner")))
    assert mine.has("move-left") and not mine.has("run") and not mine.has("speed")
    assert theirs.has("run") and theirs.has("speed") and not theirs.has("move-left")
