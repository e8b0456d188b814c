"""Sounds: what is to be heard of what happened, and how it sounds. No device: that is ui/window/loudspeaker.py."""
