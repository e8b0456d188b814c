"""A level as a Gymnasium environment: it samples the compiled table."""

import copy
from os import PathLike
from typing import Any, cast

import gymnasium
import numpy as np
from gymnasium.envs.registration import EnvSpec
from numpy.typing import NDArray

from playground.world.environments import arguments, placing
from playground.world.environments.keys import Keys, keys_to_action
from playground.world.environments.listing import Outcomes, listed
from playground.world.environments.remembering import remembering
from playground.world.level import Level
from playground.world.mdp import TabularMDP
from playground.world.physics.floor_view import floor_view
from playground.world.tabular.moment_tables import moments
from playground.world.tabular.outcomes import excerpt

PICTURE = "playground.ui.board.picture:picture"
"""Who draws; named, not imported, because the screen is a storey above the world."""
_METADATA: dict[str, Any] = {"render_modes": ["human", "rgb_array", "ansi"], "render_fps": 8}


class GridworldEnv(gymnasium.Env[np.int64, np.int64]):
    """A mouse in a level; an observation is the index of a state, an action the index of a move of the level.

    Args:
      level: the name of a bundled level, the path of a level file, or a Level; it must be named.
      render_mode: None, "ansi" (text), "rgb_array" ([height, width, 3] uint8) or "human" (a window).
      picture: "module:function" of who draws; called as picture(level, mdp, state, action), action None after a reset.
        The same module has a Window, with show(pixels) and close().

    An action that is not legal in a cell (see `info["action_mask"]`) changes nothing: the mouse stays, the step reward is paid,
    and a step of the time limit is over. After the end of an episode nothing happens until `reset`. `truncated` says that the
    level's time limit is up. An argument that does not fit is a ValueError in one sentence, and changes nothing.

    A level that changes does so after so many transitions in all, over all episodes since the last `reset` with a seed.
    Observations number the states of all its maps; where the mouse can do nothing on the new map, the step is truncated.

    `info` has the same entries of the same shapes at every step: `prob`, the probability of what happened, `cell`, the (row, col)
    of the mouse, and `action_mask`, [A] int8; on levels that remember such things also `held`, [H] int8, 1 where the thing
    of `held_names` at this place is held or was taken, `switches`, [W] int8, 1 where that of `switch_names` is on, and `phase`, a
    whole number.
    """

    metadata = _METADATA

    def __init__(
        self, level: Level | str | PathLike[str] | None = None, render_mode: str | None = None, picture: str = PICTURE
    ) -> None:
        arguments.check_render_mode(render_mode, self.metadata["render_modes"])
        arguments.check_picture(picture)
        self.level = arguments.level_of(level)
        self._moments, self._moment, self._total = moments(self.level), 0, 0
        self.observation_space = gymnasium.spaces.Discrete(self._moments.size)
        self.action_space = gymnasium.spaces.Discrete(len(self.mdp.actions))
        self.render_mode = render_mode
        self._picture = picture
        self._window: Any = None
        self._state, self._steps = 0, 0
        self._ended = self._lost = False
        self._action: int | None = None
        self._remembered = remembering(self._moments.tables)
        self._listed: dict[int, Outcomes] = {}
        self._spec: Any = None
        self.held_names: tuple[str, ...] = self._remembered.held_names
        self.switch_names: tuple[str, ...] = self._remembered.switch_names

    @property
    def mdp(self) -> TabularMDP:
        """The table that is in force now."""
        return self._moments.tables[self._moment]

    @property
    def P(self) -> Outcomes:
        """P[state][action] = [(probability, successor, reward, terminated), …] as Gymnasium's toy text has it; rewards are means.

        States are observations; it is that of the map in force now, and made when it is first asked for. An action that is not
        legal stands there as one that no planner prefers (see `listing.listed`), so that the optimum is that of the level.
        """
        if self._moment not in self._listed:
            self._listed[self._moment] = listed(self.mdp, self._moments.numbers[self._moment], self._moments.size)
        return self._listed[self._moment]

    @property
    def nS(self) -> int:
        """How many states there are, those of all maps together."""
        return self._moments.size

    @property
    def nA(self) -> int:
        """How many actions there are."""
        return len(self.mdp.actions)

    @property
    def initial_state_distrib(self) -> NDArray[np.float64]:
        """[nS] the chance of each state to be where an episode begins on the map in force now."""
        chances = np.zeros(self._moments.size)
        chances[self._moments.numbers[self._moment]] = self.mdp.start
        return chances

    @property
    def s(self) -> int:
        """The number of the state where the mouse is. Setting it moves the mouse there, in the same episode.

        It may be set to a number, a `State` or (row, col). In a state that ends the episode, it has ended.
        Raises ValueError where there is no such state on the map in force.
        """
        return int(self._observation())

    @s.setter
    def s(self, value: Any) -> None:
        self._state = placing.placed(value, self._moments, self._moment)
        self._ended, self._lost = bool(self.mdp.terminal[self._state]), False
        self._action = None
        self._show()

    @property
    def spec(self) -> EnvSpec | None:
        """How Gymnasium made it; `max_episode_steps` is the level's time limit, None where it has none."""
        return cast("EnvSpec | None", self._spec)

    @spec.setter
    def spec(self, value: EnvSpec | None) -> None:
        self._spec = copy.copy(value)
        if self._spec is not None:
            self._spec.max_episode_steps = self.mdp.time_limit or None

    def action_masks(self) -> NDArray[np.bool_]:
        """[A] bool, which actions are legal now, as MaskablePPO of sb3-contrib asks for them."""
        legal: NDArray[np.bool_] = self.mdp.legal[self._state].copy()
        return legal

    @property
    def desc(self) -> NDArray[np.bytes_]:
        """[rows, cols] of one byte: the characters of the map in force now, as FrozenLake has them."""
        rows = self._moments.levels[self._moment].rows
        return np.array([[glyph.encode("ascii", "replace") for glyph in row] for row in rows], dtype="S1")

    def get_keys_to_action(self) -> dict[Keys, int]:
        """Which keys mean which action, for `gymnasium.utils.play`."""
        return keys_to_action(self.mdp.actions)

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> tuple[np.int64, dict[str, Any]]:
        """Begins an episode in a state drawn from the level's starts; with a seed the whole life of the level begins anew.

        `options={"state": …}` begins it there: a number, a `State`, or (row, col), the first state of that cell.
        Raises ValueError where there is no such state, or it ends the episode.
        """
        arguments.check_seed(seed)
        total = self._total if seed is None else 0
        moment = self.level.moment(total)
        given = arguments.options_of(options)
        for name in set(given) - {"state"}:
            gymnasium.logger.warn(f"reset(options=…) has no {name!r}: only 'state' is read")
        wanted = placing.wanted(given, self._moments, moment)
        super().reset(seed=seed)
        self._total, self._moment = total, moment
        self._state = self._draw(self.mdp.start) if wanted is None else wanted
        self._steps, self._action = 0, None
        self._ended = self._lost = False
        self._show()
        return self._observation(), self._info(float(self.mdp.start[self._state]) if wanted is None else 1.0)

    def step(self, action: np.int64 | int) -> tuple[np.int64, float, bool, bool, dict[str, Any]]:
        """One transition of the table."""
        if not self.action_space.contains(action):
            raise ValueError(f"action is {excerpt(action)}, expected a whole number from 0 to {len(self.mdp.actions) - 1}")
        if self._ended or self._lost:
            return self._observation(), 0.0, self._ended, self._lost, self._info(1.0)
        mdp, here, move = self.mdp, self._state, int(action)
        self._action = move
        self._steps += 1
        self._total += 1
        probability, reward = 1.0, self.level.rules.step_reward
        if mdp.legal[here, move]:
            place = here, move, self._draw(mdp.probability[here, move])
            self._state = int(mdp.successor[place])
            probability, reward, self._ended = float(mdp.probability[place]), self._draw_reward(place), bool(mdp.ends[place])
        self._change()
        self._show()
        late = self._lost or 0 < mdp.time_limit <= self._steps
        return self._observation(), reward, self._ended, late and not self._ended, self._info(probability)

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

    def _draw(self, probabilities: NDArray[np.float64]) -> int:
        """An index drawn with these probabilities [n], never one of probability 0."""
        reached = np.cumsum(probabilities)
        return int(np.searchsorted(reached, self.np_random.random() * reached[-1], side="right"))

    def _draw_reward(self, place: tuple[int, int, int]) -> float:
        """The reward of an outcome, with its noise."""
        reward, noise = float(self.mdp.reward[place]), self.mdp.noise
        if noise is not None and noise.gaussian[place]:
            reward += float(noise.gaussian[place]) * self.np_random.standard_normal()
        if noise is not None and noise.either[place]:
            reward += float(noise.either[place]) * (1.0 if self.np_random.random() < 0.5 else -1.0)
        return reward

    def _change(self) -> None:
        """Puts the next map in force where its time has come; a mouse that can do nothing there waits for `reset`."""
        if self._ended or self.level.moment(self._total) == self._moment:
            return
        onward = int(self._moments.onward[self._moment][self._state])
        self._lost = onward < 0
        if not self._lost:
            self._state, self._moment = onward, self._moment + 1

    def _observation(self) -> np.int64:
        return np.int64(self._moments.numbers[self._moment][self._state])

    def _info(self, probability: float) -> dict[str, Any]:
        mdp, state = self.mdp, self._state
        row, col = divmod(int(mdp.cell[state]), mdp.shape[1])
        mask = mdp.legal[state].astype(np.int8)
        floor = self._remembered.base[self._moment] + int(mdp.floor[state])
        flags = {name: _own_copy(array[floor]) for name, array in self._remembered.entries.items()}
        return {"prob": probability, "cell": (row, col), "action_mask": mask, **flags}

    def _text(self) -> str:
        return drawing(self._moments.levels[self._moment], self.mdp, self._state)

    def _pixels(self) -> NDArray[np.uint8]:
        level, draw = self._moments.levels[self._moment], arguments.drawer(self._picture)
        pixels: NDArray[np.uint8] = draw(level, self.mdp, self._state, self._action)
        return pixels

    def _show(self) -> None:
        if self.render_mode != "human":
            return
        if self._window is None:
            self._window = arguments.drawer(self._picture.partition(":")[0] + ":Window")()
        self._window.show(self._pixels())


def drawing(level: Level, mdp: TabularMDP, state: int, action: int | None = None) -> str:
    """The board as text, with "@" for the mouse: its characters as they are on the floor of the state."""
    row, col = mdp.states[state].cell
    rows = list(floor_view(level, mdp.floors[int(mdp.floor[state])]).rows)
    rows[row] = f"{rows[row][:col]}@{rows[row][col + 1 :]}"
    return "\n".join(rows) + "\n"


def _own_copy(entry: Any) -> Any:
    """One row of an array as its own array, one number as an int."""
    return int(entry) if np.ndim(entry) == 0 else entry.copy()
