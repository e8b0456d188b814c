"""Many copies of a level as one Gymnasium vector environment, stepped together by one compiled kernel."""

import pkgutil
from os import PathLike
from typing import Any

import gymnasium
import numpy as np
from gymnasium.vector import AutoresetMode
from gymnasium.vector.utils import batch_space
from numpy.typing import NDArray

from playground.world.environments import stacking, vector_kernel
from playground.world.environments.env import PICTURE, drawing
from playground.world.level import Level
from playground.world.library import find
from playground.world.tabular.moments import moments

Integers = NDArray[np.int64]
Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]


class GridworldVectorEnv(gymnasium.vector.VectorEnv[Integers, Integers, Any]):
    """N mice, each in its own copy of a level: what `GridworldEnv` does, N times, with the same chances.

    One generator draws for all copies, so a seed is one whole number.

    Args:
      level, render_mode, picture: as of `GridworldEnv`; "rgb_array" and "ansi" give one picture of each copy.
      num_envs: N.
      max_episode_steps: steps until an episode is truncated, whatever the level says, as by Gymnasium's TimeLimit.
      autoreset_mode: what happens where an episode has ended: next step, same step or disabled, as Gymnasium defines them.

    `infos` has the entries of `GridworldEnv` as arrays, each with its mask `_name` [N]: `prob` [N], `cell` [N, 2], `action_mask`
    [N, A], `held`, `switches`, `phase` [N] where the world remembers something, and in same-step mode `final_obs`, `final_info`.
    """

    def __init__(
        self,
        level: Level | str | PathLike[str],
        num_envs: int = 1,
        render_mode: str | None = None,
        picture: str = PICTURE,
        max_episode_steps: int | None = None,
        autoreset_mode: AutoresetMode | str = AutoresetMode.NEXT_STEP,
    ) -> None:
        self.metadata = {"render_modes": ["rgb_array", "ansi"], "render_fps": 8, "autoreset_mode": AutoresetMode(autoreset_mode)}
        if render_mode is not None and render_mode not in self.metadata["render_modes"]:
            raise ValueError(
                f"render_mode is {render_mode!r}, expected None or one of {', '.join(self.metadata['render_modes'])}"
            )
        if num_envs < 1:
            raise ValueError(f"num_envs is {num_envs}, expected at least 1")
        self.level = level if isinstance(level, Level) else find(level)
        self.num_envs, self.render_mode = num_envs, render_mode
        self._moments, self._picture = moments(self.level), picture
        self._world, self._seen = stacking.stacked(self._moments, max_episode_steps), stacking.seen(self._moments)
        self._noise, self._mice = stacking.noise(self._moments), vector_kernel.mice(num_envs)
        self._over = np.zeros(num_envs, bool)
        self._taken: Integers | None = None
        self.single_observation_space = gymnasium.spaces.Discrete(self._moments.size)
        self.single_action_space = gymnasium.spaces.Discrete(self._world.legal.shape[1])
        self.observation_space = batch_space(self.single_observation_space, num_envs)
        self.action_space = batch_space(self.single_action_space, num_envs)

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> tuple[Integers, dict[str, Any]]:
        """Begins an episode in every copy, or in those of `options["reset_mask"]` [N] bool; with a seed all begins anew."""
        if seed is not None and not isinstance(seed, int):
            raise ValueError(f"the seed is {seed!r}, expected one whole number: one generator draws for all copies")
        super().reset(seed=seed)
        who = _asked((options or {}).get("reset_mask"), self.num_envs)
        if seed is not None:
            self._mice.total[who] = 0
        self._begin(who)
        self._over = self._over & ~who
        self._taken = np.where(who, -1, -1 if self._taken is None else self._taken)
        return self._observed(), self._infos(who)

    def step(self, actions: Integers) -> tuple[Integers, Reals, Flags, Flags, dict[str, Any]]:
        """One transition in every copy; in next-step mode a copy whose episode has ended begins another one instead."""
        mode, mice, ended = self.metadata["autoreset_mode"], self._mice, self._over
        if self._taken is None:
            raise ValueError("nothing has begun: call reset() first")
        if mode is AutoresetMode.DISABLED and ended.any():
            over = np.flatnonzero(ended).tolist()
            raise ValueError(f"the episodes of copies {over} have ended: begin them anew with options={{'reset_mask': …}}")
        chosen = self._checked(actions)
        self._begin(ended)
        vector_kernel.step(chosen, ended, self.np_random.random(self.num_envs), self._world, mice)
        self._pay(~ended)
        self._change(~ended)
        self._taken = np.where(ended, -1, chosen)
        rewards, terminated, truncated = mice.reward.copy(), mice.terminated.copy(), mice.truncated.copy()
        self._over = terminated | truncated
        final: dict[str, Any] = {}
        if mode is AutoresetMode.SAME_STEP and self._over.any():
            final = self._final(self._over)
            self._begin(self._over)
            self._over = np.zeros(self.num_envs, bool)
        everyone = np.ones(self.num_envs, bool)
        return self._observed(), rewards, terminated, truncated, {**final, **self._infos(everyone)}

    def render(self) -> tuple[Any, ...] | None:
        """One picture of each copy, as pixels or as text."""
        if self.render_mode is None:
            gymnasium.logger.warn("render() needs a render mode: make the environment with render_mode='rgb_array' or 'ansi'")
            return None
        taken = np.full(self.num_envs, -1) if self._taken is None else self._taken
        states = zip(self._mice.moment.tolist(), self._mice.state.tolist(), taken.tolist(), strict=True)
        draw = drawing if self.render_mode == "ansi" else pkgutil.resolve_name(self._picture)
        return tuple(
            draw(self._moments.levels[moment], self._moments.tables[moment], state - int(self._seen.base[moment]), _some(action))
            for moment, state, action in states
        )

    def _begin(self, who: Flags) -> None:
        """New episodes for the mice of `who` [N], each on the map that is in force for it by now."""
        if not who.any():
            return
        if len(self._moments.since) > 1:
            self._mice.moment[who] = np.searchsorted(self._moments.since, self._mice.total[who], side="right") - 1
        vector_kernel.begin(who, self.np_random.random(self.num_envs), self._world, self._mice)

    def _checked(self, actions: Any) -> Integers:
        chosen = np.asarray(actions)
        most = self._world.legal.shape[1] - 1
        if chosen.shape != (self.num_envs,) or chosen.dtype.kind not in "iu" or chosen.min() < 0 or chosen.max() > most:
            raise ValueError(f"the actions are {actions!r}, expected {self.num_envs} whole numbers from 0 to {most}")
        return chosen.astype(np.int64)

    def _pay(self, who: Flags) -> None:
        """Adds the noise of what just happened to the rewards of `who` [N]."""
        if self._noise is None:
            return
        who = who & (self._mice.place >= 0)
        place = np.where(who, self._mice.place, 0)
        spread, half = (np.where(who, part.reshape(-1)[place], 0.0) for part in (self._noise.gaussian, self._noise.either))
        added = spread * self.np_random.standard_normal(self.num_envs)
        added += half * np.where(self.np_random.random(self.num_envs) < 0.5, 1.0, -1.0)
        self._mice.reward[...] += added

    def _change(self, who: Flags) -> None:
        """Puts the next map in force for those of `who` [N] whose time has come; who can do nothing there is truncated."""
        if len(self._moments.since) == 1:
            return
        since, mice = np.array([*self._moments.since, stacking.NEVER]), self._mice
        due = who & ~mice.terminated & (mice.total >= since[mice.moment + 1])
        onward = self._seen.onward[mice.state]
        mice.truncated[due & (onward < 0)] = True
        moves = due & (onward >= 0)
        mice.state[moves] = onward[moves]
        mice.moment[moves] += 1

    def _observed(self) -> Integers:
        return self._seen.observation[self._mice.state]

    def _infos(self, who: Flags) -> dict[str, Any]:
        state = self._mice.state
        told: dict[str, NDArray[Any]] = {"prob": self._mice.chance.copy()}
        told |= {"cell": self._seen.cell[state], "action_mask": self._seen.mask[state]}
        told |= {name: each[self._seen.floor[state]] for name, each in self._seen.remembers.items()}
        infos: dict[str, Any] = {}
        everyone = who.all()
        for name, array in told.items():
            if not everyone:
                array[~who] = None if array.dtype == object else 0
            infos[name], infos[f"_{name}"] = array, who.copy()
        return infos

    def _final(self, who: Flags) -> dict[str, Any]:
        """What is seen of the ends of episodes before others begin."""
        last = np.full(self.num_envs, None, dtype=object)
        observed = self._observed()
        for mouse in np.flatnonzero(who):
            last[mouse] = observed[mouse]
        return {"final_obs": last, "_final_obs": who.copy(), "final_info": self._infos(who), "_final_info": who.copy()}


def _asked(mask: Any, count: int) -> Flags:
    """Who is to begin anew: all without a mask."""
    if mask is None:
        return np.ones(count, bool)
    told = np.asarray(mask)
    if told.shape != (count,) or told.dtype != np.bool_ or not told.any():
        raise ValueError(f"reset_mask is {mask!r}, expected {count} flags of which at least one is True")
    return told.copy()


def _some(action: int) -> int | None:
    return action if action >= 0 else None
