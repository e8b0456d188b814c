"""Bookmarks that follow from the log of a strand: dials that were moved, levels that were edited, where it failed."""

from playground.training.chronicle.deed import Deed
from playground.training.chronicle.instant_deeds import Failed, Moved, Tuned
from playground.training.past.strand import Strand
from playground.training.past_view import Bookmark, BookmarkKind

KINDS: dict[type[Deed], BookmarkKind] = {
    Tuned: BookmarkKind.DIAL,
    Moved: BookmarkKind.EDIT,
    Failed: BookmarkKind.DIVERGENCE,
}
"""Deeds that are worth a bookmark, and of which kind."""
APART = 200
"""A dial that is dragged is one bookmark: those closer than this part of the run to the one before are left out."""


class BookmarkNumbers:
    """Gives every bookmark a number that stays its own."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, BookmarkKind, str], int] = {}

    def numbered(self, at: int, kind: BookmarkKind, name: str = "") -> Bookmark:
        """The bookmark with its number."""
        return Bookmark(self._numbers.setdefault((at, kind, name), len(self._numbers)), at, kind, name)


def logged(strand: Strand, numbers: BookmarkNumbers) -> list[Bookmark]:
    """The bookmarks that follow from the log."""
    apart, marks = max(1, (strand.last - strand.first) // APART), []
    last: dict[BookmarkKind, int] = {}
    for entry in strand.chronicle.log.entries:
        kind = KINDS.get(type(entry.deed))
        if kind is None:
            continue
        if kind not in last or entry.at - last[kind] > apart:
            marks.append(numbers.numbered(entry.at, kind))
        last[kind] = entry.at
    return marks


def bookmarks(strand: Strand, strands: dict[int, Strand], numbers: BookmarkNumbers) -> tuple[Bookmark, ...]:
    """All bookmarks of a strand, by moment."""
    branches = [
        numbers.numbered(other.at, BookmarkKind.BRANCH, other.name)
        for other in strands.values()
        if other.parent is not None and (other.parent == strand.id or other.id == strand.id)
    ]
    return tuple(
        sorted([*logged(strand, numbers), *strand.marks, *strand.own, *branches], key=lambda mark: (mark.at, mark.number))
    )
