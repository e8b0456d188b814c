"""A person against the best possible mouse, the learner, and the person's own earlier episodes."""
