"""What the gamepad's buttons do now: a line at the lower edge of the window, while a gamepad is used and no longer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import Ui, texts
from playground.ui.kit.events import Device
from playground.ui.kit.gamepad import PadButton
from playground.ui.kit.node import Node
from playground.ui.mode import Mode
from playground.ui.offering import order_offered
from playground.ui.window import pads
from playground.ui.window.pads import PadMaker
from playground.ui.workspace import Workspace

HIGH = 34
"""Units of the line."""
CROSS = (PadButton.UP, PadButton.DOWN, PadButton.LEFT, PadButton.RIGHT)
SHOULDERS = (PadButton.LEFT_SHOULDER, PadButton.RIGHT_SHOULDER)
TRIGGERS = (PadButton.LEFT_TRIGGER, PadButton.RIGHT_TRIGGER)
STICK = (PadButton.STICK_LEFT, PadButton.STICK_RIGHT)
TILT = ()
"""The right stick up and down is no button."""
_SAME: Mapping[tuple[PadButton, ...], str] = MappingProxyType({CROSS: "D-pad", STICK: "R ↔", TILT: "R ↕"})
"""Groups that have one sign on every pad."""
_XBOX: Mapping[PadButton, str] = MappingProxyType(
    {
        PadButton.A: "A",
        PadButton.B: "B",
        PadButton.X: "X",
        PadButton.Y: "Y",
        PadButton.LEFT_SHOULDER: "LB",
        PadButton.RIGHT_SHOULDER: "RB",
        PadButton.LEFT_TRIGGER: "LT",
        PadButton.RIGHT_TRIGGER: "RT",
        PadButton.SELECT: "View",
        PadButton.START: "Menu",
    }
)
NAMES: Mapping[PadMaker, Mapping[PadButton, str]] = MappingProxyType(
    {
        PadMaker.XBOX: _XBOX,
        PadMaker.PLAYSTATION: MappingProxyType(
            {
                PadButton.A: "Cross",
                PadButton.B: "Circle",
                PadButton.X: "Square",
                PadButton.Y: "Triangle",
                PadButton.LEFT_SHOULDER: "L1",
                PadButton.RIGHT_SHOULDER: "R1",
                PadButton.LEFT_TRIGGER: "L2",
                PadButton.RIGHT_TRIGGER: "R2",
                PadButton.SELECT: "Share",
                PadButton.START: "Options",
            }
        ),
        PadMaker.NINTENDO: MappingProxyType(
            {
                **_XBOX,
                PadButton.LEFT_SHOULDER: "L",
                PadButton.RIGHT_SHOULDER: "R",
                PadButton.LEFT_TRIGGER: "ZL",
                PadButton.RIGHT_TRIGGER: "ZR",
                PadButton.SELECT: "−",
                PadButton.START: "+",
            }
        ),
    }
)
"""What stands on the buttons. SDL gives the pads of Nintendo by their letters, so that A is the letter A."""
_ICONS = {"Cross": "pad-cross", "Circle": "pad-circle", "Square": "pad-square", "Triangle": "pad-triangle", "D-pad": "pad-ways"}
"""Signs that are drawn and not written."""
_PRESSES = {"dropdown": "Open", "text": "Needs a keyboard", "slider": "", "number": "", "tabs": "", "list": ""}
"""What A does to what has the focus, by its kind; it presses all others."""


@dataclass(frozen=True)
class Hint:
    """Buttons and what they do now."""

    buttons: tuple[PadButton, ...]
    words: str


def hint_height(ui: Ui) -> int:
    """Pixels at the lower edge of the window that belong to the hints: 0 while no gamepad is used."""
    return ui.theme.px(HIGH) if ui.input.device is Device.PAD else 0


def hints(ui: Ui, workspace: Workspace, mode: Mode) -> Sequence[Hint]:
    """What can be pressed now, the most important first."""
    routing, top = ui.routing, ui.routing.top
    turns = any(node.kind == "tabs" and node.enabled and node.layer == top for node in routing.nodes)
    scrolls = any(area.layer == top for area in ui.areas)
    if routing.open_list:
        return (Hint(CROSS, "Move"), Hint((PadButton.A,), "Choose"), Hint((PadButton.B,), "Close"))
    if not top and not ui.focus_shown:
        return _on_board(workspace, mode, turns, scrolls)
    node = routing.by_id.get(ui.focus) if ui.focus_shown else None
    press = "" if node is None else _PRESSES.get(node.kind, "Press")
    ways = "Move" if node is None or not node.axis else "Move, change"
    shown = [Hint((PadButton.A,), press), Hint((PadButton.B,), "Close" if top else "Board"), Hint(CROSS, ways)]
    shown += [Hint(TRIGGERS, "Before, next")]
    shown += [Hint(SHOULDERS, "Tabs" if top else "Mode")] if turns else []
    shown += [Hint(TILT, "Scroll")] if scrolls else []
    return [hint for hint in shown if hint.words]


def _on_board(workspace: Workspace, mode: Mode, turns: bool, scrolls: bool) -> Sequence[Hint]:
    """What the mode makes of the buttons, and how to get elsewhere."""
    uses: dict[str, tuple[PadButton, ...]] = {}
    for use in mode.pad:
        if not use.order or order_offered(workspace, use.order):
            uses[use.words] = (*uses.get(use.words, ()), use.button)
    shown = [Hint(CROSS, "Drive" if mode.drives(workspace) else "Cell")]
    shown += [Hint(buttons, words) for words, buttons in uses.items()]
    shown += [Hint((PadButton.SELECT,), "Controls"), Hint((PadButton.START,), "Menu")]
    shown += [Hint(SHOULDERS, "Mode")] if turns else []
    shown += [Hint(TILT, "Scroll")] if scrolls else []
    return shown


def draw_hints(ui: Ui, workspace: Workspace, mode: Mode) -> None:
    """Draws the line over everything, at the end of the frame, as far as it has room."""
    if hint_height(ui):
        ui.late.append(lambda: _draw(ui, hints(ui, workspace, mode), pads.maker_of(ui.input.pad.last)))


def _draw(ui: Ui, shown: Sequence[Hint], maker: PadMaker) -> None:
    lengths, window = ui.theme, ui.surface.get_rect()
    line = pygame.Rect(0, window.bottom - hint_height(ui), window.width, hint_height(ui))
    ui.surface.fill(theme.GROUND, line)
    side = min(lengths.px(24), line.height - lengths.px(4))
    x, most = line.left + lengths.margin, line.right - lengths.gap
    for number, hint in enumerate(shown):
        signs = signs_of(hint.buttons, maker)
        caps = sum(_width(ui, sign, side) for sign in signs) + lengths.px(2) * (len(signs) - 1)
        words = ui.width(hint.words, "small")
        if x + caps + lengths.px(5) + words > most:
            continue
        left = x
        for sign in signs:
            x += _cap(ui, pygame.Rect(x, line.centery - side // 2, _width(ui, sign, side), side), sign) + lengths.px(2)
        x += lengths.px(3)
        texts.write(ui, pygame.Rect(x, line.top, words + 1, line.height), hint.words, "small", theme.INK)
        x += words
        spot = pygame.Rect(left, line.top, x - left, line.height)
        ui.building.append(Node(f"pad-hint-{number}", "hint", spot, hint.words, value=" ".join(signs), layer=ui.routing.top))
        x += lengths.space


def signs_of(buttons: tuple[PadButton, ...], maker: PadMaker) -> tuple[str, ...]:
    """What stands on the buttons of a maker's pads; one sign for a group that has one."""
    return (_SAME[buttons],) if buttons in _SAME else tuple(NAMES[maker].get(button, "R ↔") for button in buttons)


def _width(ui: Ui, sign: str, side: int) -> int:
    return side if sign in _ICONS or len(sign) == 1 else max(side, ui.width(sign, "tiny") + ui.theme.px(12))


def _cap(ui: Ui, rect: pygame.Rect, sign: str) -> int:
    """Draws a button with its sign; how wide it is."""
    rounded(rect.height // 2, theme.INK).draw(ui.surface, rect)
    if sign in _ICONS:
        ui.icon(_ICONS[sign], rect.inflate(-ui.theme.px(8), -ui.theme.px(8)), theme.CARD)
    else:
        texts.write(ui, rect, sign, "tiny", theme.CARD, "center")
    return rect.width
