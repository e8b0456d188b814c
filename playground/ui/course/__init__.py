"""The course in the window: the map, the pages of a lesson with their scenes, and how each kind of task is answered."""
