"""Who runs: a race to choose, or runners of one's own, each with its learner and its dials."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from playground.settings import Dial, dials
from playground.ui import theme
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.curve_lines import draw_sample
from playground.ui.panels.dial_controls import changed_dials
from playground.ui.race.presets import Runner, presets
from playground.ui.race.runners import LINES, differing
from playground.ui.race.setup import MOST, RaceSetup, changed, settings_of
from playground.ui.workspace import Workspace

ABOUT = "Who runs against whom, on this level and all at once. Any change puts everyone back to the start."
OWN = Option("", "A race of your own")
LEAST = 2
"""Runners of a race."""


def race_choice(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Chooses one of the races that there are, and says what there is to see in it."""
    setup, plain = workspace.recall(RaceSetup), workspace.preferences.simple
    ui.heading(column.take(ui.theme.heading), "Race", about=ABOUT)
    options = [Option(preset.id, preset.plain if plain else preset.title, preset.about) for preset in presets()]
    options += [OWN] if not setup.preset else []
    chosen = ui.dropdown("race", column.take(ui.theme.row), options, setup.preset, tooltip="Which race")
    preset = next((preset for preset in presets() if preset.id == chosen), None)
    if preset is not None:
        ui.paragraph(column, preset.about, "small", theme.MUTED, id="race-about")
    if chosen == setup.preset or preset is None:
        return workspace
    return changed(workspace, replace(setup, preset=chosen, runners=preset.runners, opened=None, unfolded=None))


def lineup(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The runners one below the other: learner, the dials by which they differ, and all dials of one of them."""
    setup = workspace.recall(RaceSetup)
    if not workspace.learners:
        ui.paragraph(column, "The learners are waking up …")
        return workspace
    after = setup
    apart = differing(setup, workspace.learners)
    for number in range(len(setup.runners)):
        after = _runner(ui, column, workspace, after, number, apart[number])
    if len(setup.runners) < MOST and ui.button(
        "runner-add", column.take(ui.theme.button), "One more", icon="plus", tooltip="Another runner, like the last one"
    ):
        after = replace(after, runners=(*after.runners, after.runners[-1]), preset="")
    if after.runners != setup.runners:
        return changed(workspace, replace(after, opened=None))
    return workspace if after is setup else workspace.remember(after)


def _runner(ui: Ui, column: Column, workspace: Workspace, setup: RaceSetup, number: int, apart: frozenset[str]) -> RaceSetup:
    """One runner; returns the race as it was changed."""
    runner, lengths = setup.runners[number] if number < len(setup.runners) else None, ui.theme
    if runner is None:  # one of them was just taken out
        return setup
    row = Row(column.take(lengths.row), lengths.px(4))
    draw_sample(ui.surface, row.take(lengths.px(30)), LINES[number])
    gone = False
    if len(setup.runners) > LEAST:
        gone = ui.button(f"runner-out-{number}", row.right(lengths.px(36)), "", icon="close", tooltip="Takes it out", flat=True)
    unfolded = setup.unfolded == number
    about = "Fewer dials" if unfolded else "All dials of this runner"
    if ui.button(
        f"runner-dials-{number}", row.right(lengths.px(36)), "", icon="gear", tooltip=about, selected=unfolded, flat=True
    ):
        setup = replace(setup, unfolded=None if unfolded else number)
    options = [Option(spec.id, spec.title, spec.about, spec.family) for spec in workspace.learners.values()]
    chosen = ui.dropdown(f"runner-{number}", row.rest(), options, runner.learner, tooltip="Who runs here")
    if gone:
        rest = (*setup.runners[:number], *setup.runners[number + 1 :])
        return replace(setup, runners=rest, preset="", unfolded=None)
    if chosen != runner.learner:
        return _with(setup, number, Runner(chosen))
    settings = settings_of(runner, workspace.learners)
    names = None if unfolded else apart
    symbols = workspace.preferences.symbols
    turned = changed_dials(ui, column, f"runner-{number}", settings, symbols, names) if unfolded or apart else {}
    return _with(setup, number, turned_runner(runner, settings, turned)) if turned else setup


def turned_runner(runner: Runner, settings: Any, changes: Mapping[str, Any]) -> Runner:
    """The runner with some dials changed; those that stand as the learner has them by itself are not noted."""
    usual: dict[str, Dial] = {dial.name: dial for dial in dials(settings)}
    turned = {name: value for name, value in {**dict(runner.turned), **changes}.items() if value != usual[name].default}
    return Runner(runner.learner, tuple(sorted(turned.items())))


def _with(setup: RaceSetup, number: int, runner: Runner) -> RaceSetup:
    """The race with another runner in a place."""
    runners = (*setup.runners[:number], runner, *setup.runners[number + 1 :])
    return replace(setup, runners=runners, preset="")


def dials_of_opened(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The dials of the runner that is looked into; turning one begins the race anew."""
    setup = workspace.recall(RaceSetup)
    if setup.opened is None or not workspace.learners:
        return workspace
    runner = setup.runners[setup.opened]
    settings = settings_of(runner, workspace.learners)
    turned = changed_dials(ui, column, "opened-dial", settings, workspace.preferences.symbols)
    if not turned:
        return workspace
    return changed(workspace, _with(setup, setup.opened, turned_runner(runner, settings, turned)))
