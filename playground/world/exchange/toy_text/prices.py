"""What the tiles of a board pay, taken from the table that is under it: a number only where every way there pays the same."""

import dataclasses

import numpy as np
from numpy.typing import NDArray

from playground.world.level import Level
from playground.world.mdp import TabularMDP


def with_prices(level: Level) -> Level:
    """The level with a step reward and with rewards of its tiles, as far as its table pays the same wherever one comes from."""
    mdp = level.table
    if mdp is None:
        return level
    senders = {glyph for glyph in set("".join(level.rows)) if level.tile(glyph).sends_to}
    paid = _Paid(mdp, "".join(level.rows), senders)
    plain = {glyph for glyph in set(paid.glyphs) if not level.tile(glyph).ends and not level.tile(glyph).sends_to}
    step = paid.alike(plain)
    base = 0.0 if step is None else step
    legend = dict(level.legend)
    for glyph, tile in legend.items():
        pays = paid.sent(glyph) if tile.sends_to else paid.alike({glyph})
        if glyph in plain or pays is None:
            continue
        apart = base != 0.0 and pays != base
        legend[glyph] = dataclasses.replace(tile, enter=pays if apart or base == 0.0 else 0.0, replaces_step=apart)
    rules = dataclasses.replace(level.rules, step_reward=base)
    return dataclasses.replace(level, legend=legend, rules=rules)


class _Paid:
    """The outcomes of a table by the characters where they begin and arrive. senders: characters that lead elsewhere."""

    def __init__(self, mdp: TabularMDP, text: str, senders: set[str]) -> None:
        self.glyphs = np.array(list(text))
        acting = ~mdp.terminal & ~np.isin(self.glyphs[mdp.cell], list(senders))
        state, action, way = np.nonzero((mdp.probability > 0.0) & acting[:, None, None])
        self._here, self._there = mdp.cell[state], mdp.cell[mdp.successor[state, action, way]]
        self._reward, self._shape = mdp.reward[state, action, way], mdp.shape
        (row, col), (to_row, to_col) = np.divmod(self._here, mdp.shape[1]), np.divmod(self._there, mdp.shape[1])
        self._far = np.abs(to_row - row) + np.abs(to_col - col) > 1
        self._sent = self._far & np.any([self._beside(glyph) for glyph in sorted(senders)], axis=0)

    def alike(self, glyphs: set[str]) -> float | None:
        """What every arrival from another cell on one of these characters pays; None where that differs, or none arrives."""
        arrives = np.isin(self.glyphs[self._there], list(glyphs)) & (self._here != self._there)
        return _common(self._reward[arrives & ~self._sent])

    def sent(self, glyph: str) -> float | None:
        """What outcomes pay that begin beside a cell of this character and lead farther than one step: it sent them on."""
        return _common(self._reward[self._far & self._beside(glyph)])

    def _beside(self, glyph: str) -> NDArray[np.bool_]:
        """[N] whether an outcome begins beside a cell of this character."""
        there = np.pad((self.glyphs == glyph).reshape(self._shape), 1)
        beside = there[:-2, 1:-1] | there[2:, 1:-1] | there[1:-1, :-2] | there[1:-1, 2:]
        flags: NDArray[np.bool_] = beside.reshape(-1)[self._here]
        return flags


def _common(rewards: NDArray[np.float64]) -> float | None:
    """The one number that all of them are."""
    return float(rewards[0]) if len(rewards) and bool((rewards == rewards[0]).all()) else None
