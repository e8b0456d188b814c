"""A level as a Gymnasium environment: it samples the compiled table."""

import pkgutil
from os import PathLike
from typing import Any

import gymnasium
import numpy as np
from numpy.typing import NDArray

from playground.world.level import Level
from playground.world.library import find
from playground.world.table import compile_mdp

PICTURE = "playground.ui.board.picture:picture"
"""Who draws; named, not imported, because the screen is a storey above the world."""
_METADATA: dict[str, Any] = {"render_modes": ["human", "rgb_array", "ansi"], "render_fps": 8}


class GridworldEnv(gymnasium.Env[np.int64, np.int64]):
    """A mouse in a level; an observation is the index of a state, an action the index of a move of the level.

    Args:
      level: the name of a bundled level, the path of a level file, or a Level.
      render_mode: None, "ansi" (text), "rgb_array" ([height, width, 3] uint8) or "human" (a window).
      picture: "module:function" of who draws; called as picture(level, mdp, state, action), action None after a reset.
        The same module has a Window, with show(pixels) and close().

    An action that is not legal in a cell (see `info["action_mask"]`) changes nothing: the mouse stays, time passes, and the step
    reward is paid. After the end of an episode nothing happens until `reset`. `truncated` says that the level's time limit is up.
    `info` holds `prob`, the probability of what happened, `cell`, the (row, col) of the mouse, and `action_mask`, [A] int8.
    """

    metadata = _METADATA

    def __init__(self, level: Level | str | PathLike[str], render_mode: str | None = None, picture: str = PICTURE) -> None:
        if render_mode is not None and render_mode not in self.metadata["render_modes"]:
            offered = ", ".join(self.metadata["render_modes"])
            raise ValueError(f"render_mode is {render_mode!r}, expected None or one of {offered}")
        self.level = level if isinstance(level, Level) else find(level)
        self.mdp = compile_mdp(self.level)
        self.observation_space = gymnasium.spaces.Discrete(len(self.mdp.states))
        self.action_space = gymnasium.spaces.Discrete(len(self.mdp.actions))
        self.render_mode = render_mode
        self._picture = picture
        self._window: Any = None
        self._state, self._steps = np.int64(0), 0
        self._action: int | None = None

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> tuple[np.int64, dict[str, Any]]:
        """Begins an episode in a state drawn from the level's starts."""
        super().reset(seed=seed)
        self._state = np.int64(self._drawn(self.mdp.start))
        self._steps, self._action = 0, None
        self._show()
        return self._state, self._info(float(self.mdp.start[self._state]))

    def step(self, action: np.int64 | int) -> tuple[np.int64, float, bool, bool, dict[str, Any]]:
        """One transition of the table."""
        if not self.action_space.contains(action):
            raise ValueError(f"action is {action!r}, expected a whole number from 0 to {len(self.mdp.actions) - 1}")
        if self.mdp.terminal[self._state]:
            return self._state, 0.0, True, False, self._info(1.0)
        here, self._action = self._state, int(action)
        self._steps += 1
        probability, reward, ends = 1.0, self.level.rules.step_reward, False
        if self.mdp.legal[here, action]:
            way = self._drawn(self.mdp.probability[here, action])
            self._state = np.int64(self.mdp.successor[here, action, way])
            probability = float(self.mdp.probability[here, action, way])
            reward = float(self.mdp.reward[here, action, way])
            ends = bool(self.mdp.ends[here, action, way])
        self._show()
        late = 0 < self.mdp.time_limit <= self._steps
        return self._state, reward, ends, late and not ends, self._info(probability)

    def render(self) -> Any:
        """The board as text or pixels; None in the window mode, where every step is shown by itself."""
        if self.render_mode is None:
            gymnasium.logger.warn("render() needs a render mode: make the environment with render_mode='rgb_array' or 'ansi'")
        return {"ansi": self._text, "rgb_array": self._pixels}.get(self.render_mode or "", lambda: None)()

    def close(self) -> None:
        """Closes the window if there is one; whatever else draws on the screen lives on."""
        if self._window is not None:
            self._window.close()
            self._window = None

    def _drawn(self, probabilities: NDArray[np.float64]) -> int:
        """An index drawn with these probabilities [n], never one of probability 0."""
        reached = np.cumsum(probabilities)
        return int(np.searchsorted(reached, self.np_random.random() * reached[-1], side="right"))

    def _info(self, probability: float) -> dict[str, Any]:
        cell = self.mdp.states[int(self._state)].cell
        return {"prob": probability, "cell": (cell.row, cell.col), "action_mask": self.mdp.legal[self._state].astype(np.int8)}

    def _text(self) -> str:
        row, col = self.mdp.states[int(self._state)].cell
        rows = list(self.level.rows)
        rows[row] = f"{rows[row][:col]}@{rows[row][col + 1 :]}"
        return "\n".join(rows) + "\n"

    def _pixels(self) -> NDArray[np.uint8]:
        pixels: NDArray[np.uint8] = pkgutil.resolve_name(self._picture)(self.level, self.mdp, int(self._state), self._action)
        return pixels

    def _show(self) -> None:
        if self.render_mode != "human":
            return
        if self._window is None:
            self._window = pkgutil.resolve_name(self._picture.partition(":")[0] + ":Window")()
        self._window.show(self._pixels())
