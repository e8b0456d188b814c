"""Paint tiles until something is true of the level."""

from dataclasses import dataclass
from typing import ClassVar

from playground.edit.legend import FLOOR
from playground.lessons.deeds import Deeds, Put
from playground.lessons.goals import Goal
from playground.lessons.solved_level import NoAnswer, SolvedLevel
from playground.lessons.task import RIGHT, Situation, Task, Verdict
from playground.plurals import counted
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.tiles import GLYPHS


@dataclass(frozen=True, kw_only=True)
class PaintTask(Task):
    """The goal is to be met by painting. example: rows of a map that does it, for "show me".

    tiles: the glyphs that may be painted, without them all of the level's: a cell that is otherwise than at first must show one
    of them, or floor. So nothing is won by carrying the cheese to another cell.
    most: how many cells may be changed, 0 for any number.
    """

    id: ClassVar[str] = "paint"
    live: ClassVar[bool] = True
    counts: ClassVar[bool] = True
    goal: Goal
    example: str | tuple[str, ...]
    tiles: tuple[str, ...] = ()
    most: int = 0

    def changed(self, situation: Situation, level: SolvedLevel) -> int:
        """How many cells are otherwise than at first."""
        pairs = zip("".join(situation.level.rows), "".join(level.level.rows), strict=False)
        return sum(one != two for one, two in pairs)

    def check(self, answer: Situation, level: SolvedLevel) -> Verdict:
        """Right once the goal is met on a board of the same size by allowed tiles, in no more cells than may be changed."""
        same = tuple(map(len, answer.level.rows)) == tuple(map(len, level.level.rows))
        if not same or not self._allowed(answer.level, level.level) or not self.goal.met(answer):
            return Verdict(False)
        count = self.changed(answer, level)
        return (
            RIGHT if not self.most or count <= self.most else Verdict(False, near=True, gaps={"answer": count, "most": self.most})
        )

    def _allowed(self, after: Level, before: Level) -> bool:
        """Whether every cell that is otherwise than at first shows a tile that may be painted, or floor."""
        if not self.tiles:
            return True
        allowed = [before.tile(glyph) for glyph in (*self.tiles, FLOOR)]
        pairs = zip("".join(after.rows), "".join(before.rows), strict=True)
        return all(after.tile(one) == before.tile(two) or after.tile(one) in allowed for one, two in pairs)

    def effort(self, answer: Situation, level: SolvedLevel) -> int:
        """Cells that are otherwise than at first."""
        return self.changed(answer, level)

    def solution(self, level: SolvedLevel) -> Deeds:
        """The cells of the example that are otherwise; NoAnswer where its rows are not those of the level, or a tile is none."""
        rows = level.level.rows
        strange = sorted({*"".join(self.example), *self.tiles} - set(level.level.legend) - set(GLYPHS))
        if strange:
            raise NoAnswer(f"{strange[0]!r} is no tile of {level.level.title!r}, expected glyphs of its legend or of tiles")
        if tuple(map(len, self.example)) != tuple(map(len, rows)):
            raise NoAnswer(
                f"the example is not as large as {level.level.title!r}, expected {counted(len(rows), 'row')} of {len(rows[0])}"
            )
        return tuple(
            Put(Cell(row, col), glyph)
            for row, line in enumerate(self.example)
            for col, glyph in enumerate(line)
            if glyph != rows[row][col]
        )

    def misses(self, level: SolvedLevel) -> tuple[Deeds, ...]:
        """All but the last cell of the example."""
        return (self.solution(level)[:-1],)


TASK = PaintTask
