"""What a life writes down as it goes: the log of all that was asked of it, and keyframes of what it was.

All that a life does depends on its seed and on what it is asked for, never on time. So its past is this log, and any moment of
it is the nearest keyframe before, and forward from there by doing the same again.
"""
