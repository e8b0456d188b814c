"""The kit in one object: `Ui` is a frame whose methods are the widgets."""

from playground.ui.kit import (
    board_input,
    buttons,
    cards,
    dialogs,
    dropdowns,
    lists,
    notches,
    number_field,
    picture_buttons,
    scrolls,
    sliders,
    tabs,
    text_field,
    texts,
    tips,
    toasts,
    toggles,
)
from playground.ui.kit.frame import Frame


class Ui(Frame):
    """An immediate-mode screen; the package's first page tells how to use it.

    A method here is a widget's function, which gets this frame as its first argument: `ui.button(…)` is `buttons.button(ui, …)`.
    So a widget of one's own needs no line here: it is a function of a `Frame`, called with `ui`.
    """

    label = texts.label
    heading = texts.heading
    width = texts.width
    rich = texts.rich
    paragraph = texts.paragraph
    measure_rich = texts.measure_rich

    icon = cards.icon
    raised = cards.raised
    card = cards.card
    rule = cards.rule

    button = buttons.button
    fold = buttons.fold
    link = buttons.link
    picture = picture_buttons.picture
    toggle = toggles.toggle

    dropdown = dropdowns.dropdown
    tabs = tabs.tabs
    list = lists.list_box
    slider = sliders.slider
    notches = notches.notches
    text = text_field.text
    number = number_field.number

    scroll = scrolls.scroll
    dialog = dialogs.dialog
    toast = toasts.toast
    board_input = board_input.board_input

    def end(self) -> None:
        """Finishes the frame: dialogs, the focus ring, open lists, toasts and the tooltip are drawn, the node list is there."""
        self.close()
        dialogs.draw_dialogs(self)
        for draw in self.late:
            draw()
        toasts.draw_toasts(self)
        tips.draw_tip(self)
        self.settle()
