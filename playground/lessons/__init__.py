"""The course: lessons and missions as data, what their tasks ask, and how an answer is checked."""
