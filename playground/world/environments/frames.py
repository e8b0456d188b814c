"""Pictures of many copies that are kept until somebody asks for them, as Gymnasium's RenderCollection keeps those of one."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Frames:
    """The pictures of each of N copies since they were last taken, or since its episode began."""

    def __init__(self, count: int) -> None:
        self._kept: list[list[Any]] = [[] for _ in range(count)]

    def add(self, pictures: Iterable[tuple[int, Any]], begun: NDArray[np.bool_]) -> None:
        """Keeps pictures, given with the numbers of their copies; those of `begun` [N] begin and lose their old ones."""
        for copy, picture in pictures:
            self._kept[copy] = [picture] if begun[copy] else [*self._kept[copy], picture]

    def pop(self) -> tuple[list[Any], ...]:
        """All that is kept, which is forgotten."""
        kept, self._kept = self._kept, [[] for _ in self._kept]
        return tuple(kept)
