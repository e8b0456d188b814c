"""Graphs of ONNX: their nodes, every state of a level put into them, and the plain layers at their end."""
