"""Files of PyTorch as data: the archive, its tensors, and the modules and names in it."""
