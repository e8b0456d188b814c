"""Many copies of a level as one Gymnasium vector environment, stepped together by one compiled kernel."""

import copy
from collections.abc import Iterable, Iterator
from os import PathLike
from typing import Any, cast

import gymnasium
import numpy as np
from gymnasium.envs.registration import EnvSpec
from gymnasium.vector import AutoresetMode
from gymnasium.vector.utils import batch_space
from numpy.typing import NDArray

from playground.plurals import counted
from playground.world.environments import arguments, placing, stacking, vector_kernel
from playground.world.environments.env import PICTURE, drawing
from playground.world.environments.frames import Frames
from playground.world.level import Level
from playground.world.tabular.moment_tables import moments
from playground.world.tabular.outcomes import excerpt

Integers = NDArray[np.int64]
Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]
KEPT = "_list"
"""How a render mode ends that keeps its pictures until they are asked for."""


class GridworldVectorEnv(gymnasium.vector.VectorEnv[Integers, Integers, Any]):
    """N mice, each in its own copy of a level: what `GridworldEnv` does, N times, with the same chances.

    One generator draws for all copies, so a seed is one whole number.

    Args:
      level, render_mode, picture: as of `GridworldEnv`; "rgb_array" and "ansi" give one picture of each copy, with "_list" behind
        them all pictures of each copy since `render` was last called or its episode began.
      num_envs: N.
      max_episode_steps: steps until an episode is truncated, whatever the level says, as by Gymnasium's TimeLimit; None and −1
        are no limit.
      autoreset_mode: what happens where an episode has ended: next step, same step or disabled, as Gymnasium defines them.

    `infos` has the entries of `GridworldEnv` as arrays, each with its mask `_name` [N]: `prob` [N], `cell` [N, 2], `action_mask`
    [N, A], `held` [N, H], `switches` [N, W], `phase` [N] where the world remembers such things, and in same-step mode `final_obs`
    and `final_info`.
    """

    def __init__(
        self,
        level: Level | str | PathLike[str] | None = None,
        num_envs: int = 1,
        render_mode: str | None = None,
        picture: str = PICTURE,
        max_episode_steps: int | None = None,
        autoreset_mode: AutoresetMode | str = AutoresetMode.NEXT_STEP,
    ) -> None:
        modes = ["rgb_array", "ansi", f"rgb_array{KEPT}", f"ansi{KEPT}"]
        self.metadata = {"render_modes": modes, "render_fps": 8, "autoreset_mode": _autoreset_mode(autoreset_mode)}
        arguments.check_render_mode(render_mode, modes)
        arguments.check_picture(picture)
        num_envs, max_episode_steps = arguments.count(num_envs, "num_envs"), arguments.steps_until_cut(max_episode_steps)
        self.level = arguments.level_of(level)
        self.num_envs, self.render_mode = num_envs, render_mode
        self._moments, self._picture = moments(self.level), picture
        self._world, self._seen = stacking.stacked(self._moments, max_episode_steps), stacking.seen(self._moments)
        self._noise, self._mice = stacking.noise(self._moments), vector_kernel.mice(num_envs)
        self._over = np.zeros(num_envs, bool)
        self._taken: Integers | None = None
        self._frames = Frames(num_envs) if render_mode is not None and render_mode.endswith(KEPT) else None
        self._cut, self._spec = max_episode_steps, cast("EnvSpec | None", None)
        self.held_names: tuple[str, ...] = self._seen.remembered.held_names
        self.switch_names: tuple[str, ...] = self._seen.remembered.switch_names
        self.single_observation_space = gymnasium.spaces.Discrete(self._moments.size)
        self.single_action_space = gymnasium.spaces.Discrete(self._world.legal.shape[1])
        self.observation_space = batch_space(self.single_observation_space, num_envs)
        self.action_space = batch_space(self.single_action_space, num_envs)

    @property
    def spec(self) -> EnvSpec | None:
        """How Gymnasium made it; `max_episode_steps` is the shorter of the level's limit and the maker's, None without any."""
        return self._spec

    @spec.setter
    def spec(self, value: EnvSpec | None) -> None:
        self._spec = copy.copy(value)
        if self._spec is not None:
            limits = [limit for limit in (self._cut, self._moments.tables[0].time_limit) if limit]
            self._spec.max_episode_steps = min(limits, default=None)
            # Gymnasium hands the limit on as an argument, too: once is enough to make the same again.
            self._spec.kwargs = {name: value for name, value in self._spec.kwargs.items() if name != "max_episode_steps"}

    def action_masks(self) -> Flags:
        """[N, A] bool, which actions are legal now."""
        return self._seen.mask[self._mice.state].astype(bool)

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> tuple[Integers, dict[str, Any]]:
        """Begins an episode in every copy, or in those of `options["reset_mask"]` [N] bool; with a seed all begins anew.

        With `options["state"]` they begin there, as in `GridworldEnv.reset`; a list or an array of N states says where each does.
        """
        arguments.check_seed(seed, why=": one generator draws for all copies")
        given = arguments.options_of(options)
        for name in set(given) - {"reset_mask", "state"}:
            gymnasium.logger.warn(f"reset(options=…) has no {name!r}: only 'reset_mask' and 'state' are read")
        who = _reset_flags(given.get("reset_mask"), self.num_envs)
        total = self._mice.total if seed is None else np.where(who, 0, self._mice.total)
        wanted = self._begin_states(given.get("state"), who, total)
        super().reset(seed=seed)
        self._mice.total[...] = total
        self._begin(who)
        if wanted is not None:
            self._mice.state[who], self._mice.chance[who] = wanted[who], 1.0
        self._over = self._over & ~who
        self._taken = np.where(who, -1, -1 if self._taken is None else self._taken)
        self._keep(who, who)
        return self._observation(), self._infos(who)

    def step(self, actions: Integers) -> tuple[Integers, Reals, Flags, Flags, dict[str, Any]]:
        """One transition in every copy; in next-step mode a copy whose episode has ended begins another one instead."""
        mode, mice, ended = self.metadata["autoreset_mode"], self._mice, self._over
        if self._taken is None:
            raise ValueError("nothing has begun: call reset() first")
        if mode is AutoresetMode.DISABLED and ended.any():
            over = np.flatnonzero(ended).tolist()
            raise ValueError(f"the episodes of copies {over} have ended: begin new ones with reset(options={{'reset_mask': …}})")
        chosen = self._checked_actions(actions)
        self._begin(ended)
        vector_kernel.step(chosen, ended, self.np_random.random(self.num_envs), self._world, mice)
        self._pay(~ended)
        self._change(~ended)
        self._taken = np.where(ended, -1, chosen)
        rewards, terminated, truncated = mice.reward.copy(), mice.terminated.copy(), mice.truncated.copy()
        self._over = terminated | truncated
        final: dict[str, Any] = {}
        if mode is AutoresetMode.SAME_STEP and self._over.any():
            final, ended = self._final(self._over), self._over
            self._begin(ended)
            self._taken = np.where(ended, -1, chosen)
            self._over = np.zeros(self.num_envs, bool)
        everyone = np.ones(self.num_envs, bool)
        self._keep(everyone, ended)
        return self._observation(), rewards, terminated, truncated, {**final, **self._infos(everyone)}

    def render(self) -> tuple[Any, ...] | None:
        """One picture of each copy, as pixels or as text; in a mode that keeps them a list of each copy's pictures."""
        if self.render_mode is None:
            gymnasium.logger.warn("render() needs a render mode: make the environment with render_mode='rgb_array' or 'ansi'")
            return None
        return tuple(self._pictures(range(self.num_envs))) if self._frames is None else self._frames.pop()

    def _pictures(self, copies: Iterable[int]) -> Iterator[Any]:
        draw = drawing if str(self.render_mode).removesuffix(KEPT) == "ansi" else arguments.drawer(self._picture)
        for mouse in copies:
            moment, action = int(self._mice.moment[mouse]), -1 if self._taken is None else int(self._taken[mouse])
            state = int(self._mice.state[mouse] - self._seen.base[moment])
            yield draw(self._moments.levels[moment], self._moments.tables[moment], state, action if action >= 0 else None)

    def _keep(self, who: Flags, begun: Flags) -> None:
        """Keeps a picture of each copy of `who` [N], where pictures are kept; those of `begun` [N] lose their old ones."""
        if self._frames is not None:
            copies = np.flatnonzero(who).tolist()
            self._frames.add(zip(copies, self._pictures(copies), strict=True), begun)

    def _begin_states(self, value: Any, who: Flags, total: Integers) -> Integers | None:
        """[N] the states of the stack where the copies of `who` [N] are to begin; None where the options do not say."""
        if value is None:
            return None
        wanted = [value] * self.num_envs
        if isinstance(value, list) or (isinstance(value, np.ndarray) and value.ndim > 0):
            wanted = list(value)
            if len(wanted) != self.num_envs:
                size = f"{counted(len(wanted), 'state')} for {counted(self.num_envs, 'copy')}"
                raise ValueError(f"it holds {size}, expected one for each or one for all")
        states = np.zeros(self.num_envs, np.int64)
        for mouse in np.flatnonzero(who).tolist():
            moment = self.level.moment(int(total[mouse]))
            states[mouse] = self._seen.base[moment] + placing.beginning(wanted[mouse], self._moments, moment)
        return states

    def _begin(self, who: Flags) -> None:
        """New episodes for the mice of `who` [N], each on the map that is in force for it by now."""
        if not who.any():
            return
        if len(self._moments.since) > 1:
            self._mice.moment[who] = np.searchsorted(self._moments.since, self._mice.total[who], side="right") - 1
        vector_kernel.begin(who, self.np_random.random(self.num_envs), self._world, self._mice)

    def _checked_actions(self, actions: Any) -> Integers:
        chosen = arguments.flat(actions)
        most = self._world.legal.shape[1] - 1
        if (
            chosen is None
            or chosen.shape != (self.num_envs,)
            or chosen.dtype.kind not in "iu"
            or chosen.min() < 0
            or chosen.max() > most
        ):
            raise ValueError(f"the actions are {excerpt(actions)}, expected {self.num_envs} whole numbers from 0 to {most}")
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

    def _observation(self) -> Integers:
        return self._seen.observation[self._mice.state]

    def _infos(self, who: Flags) -> dict[str, Any]:
        state = self._mice.state
        entries: dict[str, NDArray[Any]] = {"prob": self._mice.chance.copy()}
        entries |= {"cell": self._seen.cell[state], "action_mask": self._seen.mask[state]}
        entries |= {name: entry[self._seen.floor[state]] for name, entry in self._seen.remembered.entries.items()}
        infos: dict[str, Any] = {}
        everyone = who.all()
        for name, array in entries.items():
            if not everyone:
                array[~who] = 0
            infos[name], infos[f"_{name}"] = array, who.copy()
        return infos

    def _final(self, who: Flags) -> dict[str, Any]:
        """What is seen of the ends of episodes before others begin."""
        last = np.full(self.num_envs, None, dtype=object)
        observed = self._observation()
        for mouse in np.flatnonzero(who):
            last[mouse] = observed[mouse]
        return {"final_obs": last, "_final_obs": who.copy(), "final_info": self._infos(who), "_final_info": who.copy()}


def _autoreset_mode(value: Any) -> AutoresetMode:
    """One of Gymnasium's modes, by itself or by its name."""
    try:
        return AutoresetMode(value)
    except ValueError:
        offered = ", ".join(mode.value for mode in AutoresetMode)
        raise ValueError(f"autoreset_mode is {excerpt(value)}, expected one of {offered}") from None


def _reset_flags(mask: Any, count: int) -> Flags:
    """The copies that begin a new episode: all where there is no mask."""
    if mask is None:
        return np.ones(count, bool)
    flags = arguments.flat(mask)
    if flags is None or flags.shape != (count,) or flags.dtype != np.bool_ or not flags.any():
        raise ValueError(f"reset_mask is {excerpt(mask)}, expected {count} flags of which at least one is True")
    return flags.copy()
