"""The formats of levels: each file here declares one, called FORMAT."""
