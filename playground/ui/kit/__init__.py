"""The kit: an immediate-mode user interface on pygame-ce. This page is all of it that the rest of the screen needs.

    ui = Ui(Theme(scale=1.0))                           # ui.theme may be replaced between frames
    ui.begin(surface, events, seconds, now)             # events: of pygame, as they came; seconds since the last frame; a clock
    if ui.button("run", rect, "Train", icon="play", primary=True): ...
    ui.end()                                            # draws the ring, open lists, dialogs, toasts, the tooltip

Widgets take an id (one of its kind on the screen), a Rect in pixels, and return the new value. Lengths come from `ui.theme`
(`theme.row`, `theme.gap`, `theme.px(n)` ...), colours from `playground.ui.theme`.

    ui.button(id, rect, label, icon="", primary=False, enabled=True, tooltip="", selected=False, flat=False) -> bool
    ui.picture(id, rect, surface, label, about="", selected=False, enabled=True, tooltip="") -> bool     a card to press
    ui.toggle(id, rect, label, value, tooltip="", enabled=True) -> bool
    ui.fold(id, rect, label, open) -> bool              the heading of what folds away; whether it was pressed
    ui.link(id, rect, label, selected=False) -> bool     a line of a list that is pressed like a button; whether it was
    ui.dropdown(id, rect, options, value, tooltip="", enabled=True, placeholder="Choose …") -> str
    ui.slider(id, rect, dial, value, label=None, enabled=True, shown=None, tooltip=None) -> value        rect: theme.slider high
    ui.number(id, rect, label, value, low, high, step=1, tooltip="", enabled=True) -> value              rect: theme.row high
    ui.notches(id, rect, count, at, label, value="", tooltip="", across=True) -> place                    draw in them yourself
    ui.text(id, rect, value, placeholder="", error="", label="", enabled=True) -> str
    ui.tabs(id, rect, options, value) -> str            ui.list(id, rect, items, value) -> str
    with ui.scroll(id, rect) as area: ...               lay out in area.rect, then area.used(height); area.show(rect)
    with ui.dialog(id, title, (width, height), scrolling=False) as d:      draw in d.rect; d.closed after the block
    ui.toast(text, kind="info" | "error")
    ui.label(rect, text, style="text", colour=None, align="left", id="") -> bool      style: theme.STYLES; False if it was cut
    ui.heading(rect, text)                              ui.width(text, style) -> pixels
    ui.rich(rect, markup, style="text", colour=None) -> height     **bold**, `equation`     ui.measure_rich(width, markup, style)
    ui.paragraph(column, markup, style="text", colour=None)    rich text in the next part of a column, as high as it needs
    ui.card(rect, title="") -> the Rect inside          ui.raised(rect, radius) its ground alone
    ui.rule(rect)     ui.icon(name, rect, colour)     ui.tip(id, rect, words)
    Option(id, title, about="", group="", icon="")      Column(rect, gap, endless): take(h) rest() bottom(h) space(n) used left
    Row(rect, gap): take(w) right(w) rest() split(n | shares)       centred(rect, w, h)

Input for what is not a widget, between begin and end:

    ui.board_input(rect, cursor=None, erases=False) -> Pointer(pos, pressed, held, released, wheel, motion, path, pad, pinch)
                   cursor: x, y where a gamepad's A and X press; erases: a finger that rests presses the right button
    ui.keys        key presses that no widget took (complete from `begin` on); ui.key_ups the same for releases;
                   ui.taken_keys those presses that something took
    ui.captured    an open list, a dialog, a field or a drag owns the input    ui.mouse  ui.hover(rect) ui.clicked(rect, button=1)
    ui.clipped(rect)   a context: draws and hits only inside            ui.animate(key, target, seconds) -> float
    ui.kept(id, make)  state that lasts                                  ui.set_focus(id)   ui.drop_focus()
    ui.focus, ui.focus_shown   whose id has the focus, and whether it has the ring
    ui.reveal(id)      scrolls it into sight

After `end`: `ui.nodes` (all that was shown; `ui.node(id).rect`), `ui.describe()` (the screen as text), `ui.wants_frame`
(something moves, waits, or has just happened: draw again soon; one more frame settles everything).
`ui.due(now)`: a frame is due. With a `Ledger()` (kit/ledger.py) as its `ledger`, every frame notes which words it has written
where, and whether all of them are there.

Who gets the keys. A click puts the place of the focus on a widget but leaves the keys to the app: after a click on a slider
the arrows still drive. Tab (Shift+Tab) gives it the ring and its keys: Enter and Space press, arrows adjust. Fields take the
keys they write with, however the focus came. In a dialog a click takes the keys too. Esc or a press on the board gives them back.

The gamepad comes as keys that name their button (`gamepad.button_of`): cross and left stick are the arrows, A Enter, B Esc.
Where a board is on the screen they go to the app until Select gives the ring to a control, and back. Then the cross goes to
the nearest control, along a slider it changes it (more, the longer it is held), the triggers go on in the order of Tab. The
shoulders turn the first row of tabs, the right stick scrolls, B and Start close a dialog, which takes the focus when it opens.
Controllers are opened by the app, which also reads the buttons that are not named here.

Fingers come as a mouse that has pressed nothing before it is clear what is meant: a tap clicks, a drag drags a slider or the
board and scrolls all else, a finger that rests shows the tooltip (or presses what its node `holds`), two on a board `pinch` it.
What is smaller than a fingertip is met around it, too (fingertips).

A widget is a function of a `Frame`, and `Ui` is a frame that has those functions as methods: `ui.button(...)` is
`buttons.button(ui, ...)`. One of your own is a function too, and nothing here has to know it:

    def star(frame: Frame, id: str, rect: Rect, on: bool) -> bool:
        touch = frame.touch(frame.fresh_node(id, "toggle", rect, "Star", focusable=True, keys=ACTIVATE))
        cards.icon(frame, "check" if on else "plus", rect, theme.ACCENT if touch.hover else theme.INK)
        return on != touch.activated

    starred = star(ui, "star", rect, starred)

What it is built of, upwards: widget_states (states, motions), events and gamepad (input), routing (focus, keys), frame (mouse,
layers, clips) with touch (what a person does to a widget); texts, cards and tips; the widgets, one family a file; ui. Large plain
areas: `images.fill`. Shapes and words come from a store (`shapes.rounded`, `images.picture`, `fonts.line`): draw with them, not
with pygame.draw.
"""

from playground.ui.kit.layout import Column, Row, centred
from playground.ui.kit.node import Node, Option, Pointer
from playground.ui.kit.ui import Ui
from playground.ui.theme import Theme

__all__ = ["Column", "Node", "Option", "Pointer", "Row", "Theme", "Ui", "centred"]
