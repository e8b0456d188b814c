"""What a kind of tile can do: one frozen value with the fields of a level file's legend."""

import dataclasses
from dataclasses import dataclass
from typing import NamedTuple

from playground.settings import dial
from playground.world.grid import MOVES

FAR = 1_000_000.0
"""The largest reward a level may state, either way."""


class Spread(NamedTuple):
    """How a reward varies: a normal part with the standard deviation `gaussian`, and one of two values with equal chance."""

    gaussian: float = 0.0
    either: tuple[float, float] = (0.0, 0.0)

    @property
    def mean(self) -> float:
        """What it adds to the reward on average."""
        return (self.either[0] + self.either[1]) / 2

    @property
    def half(self) -> float:
        """Half the difference of the two values."""
        return abs(self.either[1] - self.either[0]) / 2


STEADY = Spread()
"""A reward that does not vary."""

ROOTED = ("blocks", "blocks_from", "needs", "obeys", "once")
"""Fields of a tile that stays in its cell; a hazard that walks has none of them."""


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One kind of tile, or a level's own version of it (the legend overrides a kind's numbers)."""

    kind: str
    glyph: str
    title: str = dataclasses.field(default="", compare=False)
    about: str = dataclasses.field(default="", compare=False)
    group: str = dataclasses.field(default="ground", compare=False)
    starts: bool = False
    blocks: bool = dial(False, plain="is a wall", help="Cannot be entered; trying to is a bump and the agent stays.")
    blocks_from: tuple[str, ...] = ()
    ends: bool = dial(False, plain="ends the episode", help="Entering it ends the episode; its value is 0.")
    exit: float | None = dial(
        None, -FAR, FAR, optional=True, plain="exit", help="Any action here pays this and ends the episode; nothing else is paid."
    )
    enter: float = dial(0.0, -FAR, FAR, plain="reward on entering", help="Reward of a transition that results in this cell.")
    replaces_step: bool = dial(
        False,
        plain="in place of the step reward",
        help="The reward on entering is paid instead of the step reward, not besides it.",
    )
    leave: float = dial(0.0, -FAR, FAR, plain="reward of being here", help="Reward of every action taken in this cell.")
    to: tuple[str, ...] = ()
    reward: float = dial(0.0, -FAR, FAR, plain="reward of the jump", help="What a jump from here pays, and nothing else.")
    sends_to: str = ""
    slip: float | None = dial(
        None, 0.0, 1.0, optional=True, plain="own slip", help="The chance to slip off here, in place of the level's own."
    )
    slides: bool = dial(False, plain="slides on", help="The agent slides on until something blocks it or the ice ends.")
    wind: tuple[int, int] = (0, 0)
    swap: tuple[tuple[str, str], ...] = ()
    only: tuple[str, ...] = ()
    once: bool = dial(False, plain="pays only once", help="Pays only the first time in an episode that this cell is entered.")
    gives: str = ""
    needs: str = ""
    toggles: str = ""
    obeys: str = ""
    patrols: tuple[str, ...] = ()
    noise: Spread = STEADY

    @property
    def gated(self) -> bool:
        """Whether it opens and shuts with what is remembered: a door or a gate."""
        return bool(self.needs or self.obeys)

    @property
    def can_block(self) -> bool:
        """Whether it blocks at any time."""
        return self.blocks or self.gated

    @property
    def rooted(self) -> tuple[str, ...]:
        """The fields it has that only a tile can have that stays in its cell."""
        return tuple(name for name in ROOTED if getattr(self, name))

    @property
    def grows(self) -> str:
        """By what one such tile multiplies the states of a level, as a badge says it: "×2", "×6" for six steps, or ""."""
        doubles = 2 ** sum(map(bool, (self.once, self.gives, self.toggles)))
        moved = map(sum, zip(*(MOVES[name] for name in self.patrols), strict=True))
        steps = len(self.patrols) * (2 if any(moved) else 1)  # back the same way, unless it leads home
        factors = (f"{doubles}",) * (doubles > 1) + (f"{steps}",) * bool(self.patrols)
        return "".join(f"×{factor}" for factor in factors)
