"""What is said where the system refuses: the act, the place, the reason, the way out."""

import pytest

from playground.ui import wishes
from playground.ui.window.wish_refusals import ACTS, refusal


@pytest.mark.parametrize(
    ("wish", "error", "words"),
    [
        (
            wishes.Save(),
            PermissionError(13, "Permission denied", "/home-of-mine/levels/a.toml"),
            (
                "The level could not be saved (a.toml in /home-of-mine/levels): Permission denied. ",
                "set BELLMAN_PLAYGROUND_HOME",
                "Nothing is lost: Copy",
            ),
        ),
        (
            wishes.SaveAs("a"),
            OSError(28, "No space left on device"),
            ("No space left on device. Free some space", "Nothing is lost"),
        ),
        (
            wishes.Picture(),
            OSError(30, "Read-only file system", "/p/x.png"),
            ("The picture could not be saved (x.png in /p)", "Allow it"),
        ),
        (
            wishes.Open("/a/b.toml"),
            FileNotFoundError(2, "No such file", "/a/b.toml"),
            ("could not be opened (b.toml in /a)", "moved or"),
        ),
        (
            wishes.Save(),
            FileExistsError(17, "File exists", "/p/levels"),
            ("(levels in /p): File exists. A file lies there where a folder is needed", "Nothing is lost"),
        ),
        (wishes.FullScreen(), OSError("odd"), ("That could not be done: odd.",)),
    ],
    ids=["save", "full disk", "read-only", "gone", "in the way", "no reason"],
)
def test_it_names_the_act_the_place_the_reason_and_the_way_out(wish: wishes.Wish, error: OSError, words: tuple[str, ...]) -> None:
    sentence = refusal(wish, error).replace("\\", "/")
    assert all(part in sentence for part in words), sentence


def test_only_work_that_is_in_the_window_alone_is_said_to_be_there_still() -> None:
    denied = PermissionError(13, "Permission denied")
    kept = {kind.__name__ for kind in ACTS if "Nothing is lost" in refusal(kind.__new__(kind), denied)}
    assert kept == {"Save", "SaveAs", "SaveAt", "Export"}
