"""The icons, as drawings of our own on a square of 24: lines two wide with round ends, a few filled shapes."""

from functools import lru_cache

from playground.ui.drawing.images import hex_of
from playground.ui.theme import Colour

_LINES = {
    "step": '<path d="M18.5 5.5v13"/>{fill}<path d="M6 6.2v11.6l8.6-5.8z"/>',
    "step-back": '<path d="M5.5 5.5v13"/>{fill}<path d="M18 6.2v11.6l-8.6-5.8z"/>',
    "branch": '<path d="M7 4.5v15M7 14c6 0 10-2.5 10-7"/><circle cx="17" cy="5.5" r="1.8"/>',
    "bookmark": '<path d="M7 4h10v16l-5-4.2L7 20z"/>',
    "pad-cross": '<path d="M5.5 5.5l13 13M18.5 5.5l-13 13"/>',
    "pad-circle": '<circle cx="12" cy="12" r="7.5"/>',
    "pad-square": '<rect x="5" y="5" width="14" height="14"/>',
    "pad-triangle": '<path d="M12 4.500l8.200 14.500H3.800z"/>',
    "pad-ways": '<path d="M9 3.5h6V9h5.5v6H15v5.5H9V15H3.500V9H9z"/>',
    "history": '<path d="M4.8 12a7.2 7.2 0 1 0 2.3-5.3"/><path d="M4.4 3.2v4.6H9"/><path d="M12 8v4.3l2.8 1.7"/>',
    "reset": '<path d="M19.2 12a7.2 7.2 0 1 1-2.3-5.3"/><path d="M19.6 3.2v4.6h-4.6"/>',
    "undo": '<path d="M8.5 4.5 4 9l4.5 4.5"/><path d="M4.5 9H14a5.5 5.5 0 0 1 0 11h-3.5"/>',
    "redo": '<path d="M15.5 4.5 20 9l-4.5 4.5"/><path d="M19.5 9H10a5.5 5.5 0 0 0 0 11h3.5"/>',
    "pencil": '<path d="M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5z"/><path d="M13.5 7l3.5 3.5"/>',
    "eraser": '<path d="M9 19.5 4 14.5a1.4 1.4 0 0 1 0-2L12.5 4a1.4 1.4 0 0 1 2 0l5.5 5.5a1.4 1.4 0 0 1 0 2l-8 8z"/>'
    '<path d="M8.5 8.5l7.2 7.2"/><path d="M9 19.5h11"/>',
    "line": '<path d="M6.5 17.5l11-11"/><circle cx="5" cy="19" r="1.6"/><circle cx="19" cy="5" r="1.6"/>',
    "rectangle": '<rect x="4" y="5.5" width="16" height="13" rx="2"/>',
    "bucket": '<path d="M10.5 4.5l7.8 7.8-6.4 6.4a2 2 0 0 1-2.8 0L4.1 13.7a2 2 0 0 1 0-2.8z"/><path d="M4 12.3h14"/>'
    '{fill}<path d="M20.4 15.2c1 1.5 1.5 2.3 1.5 3.1a1.5 1.5 0 0 1-3 0c0-.8.5-1.6 1.5-3.1z"/>',
    "grid": '<rect x="4" y="4" width="16" height="16" rx="2"/><path d="M4 9.4h16M4 14.7h16M9.4 4v16M14.7 4v16"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.2V12l3.2 2.2"/>',
    "hand": '<path d="M8 12.5V6.2a1.4 1.4 0 0 1 2.8 0V11V4.6a1.4 1.4 0 0 1 2.8 0V11V5.9a1.4 1.4 0 0 1 2.8 0v6V8.6'
    'a1.4 1.4 0 0 1 2.8 0v6.1a6 6 0 0 1-6 6h-.9a6 6 0 0 1-4.6-2.2l-4-5a1.45 1.45 0 0 1 2.2-1.9z"/>',
    "mouse-cursor": '<path d="M6 3.8l12.5 7.4-5.7 1.5-2.7 5.6z"/><path d="M13.5 14.5l3.5 5"/>',
    "folder": '<path d="M3.5 7.5a2 2 0 0 1 2-2h4l2.3 2.5h6.7a2 2 0 0 1 2 2v7.5a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2z"/>',
    "save": '<path d="M12 4v10.5"/><path d="M7.5 10.5l4.5 4.5 4.5-4.5"/><path d="M4.5 15.5v3a1.5 1.5 0 0 0 1.5 1.5h12'
    'a1.5 1.5 0 0 0 1.5-1.5v-3"/>',
    "new": '<path d="M13.5 3.5H7a1.8 1.8 0 0 0-1.8 1.8v13.4A1.8 1.8 0 0 0 7 20.5h10a1.8 1.8 0 0 0 1.8-1.8V8.8z"/>'
    '<path d="M13.2 3.8v5.2h5.3"/><path d="M12 12.2v5M9.5 14.7h5"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "minus": '<path d="M5 12h14"/>',
    "zoom-in": '<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5 5M10.5 8v5M8 10.5h5"/>',
    "zoom-out": '<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5 5M8 10.5h5"/>',
    "fit": '<path d="M4.5 9V5.5a1 1 0 0 1 1-1H9M15 4.5h3.5a1 1 0 0 1 1 1V9M19.5 15v3.5a1 1 0 0 1-1 1H15M9 19.5H5.5'
    'a1 1 0 0 1-1-1V15"/>'
    '<rect x="9" y="9" width="6" height="6" rx="1"/>',
    "landscape": '<path d="M3.5 15.5l8.5-4.3 8.500 4.3-8.5 4.3z"/><path d="M8 13.2V7.6l4-2 4 2v5.6M8 7.6l4 2 4-2M12 9.6v5.6"/>',
    "turn": '<path d="M4 13.5c0-2.500 3.600-4.500 8-4.500s8 2 8 4.500-3.600 4.500-8 4.500"/><path d="M14.500 15l-3 3 3 3"/>',
    "gear": '<path d="M10.2 5.5L10.4 2.9L13.6 2.9L13.8 5.5L15.3 6.2L17.3 4.5L19.5 6.7L17.8 8.7L18.5 10.2L21.1 10.4'
    "L21.1 13.6L18.5 13.8L17.8 "
    ""
    "15.3L19.5 17.3L17.3 19.5L15.3 17.8L13.8 18.5L13.6 21.1L10.4 21.1L10.2 18.5L8.7 17.8L6.7 19.5L4.5 17.3L6.2 15.3"
    'L5.5 13.8L2.9 13.6L2.9 10.4L5.5 10.2L6.2 8.7L4.5 6.7L6.7 4.5L8.7 6.2z"/>'
    '<circle cx="12" cy="12" r="2.8"/>',
    "help": '<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.6a2.5 2.5 0 0 1 5 0c0 1.8-2.5 2-2.5 3.9"/>'
    '{fill}<circle cx="12" cy="16.7" r="1.3"/>',
    "menu": '<path d="M4.5 7h15M4.5 12h15M4.5 17h15"/>',
    "stay": '<circle cx="12" cy="12" r="6.5"/><path d="M12 12h.1"/>',
    "arrow-up-right": '<path d="M6.5 17.5L17.2 6.8M8.8 6.5h8.7v8.7"/>',
    "arrow-down-right": '<path d="M6.5 6.5l10.7 10.7M17.5 8.8v8.7H8.800"/>',
    "arrow-down-left": '<path d="M17.5 6.5L6.8 17.2M6.5 8.800v8.7h8.7"/>',
    "arrow-up-left": '<path d="M17.5 17.5L6.8 6.8M6.5 15.200V6.5h8.7"/>',
    "close": '<path d="M6 6l12 12M18 6L6 18"/>',
    "check": '<path d="M5 12.8l4.6 4.6L19 7.5"/>',
    "chevron-down": '<path d="M5.5 9l6.5 6.5L18.5 9"/>',
    "chevron-up": '<path d="M5.5 15.5L12 9l6.5 6.5"/>',
    "chevron-left": '<path d="M15 5.5L8.5 12l6.5 6.5"/>',
    "chevron-right": '<path d="M9 5.5l6.5 6.5L9 18.5"/>',
    "brain": '<path d="M11.8 6a2.7 2.7 0 0 0-5.3-.6A3 3 0 0 0 4.3 10a3.2 3.2 0 0 0 .4 5 3.2 3.2 0 0 0 7.1 2z"/>'
    '<path d="M12.2 6a2.7 2.7 0 0 1 5.3-.6 3 3 0 0 1 2.2 4.6 3.2 3.2 0 0 1-.4 5 3.2 3.2 0 0 1-7.1 2z"/>'
    '<path d="M8 9.5a2.2 2.2 0 0 0 1.5.8M16 9.5a2.2 2.2 0 0 1-1.5.8M8 14.5a2 2 0 0 1 1.3-.6M16 14.5a2 2 0 0 0-1.3-.6"/>',
    "eye": '<path d="M2.8 12S6 5.8 12 5.8 21.2 12 21.2 12 18 18.2 12 18.2 2.8 12 2.8 12z"/><circle cx="12" cy="12" r="2.8"/>',
    "speed": '<path d="M4.6 17.5a8.5 8.5 0 1 1 14.8 0z"/><path d="M12 13.5l3.6-4.4"/>',
    "trophy": '<path d="M7.5 4.5h9v5.5a4.5 4.5 0 0 1-9 0z"/><path d="M7.5 6H4.5v1.5A3.2 3.2 0 0 0 7.7 10.7M16.5 6h3v1.5'
    'a3.2 3.2 0 0 1-3.2 3.2M12 14.5V18M8 19.5h8"/>',
    "flag": '<path d="M6 21V4"/><path d="M6 5c3.5-2 7.5 2 12.5 0v8.5c-5 2-9-2-12.5 0"/>',
    "start-flag": '<path d="M6 21V4"/><path d="M6 4.5l12.5 4.7L6 14z"/>',
    "book": '<path d="M12 6.5v13"/><path d="M12 6.5C10.5 5 8 4.5 3.5 4.5v13c4.5 0 7 .5 8.5 2 1.5-1.5 4-2 8.5-2v-13'
    'C16 4.5 13.5 5 12 6.5z"/>',
    "keyboard": '<rect x="2.8" y="6" width="18.4" height="12" rx="2"/>'
    '<path d="M6.5 10h.1M10.2 10h.1M13.9 10h.1M17.5 10h.1M8.5 14.2h7"/>',
    "text-size": '<path d="M3 18.5L8.5 5 14 18.5M4.8 14h7.4"/><path d="M14.8 18.5L18 10.5l3.2 8M15.9 15.8h4.2"/>',
    "picture": '<rect x="3.5" y="4.5" width="17" height="15" rx="2"/><circle cx="8.7" cy="9.5" r="1.6"/>'
    '<path d="M4 17l5-4.5 3.5 3 3.5-4 4.5 4.5"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11.5v5"/>{fill}<circle cx="12" cy="8" r="1.3"/>',
    "warning": '<path d="M12 4.2L21 19.5H3z"/><path d="M12 10v4.5"/>{fill}<circle cx="12" cy="16.9" r="1.2"/>',
    "trash": '<path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 12.5h9l1-12.5M10.2 10.5v5.5M13.8 10.5v5.5"/>',
    "copy": '<rect x="8.5" y="8.5" width="11.5" height="11.5" rx="2"/>'
    '<path d="M15.5 5.5a1.5 1.5 0 0 0-1.5-1.5H5.5A1.5 1.5 0 0 0 4 5.5V14'
    'a1.5 1.5 0 0 0 1.5 1.5"/>',
    "arrow-up": '<path d="M12 20V4.5M5.5 11L12 4.5 18.5 11"/>',
    "arrow-down": '<path d="M12 4v15.5M5.5 13l6.5 6.5 6.5-6.5"/>',
    "arrow-left": '<path d="M20 12H4.5M11 5.5L4.5 12l6.5 6.5"/>',
    "arrow-right": '<path d="M4 12h15.5M13 5.5l6.5 6.5-6.5 6.5"/>',
    "wand": '<path d="M4.5 19.5L15 9"/><path d="M17 3.5v4M15 5.5h4M8 4.5v3M6.5 6h3M19 13v3M17.5 14.5h3"/>',
    "dice": '<rect x="4" y="4" width="16" height="16" rx="3"/>{fill}<circle cx="8.5" cy="8.5" r="1.4"/>'
    '<circle cx="15.5" cy="15.5" r="1.4"/>'
    '<circle cx="12" cy="12" r="1.4"/>',
}
_FILLED = {
    "play": '<path d="M7.2 4.7v14.6a1 1 0 0 0 1.5.9l11.6-7.3a1 1 0 0 0 0-1.7L8.7 3.8a1 1 0 0 0-1.5.9z"/>',
    "play-back": '<path d="M16.8 4.7v14.6a1 1 0 0 1-1.5.9L4 12.9a1 1 0 0 1 0-1.7l11.3-7.4a1 1 0 0 1 1.5.9z"/>',
    "faster": '<path d="M3.5 5.2v13.6a.8.8 0 0 0 1.3.6l8-6.8a.8.8 0 0 0 0-1.2l-8-6.8a.8.8 0 0 0-1.3.6z"/>'
    '<path d="M12.5 5.2v13.6a.8.8 0 0 0 1.3.6l8-6.8a.8.8 0 0 0 0-1.2l-8-6.8a.8.8 0 0 0-1.3.6z"/>',
    "pause": '<rect x="5.5" y="4.5" width="4.6" height="15" rx="1.4"/><rect x="13.9" y="4.5" width="4.6" height="15" rx="1.4"/>',
    "stop": '<rect x="5.5" y="5.5" width="13" height="13" rx="2"/>',
}
NAMES = frozenset(_LINES) | frozenset(_FILLED)


@lru_cache(maxsize=512)
def icon_svg(name: str, colour: Colour) -> str:
    """The drawing of an icon in one colour; a name that does not exist gives a ring."""
    ink = hex_of(colour)
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">'
    if name in _FILLED:
        return f'{head}<g fill="{ink}">{_FILLED[name]}</g></svg>'
    lines, _, filled = _LINES.get(name, '<circle cx="12" cy="12" r="7"/>').partition("{fill}")
    stroked = f'<g fill="none" stroke="{ink}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{lines}</g>'
    return f'{head}{stroked}<g fill="{ink}">{filled}</g></svg>'
